import { DAY_MS } from '../../server/core/time/instant.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import type { IntegrationHealth } from '../api/integrations.ts';

/**
 * How an integration is doing, worst first: what is refused now, what nobody has connected, what was partly refused,
 * what has been silent for a day, and what is well.
 */
export type HealthState = 'refusing' | 'never' | 'some-refused' | 'quiet' | 'receiving';

type Seen = Pick<IntegrationHealth, 'lastRequestAt' | 'isRefusing' | 'refused'>;

export function healthState({ lastRequestAt, isRefusing, refused }: Seen, now: Instant): HealthState {
  if (isRefusing) return 'refusing';
  if (lastRequestAt === null) return 'never';
  if (refused > 0) return 'some-refused';
  return now - Date.parse(lastRequestAt) > DAY_MS ? 'quiet' : 'receiving';
}

export interface Bar {
  readonly at: string;
  readonly accepted: number;
  readonly refused: number;
  /** Of the tallest, from 0 to 1; what is there at all is never invisible. */
  readonly height: number;
  readonly refusedShare: number;
}

const LEAST_HEIGHT = 0.08;

export function barsOf(hours: IntegrationHealth['hours']): readonly Bar[] {
  const most = Math.max(1, ...hours.map(({ accepted, refused }) => accepted + refused));
  return hours.map(({ at, accepted, refused }) => {
    const all = accepted + refused;
    const height = all === 0 ? 0 : Math.max(LEAST_HEIGHT, all / most);
    return { at, accepted, refused, height, refusedShare: all === 0 ? 0 : refused / all };
  });
}
