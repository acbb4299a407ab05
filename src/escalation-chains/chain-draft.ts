import type { EscalationChainDocument } from '../../server/contract/configuration/escalation-chain.ts';
import type { PageMode, Target } from '../../server/core/escalation/chain.ts';
import type { Urgency } from '../../server/core/notifying/person.ts';

/** A step as it is being typed: durations stay text until they are saved, so that half a word is no error of ours. */
export type DraftStep = { readonly key: number } & (
  | {
      readonly kind: 'page';
      readonly targets: readonly Target[];
      readonly mode: PageMode;
      readonly each: string;
      readonly answers: number;
      readonly urgency: Urgency | null;
    }
  | { readonly kind: 'wait'; readonly delay: string }
  | { readonly kind: 'repeat'; readonly times: number }
);
export type DraftPageStep = DraftStep & { readonly kind: 'page' };
export type StepKind = DraftStep['kind'];

/** A chain as it stands on the screen. Keys tell steps apart while they are moved; they are never saved. */
export interface ChainDraft {
  readonly name: string;
  readonly teamId: string | null;
  readonly steps: readonly DraftStep[];
  readonly nextKey: number;
}

export type ChainAction =
  | { readonly type: 'chain-named'; readonly name: string }
  | { readonly type: 'given-to-team'; readonly teamId: string | null }
  | { readonly type: 'step-added'; readonly kind: StepKind }
  | { readonly type: 'step-removed'; readonly key: number }
  | { readonly type: 'step-put-back'; readonly step: DraftStep; readonly at: number }
  | { readonly type: 'step-moved'; readonly from: number; readonly to: number }
  | { readonly type: 'step-changed'; readonly step: DraftStep }
  | { readonly type: 'started-from'; readonly document: ChainText };

/** A chain as it is written, but for its id. */
export type ChainText = Omit<EscalationChainDocument, 'id'>;

const EACH = '5m';

export function reduceChain(draft: ChainDraft, action: ChainAction): ChainDraft {
  switch (action.type) {
    case 'chain-named':
      return { ...draft, name: action.name };
    case 'given-to-team':
      return { ...draft, teamId: action.teamId };
    case 'step-added':
      return {
        ...draft,
        steps: [...draft.steps, { key: draft.nextKey, ...freshStep(action.kind) }],
        nextKey: draft.nextKey + 1,
      };
    case 'step-removed':
      return { ...draft, steps: draft.steps.filter(({ key }) => key !== action.key) };
    case 'step-put-back': {
      const steps = [...draft.steps];
      steps.splice(action.at, 0, action.step);
      return { ...draft, steps };
    }
    case 'step-moved':
      return { ...draft, steps: moved(draft.steps, action.from, action.to) };
    case 'step-changed':
      return { ...draft, steps: draft.steps.map((step) => (step.key === action.step.key ? action.step : step)) };
    case 'started-from':
      return draftOf(action.document);
  }
}

export const EMPTY_CHAIN: ChainDraft = { name: '', teamId: null, steps: [], nextKey: 0 };

export function draftOf({ name, team, steps }: ChainText): ChainDraft {
  return {
    name,
    teamId: team ?? null,
    steps: steps.map((step, key) => ({ key, ...draftStep(step) })),
    nextKey: steps.length,
  };
}

/** The short form that somebody would have written: what is as usual is left out. */
export function documentOf(id: string, { name, teamId, steps }: ChainDraft): EscalationChainDocument {
  return { id, name: name.trim(), ...(teamId === null ? {} : { team: teamId }), steps: steps.map(writtenStep) };
}

type Fresh = DraftStep extends infer S ? (S extends DraftStep ? Omit<S, 'key'> : never) : never;
type StepDocument = EscalationChainDocument['steps'][number];
type PageDocument = NonNullable<StepDocument['page']>;

function freshStep(kind: StepKind): Fresh {
  switch (kind) {
    case 'page':
      return { kind, targets: [], mode: 'one-at-a-time', each: EACH, answers: 1, urgency: null };
    case 'wait':
      return { kind, delay: '5m' };
    case 'repeat':
      return { kind, times: 1 };
  }
}

function draftStep({ page, wait, repeat }: StepDocument): Fresh {
  if (page !== undefined) {
    const { mode = 'one-at-a-time', each = EACH, answers = 1, urgency = null } = page;
    return { kind: 'page', targets: targetsOf(page), mode, each, answers, urgency };
  }
  if (wait !== undefined) return { kind: 'wait', delay: wait };
  return { kind: 'repeat', times: repeat ?? 1 };
}

/** In the order in which the service reads them. */
export function targetsOf({ schedule, team, people = [], to = [] }: PageDocument): Target[] {
  return [
    ...(schedule === undefined ? [] : [{ kind: 'schedule', scheduleId: schedule } as const]),
    ...(team === undefined ? [] : [{ kind: 'team', teamId: team } as const]),
    ...people.map((personId) => ({ kind: 'person', personId }) as const),
    ...to.flatMap((one): Target[] => {
      if (one.person !== undefined) return [{ kind: 'person', personId: one.person }];
      if (one.schedule !== undefined) return [{ kind: 'schedule', scheduleId: one.schedule }];
      return one.team === undefined ? [] : [{ kind: 'team', teamId: one.team }];
    }),
  ];
}

function writtenStep(step: DraftStep): StepDocument {
  switch (step.kind) {
    case 'wait':
      return { wait: step.delay.trim() };
    case 'repeat':
      return { repeat: step.times };
    case 'page': {
      const { mode, each, answers, urgency } = step;
      return {
        page: {
          ...writtenTargets(step.targets),
          ...(mode === 'one-at-a-time' ? {} : { mode }),
          // Only people who are asked one after the other are given time each.
          ...(mode === 'one-at-a-time' && each.trim() !== EACH ? { each: each.trim() } : {}),
          ...(answers === 1 ? {} : { answers }),
          ...(urgency === null ? {} : { urgency }),
        },
      };
    }
  }
}

function writtenTargets(targets: readonly Target[]): Pick<PageDocument, 'schedule' | 'team' | 'people' | 'to'> {
  const [first] = targets;
  if (first === undefined) return {};
  if (targets.length === 1 && first.kind === 'schedule') return { schedule: first.scheduleId };
  if (targets.length === 1 && first.kind === 'team') return { team: first.teamId };
  const people = targets.flatMap((target) => (target.kind === 'person' ? [target.personId] : []));
  if (people.length === targets.length) return { people };
  return {
    to: targets.map((target) => {
      if (target.kind === 'person') return { person: target.personId };
      return target.kind === 'schedule' ? { schedule: target.scheduleId } : { team: target.teamId };
    }),
  };
}

function moved(steps: readonly DraftStep[], from: number, to: number): readonly DraftStep[] {
  const rest = [...steps];
  const [step] = rest.splice(from, 1);
  if (step === undefined || to < 0 || to > rest.length) return steps;
  rest.splice(to, 0, step);
  return rest;
}
