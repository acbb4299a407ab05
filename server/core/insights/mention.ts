import type { Instant } from '../time/instant.ts';

type Mentioned = 'person' | 'team' | 'schedule' | 'service';

/**
 * Reasons are written when something is decided, and read after names may have changed or by somebody in another zone.
 * So they carry ids and instants in this form, and `spell` puts words in their place.
 */
export function mention(kind: Mentioned, id: string): string {
  return `<@${kind}:${id}>`;
}

export function mentionTime(at: Instant): string {
  return `<@time:${at}>`;
}

export interface Spelling {
  person(id: string): string;
  team(id: string): string;
  schedule(id: string): string;
  service(id: string): string;
  time?(at: Instant): string;
}

export function utcTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export function spell(text: string, names: Spelling): string {
  return text.replace(/<@(person|team|schedule|service|time):([^<>]*)>/g, (_, kind: Mentioned | 'time', id: string) => {
    if (kind !== 'time') return names[kind](id);
    return names.time ? names.time(Number(id)) : utcTime(Number(id));
  });
}
