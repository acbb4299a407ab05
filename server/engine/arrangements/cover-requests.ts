import type { PersonId } from '../../core/notifying/person.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Clock } from '../../runtime/clock.ts';
import { editOf } from '../configuration/kept.ts';
import type { KeptEdit, KeptRequest, RequestAnswer } from '../configuration/kept.ts';
import type { Live } from '../configuration/live.ts';
import type { Snapshot } from '../configuration/snapshot.ts';
import { planAsk } from './asking.ts';
import type { Asked, NewRequest } from './asking.ts';
import { invalid, nothingBut, unknownPerson } from './plan.ts';
import type { Invalid, Plan } from './plan.ts';
import { hasBegun, isAhead, stateOf } from './request-state.ts';
import type { RequestState } from './request-state.ts';
import { whyNotTaken } from './taking.ts';

/** Throws where the caller may not: it is asked while nobody else can change anything. */
export type RequestPermission = (schedule: Schedule, request: KeptRequest) => void;

export type Answered =
  | { readonly kind: 'done'; readonly request: KeptRequest }
  | { readonly kind: 'missing' }
  /** It is not open any more, or not to be withdrawn. */
  | { readonly kind: 'closed'; readonly state: RequestState }
  | Invalid;

/** Who asked whom to take which shifts. Nothing changes in a schedule until somebody takes them. */
export interface CoverRequests {
  ask(request: NewRequest, permitted: RequestPermission): Promise<Asked>;
  take(id: string, taker: PersonId, by: string, permitted: RequestPermission): Promise<Answered>;
  decline(id: string, by: string, permitted: RequestPermission): Promise<Answered>;
  /** What is ahead of a taken one goes back; what was stays. */
  withdraw(id: string, by: string, permitted: RequestPermission): Promise<Answered>;
}

export function createCoverRequests(live: Live, clock: Clock): CoverRequests {
  const answer = (id: string, by: string, permitted: RequestPermission, plan: PlanAnswer): Promise<Answered> =>
    live.commit((before): Plan<Answered> => {
      const request = before.arranged.kept['cover-request'].get(id);
      const schedule = before.directory.schedules.get(request?.scheduleId ?? '');
      if (request === undefined || schedule === undefined) return nothingBut({ kind: 'missing' });
      permitted(schedule, request);
      return plan({ before, request, schedule, now: clock.now() });
    }, by);
  return {
    ask: (request, permitted) => live.commit((before) => planAsk(before, request, clock.now(), permitted), request.by),
    take: (id, taker, by, permitted) => answer(id, by, permitted, (at) => planTake(at, taker)),
    decline: (id, by, permitted) => answer(id, by, permitted, planDecline),
    withdraw: (id, by, permitted) => answer(id, by, permitted, planWithdraw),
  };
}

interface Standing {
  readonly before: Snapshot;
  readonly request: KeptRequest;
  readonly schedule: Schedule;
  readonly now: Instant;
}

type PlanAnswer = (standing: Standing) => Plan<Answered>;

function planTake({ before, request, schedule, now }: Standing, taker: PersonId): Plan<Answered> {
  const state = stateOf(request, schedule, now);
  if (state !== 'open') return nothingBut({ kind: 'closed', state });
  const errors = [...unknownPerson(before, 'person', taker), ...whyNotTaken(before, { request, schedule, now }, taker)];
  if (errors.length > 0) return invalid(...errors);
  return answered(request, { kind: 'taken', taking: { by: taker, at: now } });
}

function planDecline({ request, schedule, now }: Standing): Plan<Answered> {
  const state = stateOf(request, schedule, now);
  if (state !== 'open') return nothingBut({ kind: 'closed', state });
  if (request.to === null) {
    const message = 'Nobody in particular was asked: who does not want it leaves it to the others.';
    return invalid({ path: [], message });
  }
  return answered(request, { kind: 'declined', at: now });
}

function planWithdraw({ request, schedule, now }: Standing): Plan<Answered> {
  const { answer } = request;
  if (answer.kind === 'open') return answered(request, { kind: 'withdrawn', at: now, taking: null });
  if (answer.kind !== 'taken') return nothingBut({ kind: 'closed', state: answer.kind });
  if (!isAhead(request, schedule, now)) {
    return invalid({ path: [], message: 'These shifts are over: what was stays.' });
  }
  // Nothing of it has begun, so that nothing has to stay.
  const taking = hasBegun(request, schedule, now) ? answer.taking : null;
  return answered(request, { kind: 'withdrawn', at: now, taking });
}

/**
 * What becomes of the requests of a schedule that is deleted on purpose. Who took a shift that has begun had it, also for
 * whoever makes the schedule again; everything else goes with it.
 */
export function requestsWithout(before: Snapshot, scheduleId: string, now: Instant): readonly KeptEdit[] {
  const schedule = before.directory.schedules.get(scheduleId);
  return (before.arranged.requests.get(scheduleId) ?? []).flatMap((request) => {
    const { answer } = request;
    if (answer.kind === 'withdrawn' && answer.taking !== null) return [];
    if (schedule === undefined || answer.kind !== 'taken') return [editOf('cover-request', request.id, null)];
    if (!isAhead(request, schedule, now)) return [];
    const { edits } = planWithdraw({ before, request, schedule, now });
    return hasBegun(request, schedule, now) ? edits : [editOf('cover-request', request.id, null)];
  });
}

function answered(request: KeptRequest, answer: RequestAnswer): Plan<Answered> {
  const next = { ...request, answer };
  return { edits: [editOf('cover-request', request.id, next)], result: { kind: 'done', request: next } };
}
