import type { Api } from '../../contract/routes.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant, Interval } from '../../core/time/instant.ts';
import type { Answered } from '../../engine/arrangements/cover-requests.ts';
import { placeOf } from '../../engine/arrangements/request-state.ts';
import type { KeptRequest } from '../../engine/configuration/kept.ts';
import type { Caller } from '../auth/caller.ts';
import { Refusal } from '../problem.ts';
import { brokenBy } from './broken-by.ts';
import type { ConfigurationDeps } from './configuration.ts';
import { mayAsk, mayDecline, mayTake, mayWithdraw } from './cover-request-rights.ts';
import { shownRequest } from './cover-request-wire.ts';
import { noContent } from './handler.ts';
import type { HandlersOf } from './handler.ts';

/** Who moves a rotation by more than this after a request was made moves its shifts out of sight of old lists. */
const MOVED_MS = 60 * DAY_MS;

/** Who asked whom to take which shifts, and what became of it. */
export function coverRequestHandlers(deps: ConfigurationDeps): HandlersOf<Api['coverRequests']> {
  const { documents, clock, known } = deps;
  const teams = () => known().directory.teams;
  const show = (request: KeptRequest, caller: Caller) => {
    const reading = { snapshot: documents.snapshot(), known: known(), caller, now: clock.now() };
    const schedule = known().directory.schedules.get(request.scheduleId);
    if (schedule === undefined) throw missing(request.id);
    return { body: shownRequest(request, schedule, reading) };
  };
  const find = (id: string): KeptRequest => {
    const request = documents.snapshot().arranged.kept['cover-request'].get(id);
    if (request === undefined) throw missing(id);
    return request;
  };
  return {
    all: ({ query, caller }) => {
      const now = clock.now();
      const after = query.after === undefined ? now : Date.parse(query.after);
      const reading = { snapshot: documents.snapshot(), known: known(), caller, now };
      const items = [...documents.snapshot().arranged.kept['cover-request'].values()]
        .filter(({ until }) => until + MOVED_MS > after)
        .flatMap((request) => {
          const schedule = known().directory.schedules.get(request.scheduleId);
          const place = schedule === undefined ? null : wholeOf(request, schedule);
          if (schedule === undefined || place === null || place.end <= after) return [];
          return [{ start: place.start, shown: shownRequest(request, schedule, reading) }];
        });
      items.sort((a, b) => a.start - b.start || (a.shown.id < b.shown.id ? -1 : 1));
      return { body: { items: items.map(({ shown }) => shown) } };
    },
    create: async ({ params, body, caller }) => {
      const from = body.from ?? caller.personId;
      if (!known().directory.schedules.has(params.id)) {
        throw new Refusal('not-found', `There is no schedule ${params.id}.`);
      }
      if (from === null) throw brokenBy([{ path: ['from'], message: 'You are no person here: say whose shifts.' }]);
      const result = await documents.coverRequests.ask(
        {
          ...{ scheduleId: params.id, from, to: body.to ?? null, stretch: intervalOf(body) },
          inReturn: body.inReturn === undefined ? null : intervalOf(body.inReturn),
          note: body.note === undefined || body.note === '' ? null : body.note,
          ...{ by: caller.name, creatorId: caller.personId },
        },
        mayAsk(caller, teams()),
      );
      if (result.kind === 'invalid') throw brokenBy(result.errors);
      if (result.kind === 'missing') throw new Refusal('not-found', `There is no schedule ${params.id}.`);
      return show(result.request, caller);
    },
    take: async ({ params, body, caller }) => {
      find(params.id);
      const taker = body.person ?? caller.personId;
      if (taker === null) throw brokenBy([{ path: ['person'], message: 'You are no person here: say who takes it.' }]);
      const permitted = mayTake(caller, taker, teams());
      return show(
        doneOf(await documents.coverRequests.take(params.id, taker, caller.name, permitted), params.id),
        caller,
      );
    },
    decline: async ({ params, caller }) => {
      const permitted = mayDecline(caller, teams());
      return show(doneOf(await documents.coverRequests.decline(params.id, caller.name, permitted), params.id), caller);
    },
    withdraw: async ({ params, caller }) => {
      const permitted = mayWithdraw(caller, teams());
      doneOf(await documents.coverRequests.withdraw(params.id, caller.name, permitted), params.id);
      return noContent;
    },
  };
}

function doneOf(result: Answered, id: string): KeptRequest {
  switch (result.kind) {
    case 'done':
      return result.request;
    case 'missing':
      throw missing(id);
    case 'invalid':
      throw brokenBy(result.errors);
    case 'closed':
      // The usual case: two wanted to help, and one was quicker.
      throw new Refusal('changed-meanwhile', CLOSED[result.state]);
  }
}

const CLOSED = {
  open: 'This request is open.',
  taken: 'Somebody has taken this already.',
  declined: 'Who was asked has said no.',
  withdrawn: 'This request was withdrawn.',
  'past-due': 'Nobody took this before its first shift began.',
} as const;

/** All of it, both sides of a swap; null where nothing of it lies anywhere. */
function wholeOf({ given, inReturn }: KeptRequest, schedule: Schedule): Interval | null {
  const places = [...given, ...inReturn].flatMap((occurrence) => placeOf(schedule, occurrence) ?? []);
  if (places.length === 0) return null;
  const edge = (pick: (place: Interval) => Instant): Instant[] => places.map(pick);
  return { start: Math.min(...edge(({ start }) => start)), end: Math.max(...edge(({ end }) => end)) };
}

function intervalOf({ start, end }: { readonly start: string; readonly end: string }): Interval {
  return { start: Date.parse(start), end: Date.parse(end) };
}

function missing(id: string): Refusal {
  return new Refusal('not-found', `There is no cover request ${id}.`);
}
