import type { Api } from '../../contract/routes.ts';
import type { Known } from '../../engine/known.ts';
import type { Engine } from '../../engine/engine.ts';
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
      const rows = await database.read((tx) => lastRequests(tx, params.id, SHOWN_REQUESTS));
      return { body: { items: rows.map(requestOf) } };
    },
  };
}

function requestOf(row: LastRequest) {
  const { body } = row;
  const receivedAt = isoOf(row.received_at);
  if (row.kind === 'refused') {
    return { receivedAt, status: row.status, code: row.code, detail: row.detail, body, outcome: null };
  }
  const outcome: unknown = row.outcome === null ? null : JSON.parse(row.outcome);
  return { receivedAt, status: 200, code: 'accepted', detail: '', body, outcome };
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
