import type { Outgoing } from '../channels/channel.ts';
import { factsWithoutGroup } from '../core/notifying/message.ts';
import type { MessageFacts } from '../core/notifying/message.ts';
import type { ScheduleAbout } from '../core/notifying/shift-words.ts';

const OPENED = Date.UTC(2026, 2, 4, 3, 0);

/** A page at three in the morning, complete; a test writes only what it is about. */
export function someFacts(over: Partial<MessageFacts> = {}): MessageFacts {
  return {
    purpose: { kind: 'page', because: 'on call in Shop primary', attempt: 1 },
    groupId: 'g-42',
    number: 342,
    title: 'Checkout is slow',
    summary: 'p95 of checkout is 4.2 s, the limit is 1 s',
    status: 'firing',
    statusBy: '',
    severity: 'critical',
    urgency: 'high',
    serviceName: 'checkout',
    teamName: 'Shop',
    openedAt: OPENED,
    now: OPENED + 60_000,
    firing: 3,
    labels: { alertname: 'CheckoutSlow', cluster: 'eu-1' },
    to: { name: 'Ana Ünal', zone: 'Europe/Berlin' },
    pagedNow: ['Ana Ünal'],
    youAreTheOne: true,
    next: { who: 'Ben Okafor', at: OPENED + 6 * 60_000 },
    links: {
      answer: 'https://tocsin.example/a/token-1',
      dashboard: 'https://grafana.example/d/shop',
      panel: null,
      runbook: 'https://wiki.example/checkout?a=1&b=2',
      rule: null,
      silence: null,
    },
    replyCode: '12',
    timeline: [{ at: OPENED, sentence: 'Opened by CheckoutSlow' }],
    ...over,
  };
}

export function someMessage(
  address: string,
  facts: Partial<MessageFacts> = {},
  over: Partial<Outgoing> = {},
): Outgoing {
  return { id: 'm-1', address, facts: someFacts(facts), standing: null, attempt: 1, ...over };
}

/** A hand-off from Ana to Ben at three in the morning UTC, read by Ben; a test writes only what it is about. */
export function someAbout(over: Partial<ScheduleAbout> = {}): ScheduleAbout {
  const notice = { kind: 'handoff', at: OPENED, from: ['ana'], to: ['ben'], until: OPENED + 86_400_000 } as const;
  return {
    notice,
    schedule: { id: 'primary', name: 'Primary', zone: 'Europe/Berlin' },
    readerId: 'ben',
    nameOf: { ana: 'Ana Ünal', ben: 'Ben Okafor', cem: 'Cem Yılmaz' },
    open: [],
    link: 'https://grafana.example/a/tocsin-oncall-app/schedules/primary',
    ...over,
  };
}

/** The facts of that notice. */
export function someNews(over: Partial<ScheduleAbout> = {}, zone = 'Europe/Berlin'): MessageFacts {
  return factsWithoutGroup({
    purpose: { kind: 'schedule', about: someAbout(over) },
    ...{ to: { name: 'Ben Okafor', zone }, now: OPENED, title: 'Title', summary: 'Summary' },
  });
}
