import { describe, expect, it } from 'vitest';
import type { ScheduleNotice } from '../../core/schedule/notices/notice.ts';
import { someAbout, someMessage, someNews } from '../../test/messages.ts';
import { webhookBody } from './body.ts';
import { scheduleNews } from './schedule-news.ts';

const START = Date.UTC(2026, 2, 9, 8);
const END = Date.UTC(2026, 2, 16, 8);
const [start, end] = ['2026-03-09T08:00:00.000Z', '2026-03-16T08:00:00.000Z'];
const ana = { id: 'ana', name: 'Ana Ünal' };
const ben = { id: 'ben', name: 'Ben Okafor' };

const news = (notice: ScheduleNotice) => scheduleNews(someAbout({ notice }));

describe('news of a schedule', () => {
  it('89 stand in the body of a webhook, with who was and who is on call', () => {
    const open = [{ number: 7, title: 'Slow', serviceName: 'Checkout', status: 'acknowledged by Ana' }];
    const body = webhookBody({ ...someMessage('https://example.org/'), facts: someNews({ open }) });
    expect(body).toMatchObject({
      ...{ version: 1, kind: 'schedule', reason: '', to: 'Ben Okafor' },
      alertGroup: { id: '', title: 'Title', summary: 'Summary' },
      schedule: {
        ...{ id: 'primary', name: 'Primary', zone: 'Europe/Berlin', what: 'handoff', open, problems: [] },
        ...{ start: '2026-03-04T03:00:00.000Z', end: '2026-03-05T03:00:00.000Z', from: [ana], to: [ben] },
        url: 'https://grafana.example/a/tocsin-oncall-app/schedules/primary',
      },
    });
    expect(webhookBody(someMessage('https://example.org/'))).not.toHaveProperty('schedule');
  });

  it('of a shift say whose it is, or was', () => {
    const before = { kind: 'before', personId: 'ben', start: START, shifts: 1, instead: null } as const;
    expect(news({ ...before, end: END })).toMatchObject({ what: 'before', start, end, from: [], to: [ben] });
    expect(news({ ...before, end: null })).toMatchObject({ start, end: null });
    expect(news({ kind: 'gone', personId: 'zoe', start: START, end: END, next: null })).toMatchObject({
      ...{ what: 'gone', start, from: [{ id: 'zoe', name: 'zoe' }], to: [] },
    });
    expect(news({ kind: 'cover', coverId: 'c', from: 'ana', to: 'ben', start: START, end: END })).toMatchObject({
      ...{ what: 'cover', start, end, from: [ana], to: [ben] },
    });
  });

  it('of problems list them', () => {
    const gap = { kind: 'gap', start: START, end: null, named: [], everyWeek: false, times: 1, subject: '' } as const;
    const empty = { ...gap, kind: 'empty', end: END, named: ['ana'] } as const;
    expect(news({ kind: 'problems', problems: [gap, empty] }).problems).toEqual([
      { kind: 'gap', start, end: null, everyWeek: false, named: [] },
      { kind: 'empty', start, end, everyWeek: false, named: [ana] },
    ]);
  });
});
