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
const turn = (turn: number) => {
  const sentence = `Turn ${turn} of the rotation "Weekly" on the layer "Layer 1".`;
  return { kind: 'rotation', layer: 'layer-1', rotation: 'weekly', turn, sentence };
};
/** Monday 2026-11-23, 09:00: the hand-off after NOW, which is a Saturday. */
const HANDOFF = '2026-11-23T09:00:00.000Z';

describe('who is on call', () => {
  const now = { schedule: { id: 'shop', name: 'Shop primary' }, team: { id: 'shop', name: 'Shop' }, until: HANDOFF };
  const before = { since: '2026-11-16T09:00:00.000Z', previous: [] };

  it('now, and until when, and who follows', async () => {
    const answer = expectShape('getScheduleOnCall', await viewer('/schedules/shop/on-call'));
    expect(answer).toEqual({ ...now, at: iso(NOW), people: [ana], ...before, next: [ben], why: [turn(0)] });
  });

  it('at an instant, of which the millisecond decides', async () => {
    const at = (instant: string) => viewer(`/schedules/shop/on-call?at=${encodeURIComponent(instant)}`);
    expect((await at('2026-11-23T08:59:59.999Z')).json).toMatchObject({ people: [ana] });
    expect((await at(HANDOFF)).json).toMatchObject({ people: [ben] });
    expect((await at('2026-11-23T10:00:00+01:00')).json).toMatchObject({ people: [ben], at: HANDOFF });
    expect((await at(HANDOFF)).json).toMatchObject({ since: HANDOFF, previous: [ana], next: [ana] });
    expect((await at('2026-11-01T00:00:00Z')).json).toMatchObject({ people: [], next: [ana] });
  });

  it('in every schedule', async () => {
    expect(expectShape('listOnCall', await viewer('/on-call'))['items']).toEqual([
      { ...now, at: iso(NOW), people: [ana], ...before, next: [ben], why: [turn(0)] },
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
    const { items, gaps, empty, shadows } = expectShape('listScheduleShifts', await shifts(NOW, NOW + 7 * DAY_MS));
    expect(items).toEqual([
      { start: iso(NOW), end: HANDOFF, people: [ana], why: [turn(0)] },
      { start: HANDOFF, end: iso(NOW + 7 * DAY_MS), people: [ben], why: [turn(1)] },
    ]);
    expect([gaps, empty, shadows]).toEqual([[], [], []]);
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

describe('as it was known', () => {
  const shop = { id: 'known', name: 'Known', zone: 'UTC' };
  const by = (person: string, rest: object = {}) => ({
    rotations: [{ start: '2026-11-01T00:00', turn: 'daily', people: [person] }],
    ...rest,
  });
  const ask = (query: string) => viewer(`/schedules/known/on-call?${query}`);
  const hour = 60 * MINUTE_MS;

  beforeAll(async () => {
    const editor = await service.as('editor');
    const put = async (layers: readonly object[]) => {
      expect((await editor('/schedules/known', 'PUT', { ...shop, layers })).status).toBe(200);
      await service.clock.advance(hour, () => Promise.resolve());
    };
    await put([by('ana')]);
    await put([by('ben')]);
    await editor('/schedules/known/overrides', 'POST', { end: iso(NOW + 9 * hour), people: ['ana'] });
    await put([by('ana'), { ...by('ben'), name: 'Shadow', duty: 'shadow' }]);
  });

  it('another answer was right at an instant than is today', async () => {
    const at = `at=${iso(NOW + 5 * hour)}`;
    expect((await ask(at)).json).toMatchObject({ people: [ana], why: [{ kind: 'override' }] });
    expect((await ask(`${at}&knownAt=${iso(NOW)}`)).json).toMatchObject({ people: [ana], why: [{ kind: 'rotation' }] });
    expect((await ask(`${at}&knownAt=${iso(NOW + hour)}`)).json).toMatchObject({ people: [ben] });
    expectShape('getScheduleOnCall', await ask(`${at}&knownAt=${iso(NOW + hour)}`));
  });

  it('before it was there: 404, as without any instant', async () => {
    expect((await ask(`knownAt=${iso(NOW - 1)}`)).status).toBe(404);
    expect((await ask('knownAt=yesterday')).status).toBe(400);
  });

  it('shows shadows, and why each shift is as it is', async () => {
    const window = `from=${iso(NOW)}&to=${iso(NOW + 4 * hour)}`;
    const answer = expectShape('listScheduleShifts', await viewer(`/schedules/known/shifts?${window}`));
    expect(answer).toMatchObject({
      items: [
        { people: [ana], end: iso(NOW + hour), why: [{ kind: 'rotation' }] },
        { people: [ben], end: iso(NOW + 2 * hour), why: [{ kind: 'rotation' }] },
        { people: [ana], why: [{ kind: 'override', sentence: 'An override replaces all layers.' }] },
      ],
      shadows: [{ people: [ben], start: iso(NOW + 2 * hour), why: [{ kind: 'rotation', layer: 'shadow' }] }],
    });
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
