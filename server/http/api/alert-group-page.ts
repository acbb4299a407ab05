import type { z } from 'zod';
import type { alertGroupPage, alertGroupQuery } from '../../contract/alert-group.ts';
import { matchesAll, parseMatchers } from '../../core/ownership/matcher.ts';
import type { Matchers } from '../../core/ownership/matcher.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import { listGroups } from '../../store/alert-group-list.ts';
import type { GroupCursor, GroupFilter } from '../../store/alert-group-list.ts';
import { countByStatus, searchGroups } from '../../store/alert-group-search.ts';
import type { Matching } from '../../store/alert-group-search.ts';
import type { Database } from '../../store/database.ts';
import type { Caller } from '../auth/caller.ts';
import { Refusal } from '../problem.ts';
import { viewOf } from './alert-group-view.ts';
import { groupOf, stateOf } from './alert-group-wire.ts';

interface PageDeps {
  readonly database: Database;
  readonly clock: Clock;
  known(): Known;
}

type Query = z.output<typeof alertGroupQuery>;
type Page = z.input<typeof alertGroupPage>;

/** One page of the list, and with the first one the counts of every status. */
export async function pageOf(deps: PageDeps, query: Query, caller: Caller): Promise<Page> {
  const { limit, order } = query;
  const cursor = query.cursor === undefined ? null : cursorIn(query.cursor);
  const matchers = query.matchers === undefined ? [] : matchersIn(query.matchers);
  const isMine = query.mine === 'true';
  // Nothing is theirs who is nobody here; leaving the filter out would show everything under that name.
  if (isMine && caller.personId === null) return NOTHING;
  const filter = filterOf(query, matchers, isMine ? caller.personId : null);
  const matches = matchingOf(matchers);
  const now = deps.clock.now();
  return await deps.database.read(async (tx) => {
    const listing = { ...filter, cursor, order, limit };
    const page = matches === null ? await listGroups(tx, listing) : await searchGroups(tx, listing, matches);
    const states = page.rows.map(stateOf);
    const view = await viewOf(tx, states, deps.known(), now);
    const counted = cursor === null ? await countByStatus(tx, filter, matches) : null;
    return {
      items: page.rows.map((row, index) => groupOf(row, view, states[index])),
      next: page.next === null ? null : cursorText(page.next),
      counts: counted === null ? null : { ...counted.counts, isComplete: counted.isComplete },
    };
  });
}

const NOTHING: Page = {
  items: [],
  next: null,
  counts: { firing: 0, acknowledged: 0, snoozed: 0, resolved: 0, isComplete: true },
};

function filterOf(query: Query, matchers: Matchers, involvedId: string | null): GroupFilter {
  const { status, team, service, responder, search, from, to } = query;
  return {
    ...{ states: status, teamIds: team, serviceIds: service, personId: responder, involvedId, search },
    // Read off in SQL, so that the commonest filters never read rows that do not fit; the rest is for `matchesAll`.
    labels: matchers.filter(({ operator, value }) => operator === '=' && value !== ''),
    from: from === undefined ? null : Date.parse(from),
    to: to === undefined ? null : Date.parse(to),
  };
}

/** Null where SQL says it all. */
function matchingOf(matchers: Matchers): Matching | null {
  if (matchers.length === 0) return null;
  return (labels) => matchesAll(matchers, JSON.parse(labels) as Record<string, string>);
}

function matchersIn(text: string): Matchers {
  const read = parseMatchers(text);
  if (read.ok) return read.matchers;
  const { message, position } = read.problem;
  const detail = `${message} (at character ${position + 1})`;
  throw new Refusal('bad-request', `matchers cannot be read: ${detail}.`, { errors: [{ path: 'matchers', detail }] });
}

function cursorIn(text: string): GroupCursor {
  const [, createdAt, number, severity] = /^(\d{1,15})-(\d{1,15})-([a-z]{1,10})$/.exec(text) ?? [];
  if (createdAt === undefined) throw new Refusal('bad-request', 'The cursor is not one that this list gave out.');
  return { createdAt: Number(createdAt), number: Number(number), severity };
}

function cursorText({ createdAt, number, severity = 'info' }: GroupCursor): string {
  return `${createdAt}-${number}-${severity}`;
}
