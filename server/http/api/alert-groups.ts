import { STATUSES } from '../../contract/alert-group.ts';
import type { Api } from '../../contract/routes.ts';
import type { Event } from '../../core/escalation/event.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import { alertsOfGroup } from '../../store/alerts.ts';
import { groupById } from '../../store/alert-groups.ts';
import { countOpenBy } from '../../store/alert-group-list.ts';
import type { OpenCount } from '../../store/alert-group-list.ts';
import type { Database } from '../../store/database.ts';
import { messagesOfGroup } from '../../store/outbox.ts';
import { timelineOf } from '../../store/timeline.ts';
import { actorOf } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';
import { Refusal } from '../problem.ts';
import { previewOf } from './alert-group-preview.ts';
import { detailOf } from './alert-group-detail.ts';
import { eventOf } from './alert-group-deeds.ts';
import type { Deed } from './alert-group-deeds.ts';
import { pageOf } from './alert-group-page.ts';
import { viewOf } from './alert-group-view.ts';
import { stateOf } from './alert-group-wire.ts';
import { hidingAddresses } from './concealment.ts';
import type { HandlersOf } from './handler.ts';

export interface AlertGroupDeps {
  readonly engine: Engine;
  readonly database: Database;
  readonly clock: Clock;
  known(): Known;
}

type Group = Api['alertGroups'];

export function alertGroupHandlers(deps: AlertGroupDeps): HandlersOf<Group> {
  const { database, known, clock } = deps;
  const event = (deed: Deed, caller: Caller): Event => eventOf(deed, caller, known(), clock.now());
  const act = async (id: string, deed: Deed, caller: Caller) => ({ body: await acted(deps, id, event(deed, caller)) });

  return {
    list: async ({ query, caller }) => ({ body: await pageOf(deps, query, caller) }),
    counts: async ({ query }) => {
      const column = query.by === 'team' ? 'team_id' : 'service_id';
      const rows = await database.read((tx) => countOpenBy(tx, column));
      return { body: { items: countsOf(rows) } };
    },
    get: async ({ params, caller }) => {
      const now = clock.now();
      const { view, ...parts } = await database.read(async (tx) => {
        const group = await groupById(tx, params.id);
        if (group === null) throw noGroup(params.id);
        return {
          group,
          alerts: await alertsOfGroup(tx, params.id),
          timeline: await timelineOf(tx, params.id),
          messages: await messagesOfGroup(tx, params.id),
          view: await viewOf(tx, [stateOf(group)], known(), now),
        };
      });
      return { body: detailOf(parts, view, hidingAddresses(caller, parts.messages)) };
    },
    bulk: async ({ body: { ids, ...deed }, caller }) => {
      const what = event(deed, caller);
      // All at once, so that they share a transaction of the engine; a group that is named twice is asked once.
      const unique = [...new Set(ids)];
      const answers = await Promise.all(unique.map((id) => actOn(deps, id, what)));
      const results = unique.map((id, index) => {
        const answer = answers[index];
        return answer ? { id, kind: 'acted' as const, ...answer } : { id, kind: 'not-found' as const };
      });
      return { body: { results } };
    },
    preview: async ({ params, body, caller }) => {
      const now = clock.now();
      const { group, view } = await database.read(async (tx) => {
        const row = await groupById(tx, params.id);
        if (row === null) throw noGroup(params.id);
        return { group: row, view: await viewOf(tx, [stateOf(row)], known(), now) };
      });
      return { body: previewOf(group, event(body, caller), view) };
    },
    acknowledge: ({ params, body, caller }) => act(params.id, { action: 'acknowledge', ...body }, caller),
    unacknowledge: ({ params, body, caller }) => act(params.id, { action: 'unacknowledge', ...body }, caller),
    decline: ({ params, body, caller }) => act(params.id, { action: 'decline', ...body }, caller),
    resolve: ({ params, body, caller }) => act(params.id, { action: 'resolve', ...body }, caller),
    escalate: ({ params, body, caller }) => act(params.id, { action: 'escalate', ...body }, caller),
    snooze: ({ params, body, caller }) => act(params.id, { action: 'snooze', ...body }, caller),
    reassign: ({ params, body, caller }) => act(params.id, { action: 'reassign', ...body }, caller),
    addResponder: ({ params, body, caller }) => act(params.id, { action: 'add-responder', ...body }, caller),
    addNote: async ({ params, body, caller }) => ({
      body: await acted(deps, params.id, { kind: 'note', by: actorOf(caller, body.as), text: body.text }),
    }),
  };
}

function countsOf(rows: readonly OpenCount[]) {
  const byKey = new Map<string, { key: string } & Record<OpenCount['status'], number>>();
  for (const { key, status, count } of rows) {
    const counts = byKey.get(key) ?? { key, firing: 0, acknowledged: 0, snoozed: 0 };
    byKey.set(key, { ...counts, [status]: count });
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Null: there is no such group. */
async function actOn({ engine }: AlertGroupDeps, id: string, event: Event) {
  const result = await engine.act(id, event);
  if (result.kind === 'not-found') return null;
  const status = STATUSES.find((one) => one === result.status) ?? 'firing';
  return { changed: result.kind === 'done', sentence: result.sentence, status };
}

async function acted(deps: AlertGroupDeps, id: string, event: Event) {
  const answer = await actOn(deps, id, event);
  if (answer === null) throw noGroup(id);
  return answer;
}

function noGroup(id: string): Refusal {
  return new Refusal('not-found', `There is no alert group ${id}.`);
}
