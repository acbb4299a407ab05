import type { RequestOutcome as WireOutcome } from '../../contract/integration-request.ts';
import type { Api } from '../../contract/routes.ts';
import type { Known } from '../../engine/known.ts';
import type { Engine } from '../../engine/engine.ts';
import type { RequestOutcome } from '../../engine/place.ts';
import { groupTitles } from '../../store/condition.ts';
import { lastRequests } from '../../store/inbox.ts';
import type { LastRequest } from '../../store/inbox.ts';
import type { Database } from '../../store/database.ts';
import { mayAct } from '../auth/caller.ts';
import { Refusal } from '../problem.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf } from './naming.ts';

const SHOWN_REQUESTS = 50;

export function requestHandlers(database: Database, known: () => Known): HandlersOf<Api['requests']> {
  return {
    ofIntegration: async ({ params }) => {
      if (!known().directory.integrations.has(params.id)) {
        throw new Refusal('not-found', `There is no integration ${params.id}.`);
      }
      const { rows, groups } = await database.read(async (tx) => {
        const last = await lastRequests(tx, params.id, SHOWN_REQUESTS);
        const ids = last.flatMap((row) => outcomeIn(row)?.alerts.flatMap(({ groupId }) => groupId ?? []) ?? []);
        return { rows: last, groups: await groupTitles(tx, [...new Set(ids)]) };
      });
      return { body: { items: rows.map((row) => requestOf(row, groups)) } };
    },
  };
}

type Groups = Awaited<ReturnType<typeof groupTitles>>;

function outcomeIn(row: LastRequest): RequestOutcome | null {
  // Written by the engine when it placed the request, and by nobody else.
  return row.kind === 'refused' || row.outcome === null ? null : (JSON.parse(row.outcome) as RequestOutcome);
}

function requestOf(row: LastRequest, groups: Groups) {
  const { body } = row;
  const receivedAt = isoOf(row.received_at);
  if (row.kind === 'refused') {
    return { receivedAt, status: row.status, code: row.code, detail: row.detail, body, outcome: null };
  }
  const outcome = outcomeIn(row);
  const common = { receivedAt, status: 200, code: 'accepted', detail: '', body };
  return { ...common, outcome: outcome === null ? null : onWire(outcome, groups) };
}

function onWire({ alerts, rejected, truncated, unreadable }: RequestOutcome, groups: Groups): WireOutcome {
  return {
    alerts: alerts.map(({ fingerprint, title, became, groupId, reason }) => ({
      ...{ fingerprint, title, became, reason },
      alertGroup: groupId === null ? null : (groups.get(groupId) ?? null),
    })),
    rejected: rejected.map(({ index, reason }) => ({ index, reason })),
    ...{ truncated, unreadable },
  };
}

export function contactMethodHandlers(engine: Engine, known: () => Known): HandlersOf<Api['contactMethods']> {
  return {
    test: async ({ params, caller }) => {
      // A test message wakes its reader: it is for the owner of the method to send, and for nobody's joke.
      if (caller.personId !== params.id && !mayAct(caller, 'admin')) {
        throw new Refusal('not-allowed', 'Only the owner of a contact method, or an admin, may test it.');
      }
      const person = known().directory.people.get(params.id);
      if (!person?.contactMethods.some((method) => method.id === params.methodId)) {
        throw new Refusal('not-found', `There is no contact method ${params.methodId} of a person ${params.id}.`);
      }
      return { body: await engine.sendTest(params.id, params.methodId) };
    },
  };
}
