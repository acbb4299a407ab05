import { randomBytes } from 'node:crypto';
import { readDocument } from '../../contract/configuration/document.ts';
import type { Mistake } from '../../contract/configuration/mistake.ts';
import type { Abilities } from '../../core/directory/abilities.ts';
import { formatPath, nounOf } from '../../core/directory/kind.ts';
import type { Kind } from '../../core/directory/kind.ts';
import type { Problem } from '../../core/directory/problem.ts';
import { usersOf } from '../../core/directory/references.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Lookup } from '../../runtime/provisioning/secrets.ts';
import { keyOf, sameDocument, withId } from './entry.ts';
import type { Entry } from './entry.ts';
import { newErrors, preview } from './fitting.ts';
import type { Edit } from './fitting.ts';
import type { Kept } from './kept.ts';
import { rewrittenHistory } from './past-overrides.ts';
import type { Snapshot } from './snapshot.ts';

export interface RemoveRequest {
  readonly kind: Kind;
  readonly id: string;
  /** Refused unless this is the version that stands; 0 means that there must be none. Null: whatever stands. */
  readonly ifVersion: number | null;
  readonly by: string;
  /** Even though others refer to it; alert groups survive that, and say so. */
  readonly force?: boolean;
}

export interface PutRequest extends Omit<RemoveRequest, 'force'> {
  readonly document: unknown;
}

export type Refused =
  { readonly kind: 'provisioned'; readonly file: string } | { readonly kind: 'changed'; readonly version: number };

export type PutRefused = Refused | { readonly kind: 'invalid'; readonly mistakes: readonly Mistake[] };
export type RemoveRefused =
  Refused | { readonly kind: 'missing' } | { readonly kind: 'used'; readonly by: readonly string[] };

export type Planned<R> = { readonly kind: 'planned'; readonly edit: Edit | null } | R;

export interface Surroundings {
  readonly abilities: Abilities;
  readonly lookup: Lookup;
  readonly now: Instant;
}

export function planPut(before: Snapshot, request: PutRequest, surroundings: Surroundings): Planned<PutRefused> {
  const { kind, id } = request;
  const entry = before.entries.get(keyOf(kind, id));
  const refused = refusal(entry, request.ifVersion);
  if (refused !== null) return refused;
  const document = withToken(kind, withId(kind, id, request.document), entry);
  if (entry !== undefined && sameDocument(entry.document, document)) return { kind: 'planned', edit: null };
  const edit: Edit = { kind, id, document, file: null };
  const full = entry === undefined ? overLimit(before, kind) : null;
  if (full !== null) return { kind: 'invalid', mistakes: [full] };
  const mistakes = mistakesOf(before, edit, surroundings);
  return mistakes.length > 0 ? { kind: 'invalid', mistakes } : { kind: 'planned', edit };
}

export function planRemove(before: Snapshot, request: RemoveRequest, now: Instant): Planned<RemoveRefused> {
  const { kind, id, ifVersion, force = false } = request;
  const entry = before.entries.get(keyOf(kind, id));
  if (entry === undefined) return { kind: 'missing' };
  const refused = refusal(entry, ifVersion);
  if (refused !== null) return refused;
  const users = usersOf({ kind, id }, before.written);
  const by = users.map(({ from, path }) => `${nounOf(from.kind)} ${from.id} (${formatPath(path)})`);
  if (kind === 'person') by.push(...aheadOf(before.arranged.kept, id, now));
  if (by.length > 0 && !force) return { kind: 'used', by };
  return { kind: 'planned', edit: { kind, id, document: null, file: null } };
}

/** Only what is not over: what was must not keep a person for ever. */
function aheadOf(kept: Kept, personId: string, now: Instant): string[] {
  const overrides = [...kept.override.values()].filter(
    ({ people, interval }) => people.includes(personId) && interval.end > now,
  );
  const covers = [...kept['cover-request'].values()].filter(
    ({ answer, until }) => answer.kind === 'taken' && answer.taking.by === personId && until > now,
  );
  const absences = [...kept.absence.values()].filter(
    ({ substituteId, interval }) => substituteId === personId && interval.end > now,
  );
  return [
    ...overrides.map(({ scheduleId, id }) => `schedule ${scheduleId} (override ${id})`),
    ...covers.map(({ scheduleId, id }) => `schedule ${scheduleId} (cover request ${id})`),
    ...absences.map((absence) => `absence ${absence.id} of ${absence.personId} (substitute)`),
  ];
}

/** A limit that was lowered below what is there takes nothing away; it only lets nothing more in. */
function overLimit({ entries, directory }: Snapshot, kind: Kind): Mistake | null {
  const limit = kind === 'settings' ? -1 : (directory.settings.limits?.[kind] ?? -1);
  const count = [...entries.values()].filter((entry) => entry.kind === kind).length;
  if (limit < 0 || count < limit) return null;
  const message = `the limit is ${limit}, and there are ${count} already: delete one, or raise the limit in the settings`;
  return { path: [], message };
}

function refusal(entry: Entry | undefined, ifVersion: number | null): Refused | null {
  if (entry !== undefined && entry.file !== null) return { kind: 'provisioned', file: entry.file };
  const version = entry?.version ?? 0;
  return ifVersion === null || ifVersion === version ? null : { kind: 'changed', version };
}

function mistakesOf(before: Snapshot, edit: Edit, { abilities, lookup, now }: Surroundings): readonly Mistake[] {
  const { kind, id, document } = edit;
  const read = readDocument(kind, document, 1);
  if (!read.ok) return read.mistakes;
  if (named(document) !== null && named(document) !== id) {
    return [{ path: ['id'], message: `is not "${id}": an id never changes` }];
  }
  const next = preview(before, [edit], lookup);
  const errors = newErrors(before, next, abilities).map((problem) => mistakeFrom(problem, edit));
  const schedule = kind === 'schedule' ? next.written.schedules.get(id) : undefined;
  if (schedule === undefined) return errors;
  return [...errors, ...rewrittenHistory(before.written.schedules.get(id) ?? null, schedule, now)];
}

function mistakeFrom({ kind, id, path, message }: Problem, edit: Edit): Mistake {
  if (kind === edit.kind && id === edit.id) return { path, message };
  // The trouble shows in another document, so this one has no field to point at.
  return { path: [], message: `${nounOf(kind)} ${id}, ${formatPath(path)}: ${message}` };
}

/** Senders were given its URL, so an integration keeps the token it has; it gets one only when it has none. */
function withToken(kind: Kind, document: unknown, entry: Entry | undefined): unknown {
  if (kind !== 'integration' || typeof document !== 'object' || document === null || 'token' in document)
    return document;
  const kept = entry?.document;
  if (typeof kept === 'object' && kept !== null && 'token' in kept) return { ...document, token: kept.token };
  return { ...document, token: randomBytes(24).toString('base64url') };
}

function named(document: unknown): string | null {
  return typeof document === 'object' && document !== null && 'id' in document ? String(document.id) : null;
}
