import type { Source } from '../../../server/core/schedule/schedule.ts';

/** Somebody works what was meant for somebody else. */
export interface StandIn {
  readonly kind: 'cover' | 'absence';
  readonly from: string;
  /** Null: nobody was named, so whoever else is there works alone. */
  readonly to: string | null;
}

/** Whoever changed places on a shift, in the order in which it happened: of a shift that was passed on, each hand. */
export function standInsOf(sources: readonly Source[]): readonly StandIn[] {
  return sources.flatMap((source): StandIn[] => {
    if (source.kind === 'cover') return [{ kind: 'cover', from: source.from, to: source.to }];
    if (source.kind === 'absence') return [{ kind: 'absence', from: source.personId, to: source.substituteId }];
    return [];
  });
}

/** What a bar shows a sign for; at most one, the one that changed it last. */
export type Sign = 'override' | 'cover' | 'absence' | 'holiday' | 'import';

const SIGNS: readonly Sign[] = ['override', 'absence', 'cover', 'holiday', 'import'];

export function signOf(sources: readonly Source[]): Sign | null {
  return SIGNS.find((sign) => sources.some(({ kind }) => kind === sign)) ?? null;
}

/** Whose shift it was that somebody works now; null where it was their own from the start. */
export function originOf(person: string, standIns: readonly StandIn[]): string | null {
  let origin = person;
  for (const { from, to } of [...standIns].reverse()) if (to === origin) origin = from;
  return origin === person ? null : origin;
}
