import type { Load } from '../../server/core/schedule/load.ts';

/** What a list of people is searched and ordered by. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly file: string | null;
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  /** Null until it is known. */
  readonly isReachable: boolean | null;
  readonly past: Load | undefined;
}

export const PEOPLE_ORDERS = ['name', 'load', 'reach'] as const;
export type PeopleOrder = (typeof PEOPLE_ORDERS)[number];

export function readOrder(text: string | null): PeopleOrder {
  return PEOPLE_ORDERS.find((order) => order === text) ?? 'name';
}

/** Those whose name, address or team holds every word that was typed. */
export function found(rows: readonly PersonRow[], typed: string): readonly PersonRow[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ name, email, teams }) => {
    const text = [name, email ?? '', ...teams.map((team) => team.name)].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function ordered(rows: readonly PersonRow[], order: PeopleOrder): readonly PersonRow[] {
  const byName = (a: PersonRow, b: PersonRow): number => a.name.localeCompare(b.name);
  const rank = (row: PersonRow): number => {
    if (order === 'load') return -(row.past?.onCallMs ?? 0);
    if (order === 'reach') return row.isReachable === false ? 0 : 1;
    return 0;
  };
  return [...rows].sort((a, b) => rank(a) - rank(b) || byName(a, b));
}
