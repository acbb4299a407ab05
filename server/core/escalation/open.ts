import type { Severity } from '../grouping/severity.ts';
import type { Urgency } from '../notifying/person.ts';
import { advance } from './advance.ts';
import { finish, record } from './decision.ts';
import type { Decision, Draft } from './decision.ts';
import type { EscalationChain } from './chain.ts';
import type { Run } from './state.ts';
import { urgencyOf } from './urgency.ts';
import type { World } from './world.ts';

export interface Opening {
  readonly title: string;
  readonly severity: Severity;
  readonly urgency?: Urgency;
  readonly alerts: number;
}

export function startRun({ chain, now }: World): Run {
  const position = { kind: 'due', index: 0, dueAt: now } as const;
  return { stage: 'chain', chain, position, repeatsDone: 0, assigned: null, last: null, pagedAt: null };
}

export function recordChain(draft: Draft, chain: EscalationChain | null): void {
  const started =
    chain === null
      ? { chainId: null, chainName: '', version: 0 }
      : { chainId: chain.id, chainName: chain.name, version: chain.version };
  record(draft, { kind: 'chain-started', ...started });
}

export function open({ title, severity, alerts, urgency: asked }: Opening, world: World): Decision {
  const urgency = asked ?? urgencyOf(world.service, severity);
  const draft: Draft = {
    state: {
      status: { kind: 'firing' },
      urgency,
      severity,
      openedAt: world.now,
      alertsFiring: alerts,
      engagement: 1,
      run: startRun(world),
      cycles: [],
      acknowledgedBy: [],
      answersWanted: 1,
      responders: [],
      pagesSent: 0,
      wakeAt: null,
    },
    world,
    effects: [],
  };
  record(draft, { kind: 'opened', title, severity, urgency });
  recordChain(draft, world.chain);
  advance(draft, world.now);
  return finish(draft);
}
