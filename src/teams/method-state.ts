import type { Readiness } from '../api/people.ts';

export type Method = Readiness['methods'][number];

export type MethodState = 'off' | 'missing' | 'refused' | 'unproven' | 'proven';

/** What stands in the way first: a proof is worth nothing on a channel that is switched off. */
export function stateOfMethod({ enabled, isSetUp, hasRefused, provenAt }: Method): MethodState {
  if (!enabled) return 'off';
  if (!isSetUp) return 'missing';
  if (hasRefused) return 'refused';
  return provenAt === null ? 'unproven' : 'proven';
}
