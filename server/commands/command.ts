import type { Clock } from '../runtime/clock.ts';
import type { EnvironmentSource } from '../runtime/environment/source.ts';
import type { SignalSource } from '../runtime/shutdown.ts';

/** Everything that a command touches of the process it runs in; a test hands in its own. */
export interface Surroundings {
  readonly clock: Clock;
  readonly environment: EnvironmentSource;
  /** Writes to standard output; what another program may read goes here and nothing else. */
  readonly print: (text: string) => void;
  /** Writes a line to standard error. */
  readonly complain: (line: string) => void;
  readonly signals: Signals;
}

export interface Signals extends SignalSource {
  on(signal: 'SIGTERM' | 'SIGINT' | 'SIGHUP', listener: () => void): unknown;
}

export interface Command {
  readonly name: string;
  /** As it is typed, behind `tocsin`. */
  readonly usage: string;
  readonly meaning: string;
  /** Resolves to the exit code. Rejects with `Refused` for what the caller can put right. */
  run(words: readonly string[], surroundings: Surroundings): Promise<number>;
}

/** How the shell is told: 1 is for what nobody expected. */
export const EXIT = { fine: 0, wrong: 2 } as const;

/** Something the caller can put right, in plain sentences, every one at once. */
export class Refused extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'Refused';
    this.sentences = sentences;
  }
}
