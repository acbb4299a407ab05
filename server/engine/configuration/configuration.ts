import type { Abilities } from '../../core/directory/abilities.ts';
import type { Directory } from '../../core/directory/directory.ts';
import type { Kind } from '../../core/directory/kind.ts';
import type { Problem } from '../../core/directory/problem.ts';
import type { Instant } from '../../core/time/instant.ts';
import { withCalendarDays } from '../../runtime/icalendar/holidays.ts';
import { versionsOf } from '../../store/configuration.ts';
import { asKnown } from './as-known.ts';
import { entryOf, keyOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { problemsOf } from './fitting.ts';
import type { Edit } from './fitting.ts';
import { overridesWithout } from './kept.ts';
import type { KeptEdit } from './kept.ts';
import { createAbsences } from '../arrangements/absences.ts';
import type { Absences } from '../arrangements/absences.ts';
import { createCoverRequests, requestsWithout } from '../arrangements/cover-requests.ts';
import type { CoverRequests } from '../arrangements/cover-requests.ts';
import { createLive } from './live.ts';
import type { Changed, LiveOptions } from './live.ts';
import { createOverrides } from './overrides.ts';
import type { Overrides } from './overrides.ts';
import { createProvisioning } from './provisioning.ts';
import type { Provisioning } from './provisioning.ts';
import type { Snapshot } from './snapshot.ts';
import { planPut, planRemove } from './writing.ts';
import type { PutRefused, PutRequest, RemoveRefused, RemoveRequest } from './writing.ts';

export interface ConfigurationOptions extends LiveOptions {
  readonly abilities: Abilities;
  readonly folder: string | null;
}

export type PutResult = { readonly kind: 'stored'; readonly stored: Entry } | PutRefused;
export type RemoveResult = { readonly kind: 'removed' } | RemoveRefused;

export interface Configuration {
  /** As it stands; never changes under the reader, and is the same object until something changes. */
  snapshot(): Snapshot;
  /**
   * Catches up with what was committed, here or by another replica. One cheap question when nothing was, so that it can
   * be asked often.
   */
  refresh(): Promise<void>;
  list(kind: Kind): Promise<readonly Entry[]>;
  /** Newest first, deletions included; empty where there never was one. */
  versions(kind: Kind, id: string): Promise<readonly Entry[]>;
  /** What decided about one schedule at an instant, by what was saved until then. */
  asKnown(scheduleId: string, knownAt: Instant): Promise<Directory>;
  put(request: PutRequest): Promise<PutResult>;
  remove(request: RemoveRequest): Promise<RemoveResult>;
  problems(): readonly Problem[];
  readonly overrides: Overrides;
  readonly absences: Absences;
  readonly coverRequests: CoverRequests;
  readonly provisioning: Provisioning;
  /** Called after the snapshot has moved on. Returns the unsubscribe. */
  onChange(listener: (changed: Changed) => void): () => void;
  /** Before the database is closed. */
  close(): Promise<void>;
}

/** Empty until the first `refresh`, which `main` awaits before anything else starts. */
export function createConfiguration(options: ConfigurationOptions): Configuration {
  const { database, abilities, lookup, clock } = options;
  const live = createLive(options);
  const surroundings = () => ({ abilities, lookup, now: clock.now() });
  const entryNow = ({ kind, id }: PutRequest): Entry => {
    const entry = live.snapshot().entries.get(keyOf(kind, id));
    if (entry === undefined) throw new Error(`${kind} ${id} was stored and is not there`);
    return entry;
  };

  return {
    snapshot: live.snapshot,
    refresh: live.refresh,
    onChange: live.onChange,
    close: live.close,
    problems: () => problemsOf(live.snapshot(), abilities),
    overrides: createOverrides(live, clock),
    absences: createAbsences(live, clock),
    coverRequests: createCoverRequests(live, clock),
    provisioning: createProvisioning(live, options),
    async list(kind) {
      return [...live.snapshot().entries.values()].filter((entry) => entry.kind === kind);
    },
    async versions(kind, id) {
      const rows = await database.read((tx) => versionsOf(tx, kind, id));
      return rows.flatMap((row) => entryOf(row) ?? []);
    },
    asKnown(scheduleId, knownAt) {
      const { imports } = live.snapshot();
      return asKnown(database, lookup, { scheduleId, knownAt, imports });
    },
    async put(sent) {
      // Before everybody else is held back: a calendar takes its time.
      const { document, mistakes } = await withCalendarDays(sent.kind === 'holiday-list' ? sent.document : null);
      if (mistakes.length > 0) return { kind: 'invalid', mistakes };
      const request = sent.kind === 'holiday-list' ? { ...sent, document } : sent;
      const planned = await live.commit((before) => editsOf(planPut(before, request, surroundings())), request.by);
      return planned.kind === 'planned' ? { kind: 'stored', stored: entryNow(request) } : planned;
    },
    async remove(request) {
      const planned = await live.commit((before) => {
        const { edits, result } = editsOf(planRemove(before, request, clock.now()));
        const isRemoved = request.kind === 'schedule' && edits.length > 0;
        return { edits: [...edits, ...(isRemoved ? editsWithout(before, request.id, clock.now()) : [])], result };
      }, request.by);
      return planned.kind === 'planned' ? { kind: 'removed' } : planned;
    },
  };
}

/** What goes with a schedule that is deleted on purpose. */
function editsWithout(before: Snapshot, scheduleId: string, now: Instant): readonly KeptEdit[] {
  return [...overridesWithout(before.arranged.kept, scheduleId, now), ...requestsWithout(before, scheduleId, now)];
}

function editsOf<P extends { readonly kind: string }>(
  planned: P | { readonly kind: 'planned'; readonly edit: Edit | null },
) {
  const edits = 'edit' in planned && planned.edit !== null ? [planned.edit] : [];
  return { edits, result: planned };
}
