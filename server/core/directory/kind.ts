/** The words in the database, in problems and on the wire: never rename one without a migration. */
export const KINDS = [
  'team',
  'person',
  'service',
  'schedule',
  'holiday-list',
  'escalation-chain',
  'integration',
  'settings',
] as const;
export type Kind = (typeof KINDS)[number];

export const SETTINGS_ID = 'settings';

export function nounOf(kind: Kind): string {
  return kind.replace('-', ' ');
}

export type Path = readonly (string | number)[];

/** `steps[0].page.people[1]`; keys that are no plain words are quoted, because labels may hold anything. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    if (!/^[\w-]+$/.test(part)) return `${text}[${JSON.stringify(part)}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}
