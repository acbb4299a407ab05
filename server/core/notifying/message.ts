import type { Severity } from '../grouping/severity.ts';
import type { Notice } from '../escalation/effect.ts';
import type { Instant } from '../time/instant.ts';
import type { Urgency } from './person.ts';
import type { ScheduleAbout } from './shift-words.ts';

/**
 * What a message is for: wants an answer, only informs, brings a standing chat message up to date, is a test, carries a
 * code that proves that it arrived, or tells something about a schedule.
 */
export type Purpose =
  | { readonly kind: 'page'; readonly because: string; readonly attempt: number }
  | { readonly kind: 'notice'; readonly notice: Notice; readonly by: string }
  | { readonly kind: 'update' }
  | { readonly kind: 'test' }
  | { readonly kind: 'code'; readonly code: string; readonly validMs: number }
  | { readonly kind: 'schedule'; readonly about: ScheduleAbout };

/**
 * Everything any channel may say, already resolved to names, because no channel reads the configuration. Instants are
 * epoch ms.
 */
export interface MessageFacts {
  readonly purpose: Purpose;
  readonly groupId: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly status: 'firing' | 'acknowledged' | 'snoozed' | 'resolved';
  readonly statusBy: string;
  readonly severity: Severity;
  readonly urgency: Urgency;
  readonly serviceName: string;
  readonly teamName: string;
  readonly openedAt: Instant;
  readonly now: Instant;
  readonly firing: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly to: { readonly name: string; readonly zone: string };
  readonly pagedNow: readonly string[];
  readonly youAreTheOne: boolean;
  readonly next: { readonly who: string; readonly at: Instant } | null;
  readonly links: {
    readonly answer: string | null;
    readonly dashboard: string | null;
    readonly panel: string | null;
    readonly runbook: string | null;
    readonly rule: string | null;
    readonly silence: string | null;
  };
  readonly replyCode: string | null;
  readonly timeline: readonly { readonly at: Instant; readonly sentence: string }[];
}

/** Messages about no alert group: there is nothing to answer, to link to, or to bring up to date. */
export function isAboutNoGroup({ purpose }: Pick<MessageFacts, 'purpose'>): boolean {
  return purpose.kind === 'test' || purpose.kind === 'code' || purpose.kind === 'schedule';
}

/** The facts of such a message: what stands for an alert group is empty. */
export function factsWithoutGroup(
  said: Pick<MessageFacts, 'purpose' | 'to' | 'now' | 'title' | 'summary'>,
): MessageFacts {
  return {
    ...said,
    ...{ groupId: '', number: 0, status: 'firing', statusBy: '', severity: 'info', urgency: 'low' },
    ...{ serviceName: '', teamName: '', openedAt: said.now, firing: 0, labels: {}, pagedNow: [], youAreTheOne: false },
    ...{ next: null, replyCode: null, timeline: [] },
    links: { answer: null, dashboard: null, panel: null, runbook: null, rule: null, silence: null },
  };
}
