import type { z } from 'zod';
import type { home } from '../../contract/home.ts';
import type { readiness } from '../../contract/readiness.ts';
import type { Known } from '../../engine/known.ts';

type Steps = z.input<typeof home>['steps'];

interface Seen {
  readonly hasAlert: boolean;
  readonly hasAnswer: boolean;
}

/** What an installation needs until its first page is answered; each ticks itself off, and none is ever asked for. */
export function stepsOf({ directory }: Known, ready: readonly z.input<typeof readiness>[], seen: Seen): Steps {
  const { teams, people, schedules, chains, services, integrations } = directory;
  const first = (ids: Iterable<string>): string | null => [...ids][0] ?? null;
  const isOwned = [...services.values()].some(({ chainId, owns }) => chainId !== null && owns.length > 0);
  const canBeReached = ready.some(({ isReachable, findings }) => isReachable && !findings.some(isUnproven));
  return [
    // Whoever reads this has reached the service.
    { step: 'service', isDone: true, id: null },
    { step: 'team', isDone: teams.size > 0, id: first(teams.keys()) },
    { step: 'person', isDone: canBeReached, id: first(people.keys()) },
    { step: 'schedule', isDone: schedules.size > 0, id: first(schedules.keys()) },
    { step: 'chain', isDone: chains.size > 0, id: first(chains.keys()) },
    { step: 'owner', isDone: isOwned, id: first(services.keys()) },
    { step: 'integration', isDone: integrations.size > 0, id: first(integrations.keys()) },
    { step: 'alert', isDone: seen.hasAlert, id: first(integrations.keys()) },
    { step: 'answer', isDone: seen.hasAnswer, id: null },
  ];
}

const isUnproven = ({ kind }: { readonly kind: string }): boolean => kind === 'none-proven';
