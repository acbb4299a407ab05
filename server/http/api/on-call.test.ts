import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../core/time/instant.ts';
import { expectShape } from '../test/conforming.ts';
import { fakeChannel } from '../test/fake-channel.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

let service: TestService;
let viewer: Awaited<ReturnType<TestService['as']>>;

beforeAll(async () => {
  service = await startService({ channels: [fakeChannel('email', 'mail'), fakeChannel('sms', 'text')] });
  viewer = await service.as('viewer');
});

afterAll(() => service.close());

const iso = (at: number): string => new Date(at).toISOString();
const ana = { id: 'ana', name: 'Ana Ünal' };
const ben = { id: 'ben', name: 'Ben Okafor' };
/** Monday 2026-11-23, 09:00: the hand-off after NOW, which is a Saturday. */
const HANDOFF = '2026-11-23T09:00:00.000Z';

describe('who is on call', () => {
  const now = { schedule: { id: 'shop', name: 'Shop primary' }, team: { id: 'shop', name: 'Shop' }, until: HANDOFF };

  it('now, and until when, and who follows', async () => {
    const answer = expectShape('getScheduleOnCall', await viewer('/schedules/shop/on-call'));
    expect(answer).toEqual({ ...now, at: iso(NOW), people: [ana], next: [ben] });
  });

  it('at an instant, of which the millisecond decides', async () => {
    const at = (instant: string) => viewer(`/schedules/shop/on-call?at=${encodeURIComponent(instant)}`);
    expect((await at('2026-11-23T08:59:59.999Z')).json).toMatchObject({ people: [ana] });
    expect((await at(HANDOFF)).json).toMatchObject({ people: [ben] });
    expect((await at('2026-11-23T10:00:00+01:00')).json).toMatchObject({ people: [ben], at: HANDOFF });
    expect((await at('2026-11-01T00:00:00Z')).json).toMatchObject({ people: [], next: [ana] });
  });

  it('in every schedule', async () => {
    expect(expectShape('listOnCall', await viewer('/on-call'))['items']).toEqual([
      { ...now, at: iso(NOW), people: [ana], next: [ben] },
    ]);
  });

  it('in a schedule that is not there: 404', async () => {
    expect((await viewer('/schedules/nothing/on-call')).status).toBe(404);
    expect((await viewer(`/schedules/nothing/shifts?from=${iso(NOW)}&to=${iso(NOW + 1)}`)).status).toBe(404);
  });
});

describe('shifts', () => {
  const shifts = (from: number, to: number) => viewer(`/schedules/shop/shifts?from=${iso(from)}&to=${iso(to)}`);

  it('of a window, cut to it', async () => {
    const { items, gaps } = expectShape('listScheduleShifts', await shifts(NOW, NOW + 7 * DAY_MS));
    expect(items).toEqual([
      { start: iso(NOW), end: HANDOFF, people: [ana] },
      { start: HANDOFF, end: iso(NOW + 7 * DAY_MS), people: [ben] },
    ]);
    expect(gaps).toEqual([]);
  });

  it('with the gaps between them', async () => {
    const start = Date.UTC(2026, 10, 16, 9);
    const { gaps } = expectShape('listScheduleShifts', await shifts(start - DAY_MS, start + DAY_MS));
    expect(gaps).toEqual([{ start: iso(start - DAY_MS), end: iso(start) }]);
  });

  it.each([
    ['backwards', NOW, NOW - 1],
    ['empty', NOW, NOW],
    ['longer than 400 days', NOW, NOW + 401 * DAY_MS],
  ])('a window that is %s is refused', async (_, from, to) => {
    expect((await shifts(from, to)).status).toBe(400);
  });

  it('a window without its ends as well', async () => {
    expect((await viewer('/schedules/shop/shifts')).status).toBe(400);
  });
});

describe('trying ownership out', () => {
  const attempt = async (labels: object) =>
    expectShape('tryOwnership', await viewer('/ownership/try', 'POST', { labels })) as {
      pages: { afterMs: number; person: { id: string }; channel: string }[];
    };

  it('names the owner, why, who else claims it, and everybody who would be paged', async () => {
    const answer = await attempt({ service: 'checkout', severity: 'critical', alertname: 'Latency' });
    expect(answer).toMatchObject({
      kind: 'owned',
      service: { id: 'checkout', name: 'Checkout' },
      team: { id: 'shop', name: 'Shop' },
      chain: { id: 'shop', name: 'Shop' },
      runnersUp: [{ service: { id: 'catch-all', name: 'Catch-all' }, priority: -1 }],
    });
    expect(answer.pages[0]).toMatchObject({ afterMs: 0, person: ana, channel: 'email' });
    expect(answer.pages).toContainEqual(expect.objectContaining({ afterMs: 10 * MINUTE_MS, person: ben }));
  });

  it('says that nobody owns it, and who is paged all the same', async () => {
    const answer = await attempt({ job: 'x' });
    expect(answer).toMatchObject({ kind: 'orphan', service: null, team: null, chain: null, runnersUp: [] });
    expect(answer.pages[0]?.person).toEqual(ben);
  });

  it('an alert that states no severity is urgent, as in earnest', async () => {
    const answer = await attempt({ service: 'checkout' });
    expect(answer.pages.map(({ channel }) => channel)).toContain('sms');
    const warning = await attempt({ service: 'checkout', severity: 'warning' });
    expect(warning.pages.map(({ channel }) => channel)).not.toContain('sms');
  });

  it('changes nothing', async () => {
    expect((await viewer('/alert-groups')).json).toMatchObject({ items: [], next: null });
    expect(service.engine.acts).toEqual([]);
  });
});
