import { describe, expect, it } from 'vitest';
import { someMessage } from '../../test/messages.ts';
import { webhookBody } from './body.ts';

describe('webhookBody', () => {
  it('89 carries kind, alert group, summary, details and service', () => {
    expect(webhookBody(someMessage('https://example.org/'))).toEqual({
      version: 1,
      id: 'm-1',
      kind: 'page',
      reason: 'on call in Shop primary',
      sentAt: '2026-03-04T03:01:00.000Z',
      to: 'Ana Ünal',
      alertGroup: {
        id: 'g-42',
        number: 342,
        title: 'Checkout is slow',
        summary: 'p95 of checkout is 4.2 s, the limit is 1 s',
        status: 'firing',
        statusBy: '',
        severity: 'critical',
        urgency: 'high',
        service: 'checkout',
        team: 'Shop',
        openedAt: '2026-03-04T03:00:00.000Z',
        firing: 3,
        labels: { alertname: 'CheckoutSlow', cluster: 'eu-1' },
        pagedNow: ['Ana Ünal'],
        next: { who: 'Ben Okafor', at: '2026-03-04T03:06:00.000Z' },
        timeline: [{ at: '2026-03-04T03:00:00.000Z', sentence: 'Opened by CheckoutSlow' }],
      },
      links: {
        answer: 'https://tocsin.example/a/token-1',
        dashboard: 'https://grafana.example/d/shop',
        panel: null,
        runbook: 'https://wiki.example/checkout?a=1&b=2',
        rule: null,
        silence: null,
      },
    });
  });

  it('says who made the change that it tells about', () => {
    const purpose = { kind: 'notice', notice: 'acknowledged', by: 'Ben' } as const;
    const body = webhookBody(someMessage('https://example.org/', { purpose, next: null, status: 'acknowledged' }));
    expect(body).toMatchObject({ kind: 'notice', reason: 'acknowledged by Ben', alertGroup: { next: null } });
  });

  it.each(['update', 'test'] as const)('has no reason for %s', (kind) => {
    expect(webhookBody(someMessage('https://example.org/', { purpose: { kind } }))).toMatchObject({ kind, reason: '' });
  });
});
