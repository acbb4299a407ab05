import type { Channel, SendResult } from '../../channels/channel.ts';
import { userGroupsOf } from '../../core/directory/user-groups.ts';
import type { UserGroup } from '../../core/directory/user-groups.ts';
import { resolve } from '../../core/schedule/resolve.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Tx } from '../../store/database.ts';
import type { UserGroupRow } from '../../store/rows.ts';
import { saveUserGroup, userGroupForUpdate } from '../../store/user-groups.ts';
import { lookAgainMs, type Ground, type Part } from '../part.ts';
import { createPump } from '../pump.ts';

/** While one process sets a group, no other does; after this the other may, because the first has died. */
const LEASE_MS = MINUTE_MS;
const TIMEOUT_MS = 20 * SECOND_MS;
/** What Slack refuses for good (a missing scope, a wrong id) may be mended there, without a word to us. */
const REFUSED_AGAIN_MS = 15 * MINUTE_MS;
const NEVER = Infinity;

/** What is to be done about a group now: set it, or look again later. */
type Claim = { readonly kind: 'set' } | { readonly kind: 'wait'; readonly until: Instant };

/**
 * Keeps user groups in Slack as the schedules say. What was set is remembered: nothing is sent where nothing changed,
 * and a group of which nobody is on call stays as it was, because Slack refuses an empty one.
 */
export function createUserGroups(ground: Ground): Part & { changed(): void } {
  const { database, clock, known, channels, observe } = ground;
  /** What was last found to be in order or impossible, and what was said of it: neither is repeated. */
  const settled = new Map<string, string>();
  const warned = new Map<string, string>();

  const follow = async (group: UserGroup, set: NonNullable<Channel['setUserGroup']>): Promise<Instant> => {
    const wanted = JSON.stringify(group.members);
    const said = `${wanted} ${group.without.join()}`;
    if (settled.get(group.id) === said) return NEVER;
    if (warned.get(group.id) !== said) warnOf(group);
    warned.set(group.id, said);
    if (group.members.length === 0) {
      settled.set(group.id, said);
      return NEVER;
    }
    const claim = await database.write((tx) => claimOf(tx, group.id, wanted, clock.now()));
    if (claim.kind === 'set') {
      const result = await send(group, set);
      observe.userGroup(result.kind);
      if (result.kind !== 'delivered')
        observe.warned('a user group in Slack could not be set', { group: group.id, reason: result.reason });
      return await database.write((tx) => settle(tx, group.id, wanted, result, clock.now()));
    }
    if (claim.until === NEVER) settled.set(group.id, said);
    return claim.until;
  };

  const warnOf = ({ id, members, without, schedules }: UserGroup): void => {
    if (members.length === 0) {
      observe.warned('nobody on call is in Slack: its user group stays as it was', { group: id, schedules, without });
    } else if (without.length > 0) {
      observe.warned('people on call are missing in a user group: they have no contact method in Slack', {
        ...{ group: id, schedules, without },
      });
    }
  };

  const send = async (group: UserGroup, set: NonNullable<Channel['setUserGroup']>): Promise<SendResult> => {
    const abort = new AbortController();
    const cancel = clock.alarm(clock.now() + TIMEOUT_MS, () => abort.abort(new Error('no answer in time')));
    return await set(group.id, group.members, abort.signal).finally(cancel);
  };

  const pump = createPump({
    clock,
    lookAgainMs: lookAgainMs(ground),
    failed: (error) => observe.failed('user groups in Slack', error),
    async run() {
      const set = channels.get('slack')?.setUserGroup;
      const now = clock.now();
      const { directory } = known();
      const groups = userGroupsOf(directory, now);
      // Where Slack is not set up the doctor says so.
      if (set === undefined || groups.length === 0) return null;
      const next: Instant[] = [];
      for (const group of groups) next.push(await follow(group, set));
      const following = [...directory.schedules.values()].filter((one) => one.slackUserGroup !== null);
      return Math.min(...next, ...following.map((one) => nextEdge(one, now, (id) => directory.people.has(id))));
    },
  });

  return { pumps: [pump], batches: [], inFlight: () => 0, changed: pump.poke, stop: () => pump.stop() };
}

async function claimOf(tx: Tx, id: string, wanted: string, now: Instant): Promise<Claim> {
  const before = await userGroupForUpdate(tx, id);
  if (before?.members === wanted && before.wanted === wanted) return { kind: 'wait', until: NEVER };
  const isNew = before?.wanted !== wanted;
  if (!isNew && (before?.next_try_at ?? 0) > now) return { kind: 'wait', until: before?.next_try_at ?? NEVER };
  await saveUserGroup(tx, {
    ...{ id, wanted, members: before?.members ?? '[]', next_try_at: now + LEASE_MS },
    ...{ attempts: isNew ? 1 : (before?.attempts ?? 0) + 1 },
    ...{ failing_since: before?.failing_since ?? null, problem: before?.problem ?? null },
  });
  return { kind: 'set' };
}

/** Answers when to look again. */
async function settle(tx: Tx, id: string, wanted: string, result: SendResult, now: Instant): Promise<Instant> {
  const before = await userGroupForUpdate(tx, id);
  // Somebody else came on call while Slack was being told: whoever claimed that writes it down.
  if (before === null || before.wanted !== wanted) return now + SECOND_MS;
  const done = { next_try_at: null, failing_since: null, problem: null, attempts: 0 };
  const after = (row: Partial<UserGroupRow>): Promise<void> => saveUserGroup(tx, { ...before, ...row });
  if (result.kind === 'delivered') {
    await after({ ...done, members: wanted });
    return NEVER;
  }
  const doubled = SECOND_MS * 5 * 2 ** Math.min(before.attempts - 1, 6);
  const waitMs = result.kind === 'try-again' ? Math.max(result.afterMs, doubled) : REFUSED_AGAIN_MS;
  const problem = result.reason;
  await after({ next_try_at: now + waitMs, failing_since: before.failing_since ?? now, problem });
  return now + waitMs;
}

/** The next instant at which somebody else may be on call; a day from now where that is further ahead. */
function nextEdge(schedule: Schedule, now: Instant, isKnown: (id: string) => boolean): Instant {
  const window = { start: now, end: now + DAY_MS };
  const edges = resolve(schedule, window, isKnown).flatMap(({ interval }) => [interval.start, interval.end]);
  return Math.min(window.end, ...edges.filter((at) => at > now));
}
