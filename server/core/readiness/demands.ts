import type { ChannelKind } from '../notifying/rules.ts';

/** Ways that end at a human. */
export type HumanKind = Exclude<ChannelKind, 'machine'>;

export const HUMAN_KINDS: readonly HumanKind[] = ['chat', 'mail', 'text'];

/**
 * What the organisation asks of everybody who can be on call, at high urgency. Shown, never enforced by refusing: a
 * person who can be reached a little is better than one who gave up on the form.
 */
export interface Demands {
  /** Different contact methods that the rules use, at least. */
  readonly methods: number;
  readonly kinds: readonly HumanKind[];
  /** Whether those methods must have been proven. */
  readonly proven: boolean;
  /** The last of the demanded methods is used after at most this long; null: any time will do. */
  readonly withinMs: number | null;
}
