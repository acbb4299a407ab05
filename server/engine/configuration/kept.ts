import type { PersonId } from '../../core/notifying/person.ts';
import type { Absence, Occurrence, Override } from '../../core/schedule/schedule.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { ConfigurationRow } from '../../store/rows.ts';

/** Made through the API and kept beside the documents, because files may own those and nobody edits files at 03:00. */
interface Made {
  readonly createdBy: string;
  /** Who made it, and may take it back; null where that was a machine. */
  readonly creatorId: PersonId | null;
}

export interface KeptOverride extends Override, Made {
  readonly scheduleId: string;
}

export interface KeptAbsence extends Absence, Made {
  readonly note: string | null;
}

export interface Taking {
  readonly by: PersonId;
  readonly at: Instant;
}

/** That nobody has taken it in time is no answer of anybody: `past-due` follows from where its shifts lie. */
export type RequestAnswer =
  | { readonly kind: 'open' }
  | { readonly kind: 'taken'; readonly taking: Taking }
  | { readonly kind: 'declined'; readonly at: Instant }
  /** `taking`: until `at` it was taken, and what was stays. */
  | { readonly kind: 'withdrawn'; readonly at: Instant; readonly taking: Taking | null };

export interface KeptRequest extends Made {
  readonly id: string;
  readonly scheduleId: string;
  readonly from: PersonId;
  /** Null: whoever of the schedule. */
  readonly to: PersonId | null;
  readonly given: readonly Occurrence[];
  /** Of `to`, who gets `given` for them: a swap, both sides of it or none. Empty: a cover. */
  readonly inReturn: readonly Occurrence[];
  readonly note: string | null;
  readonly createdAt: Instant;
  /** When the last of its shifts was to end as it was made; a rotation that moves takes them with it. */
  readonly until: Instant;
  readonly answer: RequestAnswer;
}

interface KeptKinds {
  override: KeptOverride;
  absence: KeptAbsence;
  'cover-request': KeptRequest;
}

/** Beside the kinds of documents: nothing of them stands in a file, and they have no version that a caller could name. */
export type KeptKind = keyof KeptKinds;

/** Everything of each kind, by its id. A map stays the very same until something of its kind changes. */
export type Kept = { readonly [K in KeptKind]: ReadonlyMap<string, KeptKinds[K]> };

export const nothingKept: Kept = { override: new Map(), absence: new Map(), 'cover-request': new Map() };

export interface KeptEdit {
  readonly kind: KeptKind;
  readonly id: string;
  readonly document: KeptKinds[KeptKind] | null;
  readonly file: null;
}

/** Null: it is taken out, which is for what never had any effect, or what it belonged to is gone. */
export function editOf<K extends KeptKind>(kind: K, id: string, document: KeptKinds[K] | null): KeptEdit {
  return { kind, id, document, file: null };
}

/**
 * What becomes of the overrides of a schedule that is deleted on purpose: one that is made later under its id is another.
 * Those that are over stay, and one that runs ends: who was on call was, also for whoever makes the schedule again.
 */
export function overridesWithout({ override }: Kept, scheduleId: string, now: Instant): readonly KeptEdit[] {
  const ahead = [...override.values()].filter((one) => one.scheduleId === scheduleId && one.interval.end > now);
  return ahead.map((one) => endedAt(one, now));
}

function endedAt(override: KeptOverride, now: Instant): KeptEdit {
  const { id, interval } = override;
  if (interval.start >= now) return editOf('override', id, null);
  return editOf('override', id, { ...override, interval: { ...interval, end: now } });
}

/** What does not stand in overrides that were made before they could be bound to a layer. */
const whole: Partial<KeptOverride> = { layerId: null };

/** With these rows; the very same object where none of them is about something kept. */
export function keptAfter(before: Kept, rows: readonly ConfigurationRow[]): Kept {
  // Nothing but `editOf` makes such rows, so that each body is what its kind says.
  const override = after(before.override, rowsOf('override', rows), (body) => {
    return { ...whole, ...(JSON.parse(body) as KeptOverride) };
  });
  const absence = after(before.absence, rowsOf('absence', rows), (body) => JSON.parse(body) as KeptAbsence);
  const requests = after(before['cover-request'], rowsOf('cover-request', rows), (body) => {
    return JSON.parse(body) as KeptRequest;
  });
  const isSame = override === before.override && absence === before.absence && requests === before['cover-request'];
  return isSame ? before : { override, absence, 'cover-request': requests };
}

function rowsOf(kind: KeptKind, rows: readonly ConfigurationRow[]): readonly ConfigurationRow[] {
  return rows.filter((row) => row.kind === kind);
}

function after<T>(
  before: ReadonlyMap<string, T>,
  rows: readonly ConfigurationRow[],
  read: (body: string) => T,
): ReadonlyMap<string, T> {
  if (rows.length === 0) return before;
  const next = new Map(before);
  for (const { id, body } of rows) {
    if (body === null) next.delete(id);
    else next.set(id, read(body));
  }
  return next;
}
