import type { Api } from '../../contract/routes.ts';
import type { Target } from '../../core/escalation/chain.ts';
import type { Event } from '../../core/escalation/event.ts';
import { STATUSES } from '../../contract/alert-group.ts';
import { decodeTarget } from '../../contract/configuration/target.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import { alertsOfGroup } from '../../store/alerts.ts';
import { groupById } from '../../store/alert-groups.ts';
import type { Database } from '../../store/database.ts';
import { countOpenBy, listGroups } from '../../store/alert-group-list.ts';
import type { GroupCursor, OpenCount } from '../../store/alert-group-list.ts';
import { messagesOfGroup } from '../../store/outbox.ts';
import { timelineOf } from '../../store/timeline.ts';
import { actorOf } from '../auth/caller.ts';
import { Refusal } from '../problem.ts';
import { detailOf, groupOf } from './alert-group-wire.ts';
import { hidingAddresses } from './concealment.ts';
import type { HandlersOf } from './handler.ts';
import { namingOf } from './naming.ts';

export interface AlertGroupDeps {
  readonly engine: Engine;
  readonly database: Database;
  readonly clock: Clock;
  known(): Known;
}

type Group = Api['alertGroups'];

export function alertGroupHandlers(deps: AlertGroupDeps): HandlersOf<Group> {
  const { database, known, clock } = deps;
  const act = async (id: string, event: Event) => ({ body: await acted(deps, id, event) });

  return {
    list: async ({ query }) => {
      const { status, team, service, responder, search, from, to, cursor, limit } = query;
      const page = await database.read((tx) =>
        listGroups(tx, {
          ...{ states: status, teamIds: team, serviceIds: service, personId: responder, search, limit },
          from: from === undefined ? null : Date.parse(from),
          to: to === undefined ? null : Date.parse(to),
          cursor: cursor === undefined ? null : cursorIn(cursor),
        }),
      );
      const naming = namingOf(known());
      const next = page.next === null ? null : `${page.next.createdAt}-${page.next.number}`;
      return { body: { items: page.rows.map((row) => groupOf(row, naming)), next } };
    },
    counts: async ({ query }) => {
      const column = query.by === 'team' ? 'team_id' : 'service_id';
      const rows = await database.read((tx) => countOpenBy(tx, column));
      return { body: { items: countsOf(rows) } };
    },
    get: async ({ params, caller }) => {
      const parts = await database.read(async (tx) => ({
        group: await groupById(tx, params.id),
        alerts: await alertsOfGroup(tx, params.id),
        timeline: await timelineOf(tx, params.id),
        messages: await messagesOfGroup(tx, params.id),
      }));
      if (parts.group === null) throw noGroup(params.id);
      const hide = hidingAddresses(caller, parts.messages);
      return { body: detailOf({ ...parts, group: parts.group }, known(), clock.now(), hide) };
    },
    acknowledge: ({ params, body, caller }) => act(params.id, { kind: 'acknowledge', by: actorOf(caller, body.as) }),
    unacknowledge: ({ params, body, caller }) =>
      act(params.id, { kind: 'unacknowledge', by: actorOf(caller, body.as) }),
    decline: ({ params, body, caller }) => act(params.id, { kind: 'decline', by: actorOf(caller, body.as) }),
    resolve: ({ params, body, caller }) => act(params.id, { kind: 'resolve', by: actorOf(caller, body.as) }),
    escalate: ({ params, body, caller }) => act(params.id, { kind: 'escalate', by: actorOf(caller, body.as) }),
    snooze: ({ params, body, caller }) => {
      const until = snoozeEnd(body, clock.now());
      return act(params.id, { kind: 'snooze', by: actorOf(caller, body.as), until });
    },
    reassign: ({ params, body, caller }) =>
      act(params.id, {
        kind: 'reassign',
        by: actorOf(caller, body.as),
        target: existing(decodeTarget(body.target), known()),
      }),
    addResponder: ({ params, body, caller }) =>
      act(params.id, {
        kind: 'add-responder',
        by: actorOf(caller, body.as),
        target: existing(decodeTarget(body.target), known()),
      }),
    addNote: ({ params, body, caller }) =>
      act(params.id, { kind: 'note', by: actorOf(caller, body.as), text: body.text }),
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

async function acted({ engine }: AlertGroupDeps, id: string, event: Event) {
  const result = await engine.act(id, event);
  if (result.kind === 'not-found') throw noGroup(id);
  const status = STATUSES.find((one) => one === result.status) ?? 'firing';
  return { changed: result.kind === 'done', sentence: result.sentence, status };
}

function noGroup(id: string): Refusal {
  return new Refusal('not-found', `There is no alert group ${id}.`);
}

function cursorIn(text: string): GroupCursor {
  const [, createdAt, number] = /^(\d{1,15})-(\d{1,15})$/.exec(text) ?? [];
  if (createdAt === undefined) throw new Refusal('bad-request', 'The cursor is not one that this list gave out.');
  return { createdAt: Number(createdAt), number: Number(number) };
}

/** A year is far beyond any use; what is longer is a slip, and would bury the group. */
const LONGEST_SNOOZE_DAYS = 366;

function snoozeEnd(body: { readonly until?: string; readonly for?: number }, now: Instant): Instant {
  const until = body.until === undefined ? now + (body.for ?? 0) : Date.parse(body.until);
  if (until <= now) throw new Refusal('wrong-shape', 'until lies in the past: write a time to come.');
  if (until > now + LONGEST_SNOOZE_DAYS * DAY_MS) {
    throw new Refusal('wrong-shape', `A snooze lasts ${LONGEST_SNOOZE_DAYS} days at most.`);
  }
  return until;
}

/** A typing mistake must not hand the group to nobody, so whom it names has to be there. */
function existing(target: Target, { directory }: Known): Target {
  const [word, id, table] =
    target.kind === 'person'
      ? (['person', target.personId, directory.people] as const)
      : target.kind === 'team'
        ? (['team', target.teamId, directory.teams] as const)
        : (['schedule', target.scheduleId, directory.schedules] as const);
  if (!table.has(id)) throw new Refusal('wrong-shape', `There is no ${word} ${id}.`);
  return target;
}
