import { z } from 'zod';
import type { EscalationChain, PageStep, Step, Target } from '../../core/escalation/chain.ts';
import { SECOND_MS } from '../../core/time/instant.ts';
import { duration, id, MOST_ITEMS, name, reference, urgency } from './scalars.ts';
import { exactlyOne, shape } from './shape.ts';
import { decodeTarget, encodeTarget, targets } from './target.ts';

const page = shape({
  schedule: reference('schedule').optional().describe('Whoever is on call there when the step runs.'),
  team: reference('team').optional().describe('Its members, in their order.'),
  people: z.array(reference('person')).min(1, 'name somebody').max(MOST_ITEMS).optional(),
  to: targets.min(1, 'name somebody').optional().describe('For another order than schedule, then team, then people.'),
  mode: z
    .enum(['one-at-a-time', 'all', 'round-robin'])
    .prefault('one-at-a-time')
    .describe('One after the other; all at once; or one of them, the next one at each alert group.'),
  each: duration({ leastMs: SECOND_MS }).prefault('5m').describe('One at a time: how long a person has to answer.'),
  answers: z.int().min(1).max(50).prefault(1).describe('How many people must acknowledge before paging stops.'),
  urgency: urgency.optional().describe('Left out: as urgent as the alert group.'),
}).refine((step) => [step.schedule, step.team, step.people, step.to].some((named) => named !== undefined), {
  error: 'pages nobody: name a schedule, a team, people, or a list under "to"',
});

const step = shape({
  page: page.optional(),
  wait: duration({ leastMs: SECOND_MS }).optional().describe('Before the next step runs.'),
  repeat: z.int().min(1).max(50).optional().describe('Back to the first step, at most this often.'),
})
  .refine(exactlyOne, 'a step is exactly one of page, wait and repeat')
  .meta({ minProperties: 1, maxProperties: 1 });

export const escalationChainSchema = shape({
  id,
  name,
  team: reference('team').optional().describe('Whose leads may edit it.'),
  steps: z.array(step).max(50).describe('In order. After the last one come the fallbacks of team and installation.'),
}).meta({ id: 'EscalationChain' });

export type EscalationChainDocument = z.input<typeof escalationChainSchema>;
type StepDocument = z.output<typeof step>;
type PageDocument = z.output<typeof page>;

export function decodeEscalationChain(
  document: z.output<typeof escalationChainSchema>,
  version: number,
): EscalationChain {
  return {
    id: document.id,
    name: document.name,
    teamId: document.team ?? null,
    version,
    steps: document.steps.map(decodeStep),
  };
}

export function encodeEscalationChain(chain: EscalationChain): EscalationChainDocument {
  return z.encode(escalationChainSchema, {
    id: chain.id,
    name: chain.name,
    ...(chain.teamId === null ? {} : { team: chain.teamId }),
    steps: chain.steps.map(encodeStep),
  });
}

function decodeStep(document: StepDocument): Step {
  if (document.wait !== undefined) return { kind: 'wait', delayMs: document.wait };
  // The shape lets through exactly one of the three; `repeat` is what is left.
  if (document.page === undefined) return { kind: 'repeat', times: document.repeat ?? 1 };
  const { mode, each, answers, urgency } = document.page;
  return { kind: 'page', targets: decodeTargets(document.page), mode, eachMs: each, answers, urgency: urgency ?? null };
}

/** Keys of a map have no order that would survive every tool, so the order is fixed here and stands in the schema. */
function decodeTargets(document: PageDocument): Target[] {
  return [
    ...(document.schedule === undefined ? [] : [{ kind: 'schedule', scheduleId: document.schedule } as const]),
    ...(document.team === undefined ? [] : [{ kind: 'team', teamId: document.team } as const]),
    ...(document.people ?? []).map((personId) => ({ kind: 'person', personId }) as const),
    ...(document.to ?? []).map(decodeTarget),
  ];
}

function encodeStep(step: Step): StepDocument {
  switch (step.kind) {
    case 'wait':
      return { wait: step.delayMs };
    case 'repeat':
      return { repeat: step.times };
    case 'page':
      return { page: encodePage(step) };
  }
}

function encodePage({ targets, mode, eachMs, answers, urgency }: PageStep): PageDocument {
  return { ...encodeTargets(targets), mode, each: eachMs, answers, ...(urgency === null ? {} : { urgency }) };
}

/** The short form where there is one. */
function encodeTargets(list: readonly Target[]): Pick<PageDocument, 'schedule' | 'team' | 'people' | 'to'> {
  const [first] = list;
  if (list.length === 1 && first?.kind === 'schedule') return { schedule: first.scheduleId };
  if (list.length === 1 && first?.kind === 'team') return { team: first.teamId };
  const people = list.flatMap((target) => (target.kind === 'person' ? [target.personId] : []));
  return people.length === list.length ? { people } : { to: list.map(encodeTarget) };
}
