import type { PersonId } from '../notifying/person.ts';
import type { Instant } from '../time/instant.ts';
import { after } from './spent.ts';
import type { Phase } from './spent.ts';
import type { TimelineEntry } from './timeline.ts';

/**
 * What the minutes of a response are added up under: `queueing` until somebody was paged, `waiting` until the first who
 * was asked answered or it went to somebody else, `handing-on` from then until somebody answered, `working` until it was
 * resolved, `snoozed`, and `reopened` for what lies between a resolve and an opening again.
 */
export const STAGES = ['queueing', 'waiting', 'handing-on', 'working', 'snoozed', 'reopened'] as const;
export type StageName = (typeof STAGES)[number];
export type StageTimes = { readonly [S in StageName]: number };

/** Where the time of a group went so far, in ms, and what has been going on since `sinceAt`. */
export interface StagesSoFar {
  readonly phase: Phase;
  readonly personId: PersonId | null;
  /** It left the first person who was asked, so that waiting is nobody's first chance any more. */
  readonly handedOn: boolean;
  readonly sinceAt: Instant;
  readonly ms: StageTimes;
}

export const NO_TIME: StageTimes = {
  ...{ queueing: 0, waiting: 0, 'handing-on': 0 },
  ...{ working: 0, snoozed: 0, reopened: 0 },
};

export function beginStages(openedAt: Instant): StagesSoFar {
  return { phase: 'queueing', personId: null, handedOn: false, sinceAt: openedAt, ms: NO_TIME };
}

function stageOf({ phase, handedOn }: StagesSoFar): StageName {
  switch (phase) {
    case 'waiting':
      return handedOn ? 'handing-on' : 'waiting';
    case 'unattended':
      return 'handing-on';
    case 'resolved':
      return 'reopened';
    case 'queueing':
    case 'working':
    case 'snoozed':
      return phase;
  }
}

function until(so: StagesSoFar, at: Instant): StageTimes {
  const stage = stageOf(so);
  return { ...so.ms, [stage]: so.ms[stage] + (at - so.sinceAt) };
}

/**
 * One entry further: a group's stages are kept on its row, because a dashboard over a year must not read every timeline
 * of that year. Folded over a whole timeline it is the sum of `timeSpent`, which a property test holds it to.
 */
export function addToStages(so: StagesSoFar, entry: TimelineEntry): StagesSoFar {
  const at = Math.max(entry.at, so.sinceAt);
  const next = after({ name: so.phase, personId: so.personId }, entry, at === so.sinceAt);
  if (next.name === so.phase && next.personId === so.personId) return so;
  const leftSomebody = so.phase === 'waiting' && next.name === 'waiting';
  const handedOn = next.name !== 'queueing' && (so.handedOn || leftSomebody || next.name === 'unattended');
  return { phase: next.name, personId: next.personId, handedOn, sinceAt: at, ms: until(so, at) };
}

/** In ms; of a resolved group they stand still, of an open one they grow. They sum to the whole, to the millisecond. */
export function stagesAt(so: StagesSoFar, now: Instant): StageTimes {
  return so.phase === 'resolved' ? so.ms : until(so, Math.max(now, so.sinceAt));
}

export function addStages(a: StageTimes, b: StageTimes): StageTimes {
  return {
    queueing: a.queueing + b.queueing,
    waiting: a.waiting + b.waiting,
    'handing-on': a['handing-on'] + b['handing-on'],
    working: a.working + b.working,
    snoozed: a.snoozed + b.snoozed,
    reopened: a.reopened + b.reopened,
  };
}

export function totalOf(times: StageTimes): number {
  return STAGES.reduce((sum, stage) => sum + times[stage], 0);
}
