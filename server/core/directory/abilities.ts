import { closest } from './closest.ts';

export interface Abilities {
  readonly channels: readonly string[];
  /** Null when the address can be used on that channel, otherwise what is wrong with it and how to write it. */
  readonly checkAddress: (channel: string, address: string) => string | null;
  readonly integrationTypes: readonly string[];
}

export interface WrongField {
  readonly field: string;
  readonly value: string;
  readonly message: string;
}

export function checkWayOut(channel: string, address: string, abilities: Abilities): WrongField | null {
  if (!abilities.channels.includes(channel)) {
    return { field: 'channel', value: channel, message: unknownWord('channel', channel, abilities.channels) };
  }
  const message = abilities.checkAddress(channel, address);
  return message === null ? null : { field: 'address', value: address, message };
}

export function unknownWord(noun: string, word: string, known: readonly string[]): string {
  const meant = closest(word, known);
  const rest = known.length === 0 ? 'there is none yet' : `known: ${known.slice(0, 10).join(', ')}`;
  return `there is no ${noun} "${word}"; ${meant === null ? rest : `did you mean "${meant}"?`}`;
}
