import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import { expectShape } from '../test/conforming.ts';
import { fakeChannel } from '../test/fake-channel.ts';
import { startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

let service: TestService;
let viewer: Awaited<ReturnType<TestService['as']>>;
let editor: Awaited<ReturnType<TestService['as']>>;

beforeAll(async () => {
  service = await startService({ channels: [fakeChannel('email', 'mail'), fakeChannel('sms', 'text')] });
  viewer = await service.as('viewer');
  editor = await service.as('editor');
});

afterAll(() => service.close());

const iso = (at: number): string => new Date(at).toISOString();
const ana = { id: 'ana', name: 'Ana Ünal' };
const ben = { id: 'ben', name: 'Ben Okafor' };
/** Monday 2026-11-23, 09:00: the hand-off after NOW. */
const HANDOFF = Date.parse('2026-11-23T09:00:00.000Z');
const FORTNIGHT = 14 * DAY_MS;
const figures = (id: string, from: number, to: number) =>
  viewer(`/schedules/${id}/figures?from=${iso(from)}&to=${iso(to)}`);

describe('the figures of a schedule', () => {
  it('say what a window asks of whom, and how fair that is', async () => {
    const answer = expectShape('getScheduleFigures', await figures('shop', HANDOFF, HANDOFF + FORTNIGHT));
    expect(answer).toMatchObject({ schedule: { id: 'shop', name: 'Shop primary' }, coverage: 1, gaps: [], empty: [] });
    expect(answer['load']).toEqual([
      expect.objectContaining({ person: ana, onCallMs: 7 * DAY_MS, weekendDays: 2, handoffs: 1 }),
      expect.objectContaining({ person: ben, onCallMs: 7 * DAY_MS, weekendDays: 2, handoffs: 0 }),
    ]);
    expect(answer['fairness']).toContainEqual(
      expect.objectContaining({ burden: 'onCallMs', mean: 7 * DAY_MS, evenness: 1 }),
    );
  });

  it('list who takes turns and has none in the window, with nothing', async () => {
    const answer = expectShape('getScheduleFigures', await figures('shop', HANDOFF, HANDOFF + DAY_MS));
    expect(answer['load']).toEqual([
      expect.objectContaining({ person: ben, onCallMs: DAY_MS }),
      expect.objectContaining({ person: ana, onCallMs: 0, nights: 0, shortestRestMs: null }),
    ]);
    expect(answer['fairness']).toContainEqual(
      expect.objectContaining({ least: { person: ana, value: 0 }, most: { person: ben, value: DAY_MS }, evenness: 0 }),
    );
  });

  it('say what is not covered, and what is said twice', async () => {
    const office = (name: string, people: string[], from: string, to: string) => ({
      ...{ name, start: '2026-11-01T00:00', turn: 'daily', people, windows: [{ from, to }] },
    });
    const rotations = [office('Early', ['ana'], '08:00', '14:00'), office('Late', ['ben'], '12:00', '18:00')];
    const document = { id: 'desk', name: 'Desk', zone: 'UTC', team: 'shop', layers: [{ rotations }] };
    expect((await editor('/schedules', 'POST', document)).status).toBe(201);
    const day = Date.parse('2026-12-01T00:00:00Z');
    const answer = expectShape('getScheduleFigures', await figures('desk', day, day + DAY_MS));
    expect(answer).toMatchObject({
      coverage: 10 / 24,
      gaps: [
        { start: iso(day), end: iso(day + 8 * HOUR_MS) },
        { start: iso(day + 18 * HOUR_MS), end: iso(day + DAY_MS) },
      ],
      overlaps: [
        { kind: 'together', start: iso(day + 12 * HOUR_MS), end: iso(day + 14 * HOUR_MS), people: [ana, ben] },
      ],
    });
  });

  it('of a schedule that is not there: 404; of a window that is none: 400', async () => {
    expect((await figures('nothing', HANDOFF, HANDOFF + 1)).status).toBe(404);
    expect((await figures('shop', HANDOFF, HANDOFF)).status).toBe(400);
  });
});
