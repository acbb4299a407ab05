import type { Outgoing } from '../channel.ts';
import { scheduleNews } from './schedule-news.ts';
import type { ScheduleNews } from './schedule-news.ts';
import type { MessageFacts } from '../../core/notifying/message.ts';
import type { Instant } from '../../core/time/instant.ts';

/**
 * What a receiver is POSTed: JSON, version 1. Fields may be added within a version, none is renamed or removed, so that
 * receivers never break; all instants are ISO 8601 in UTC. `id` is the same for every attempt at the same message (also
 * in `Idempotency-Key`).
 */
export interface WebhookBody {
  readonly version: 1;
  readonly id: string;
  /** `page` wants an answer (`links.answer`), `notice` and `update` tell that something changed, `test` nothing; a `code` is in `reason`, a `schedule` in `schedule`. */
  readonly kind: MessageFacts['purpose']['kind'];
  /** Why this was sent: who is paged for which reason, or which change was made. Empty for updates and tests. */
  readonly reason: string;
  readonly sentAt: string;
  readonly to: string;
  readonly alertGroup: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly summary: string;
    readonly status: MessageFacts['status'];
    readonly statusBy: string;
    readonly severity: MessageFacts['severity'];
    readonly urgency: MessageFacts['urgency'];
    readonly service: string;
    readonly team: string;
    readonly openedAt: string;
    readonly firing: number;
    readonly labels: Readonly<Record<string, string>>;
    readonly pagedNow: readonly string[];
    readonly next: { readonly who: string; readonly at: string } | null;
    readonly timeline: readonly { readonly at: string; readonly sentence: string }[];
  };
  readonly links: MessageFacts['links'];
  /** Only of the kind `schedule`: then `alertGroup` is empty but for title and summary. */
  readonly schedule?: ScheduleNews;
}

const iso = (at: Instant): string => new Date(at).toISOString();

function reasonOf(purpose: MessageFacts['purpose']): string {
  if (purpose.kind === 'page') return purpose.because;
  if (purpose.kind === 'code') return purpose.code;
  if (purpose.kind === 'notice') return purpose.by === '' ? purpose.notice : `${purpose.notice} by ${purpose.by}`;
  return '';
}

export function webhookBody({ id, facts }: Outgoing): WebhookBody {
  return {
    version: 1,
    id,
    kind: facts.purpose.kind,
    reason: reasonOf(facts.purpose),
    sentAt: iso(facts.now),
    to: facts.to.name,
    alertGroup: {
      id: facts.groupId,
      number: facts.number,
      title: facts.title,
      summary: facts.summary,
      status: facts.status,
      statusBy: facts.statusBy,
      severity: facts.severity,
      urgency: facts.urgency,
      service: facts.serviceName,
      team: facts.teamName,
      openedAt: iso(facts.openedAt),
      firing: facts.firing,
      labels: facts.labels,
      pagedNow: facts.pagedNow,
      next: facts.next === null ? null : { who: facts.next.who, at: iso(facts.next.at) },
      timeline: facts.timeline.map((entry) => ({ at: iso(entry.at), sentence: entry.sentence })),
    },
    links: facts.links,
    ...(facts.purpose.kind === 'schedule' ? { schedule: scheduleNews(facts.purpose.about) } : {}),
  };
}
