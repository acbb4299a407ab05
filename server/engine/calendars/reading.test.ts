import { describe, expect, it } from 'vitest';
import { defaultShiftNotices } from '../../core/notifying/person.ts';
import type { Person } from '../../core/notifying/person.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time/instant.ts';
import type { CalendarRow } from '../../store/rows.ts';
import { failed, isWorkedOut, wellRead, workOut } from './reading.ts';
import { moved, newRow, nextLook } from './sources.ts';

const NOW = Date.UTC(2026, 10, 21, 3);
const key = { schedule_id: 'shop', layer_id: 'rota' };
const source = { url: 'https://calendar.example.test/rota.ics', people: {} };
const unread = newRow({ key, source }, NOW);

const ana: Person = {
  ...{ id: 'ana', name: 'Ana Ünal', email: null, zone: 'UTC', contactMethods: [], quietHours: [] },
  ...{ rules: { high: null, low: null }, shiftNotices: defaultShiftNotices },
};
const directory = { people: new Map([['ana', ana]]) };
const event = (...lines: string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\n');
const calendar = (...events: string[]): string => ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\n');
const night = event('UID:1', 'SUMMARY:Ana', 'DTSTART:20261121T020000Z', 'DTEND:20261121T080000Z');

async function worked(row: CalendarRow, body: string, now = NOW) {
  const result = await workOut(row, body, source, directory, now);
  if (result.kind === 'broken') throw new Error(result.problem);
  return result.change;
}

describe('what a calendar becomes', () => {
  it('is shifts from now on, of people who were found', async () => {
    const change = await worked(unread, calendar(night));
    const interval = { start: NOW, end: Date.UTC(2026, 10, 21, 8) };
    expect(JSON.parse(change.shifts)).toEqual([{ uid: '1', interval, people: ['ana'] }]);
    expect(change).toMatchObject({ events: 1, unmatched: '[]', expanded_at: NOW });
  });

  it('goes on with what it said before', async () => {
    const first = await worked(unread, calendar(night));
    const later = NOW + 2 * HOUR_MS;
    const emptied = await worked({ ...unread, ...first }, calendar(), later);
    expect(JSON.parse(emptied.shifts)).toEqual([{ uid: '1', interval: { start: NOW, end: later }, people: ['ana'] }]);
    expect(emptied.events).toBe(0);
  });

  it('says what it had to leave, each thing once and not without end', async () => {
    const free = event('UID:f', 'SUMMARY:Ana', 'TRANSP:TRANSPARENT', 'DTSTART:20261122T010000Z', 'DURATION:PT1H');
    const many = Array.from({ length: 70 }, (_, index) =>
      event(`UID:${index}`, `SUMMARY:Nobody ${index % 60}`, 'DTSTART:20261122T020000Z', 'DURATION:PT1H'),
    );
    const { unmatched } = await worked(unread, calendar(free, ...many));
    const list = JSON.parse(unmatched ?? '') as readonly { readonly name: string; readonly why: string }[];
    expect(list).toHaveLength(50);
    expect(new Set(list.map(({ name }) => name)).size).toBe(50);
    expect(list[0]).toMatchObject({ name: 'Ana', why: expect.stringContaining('free') as string });
  });

  it('is nothing where it cannot be read', async () => {
    expect(await workOut(unread, '<html>', source, directory, NOW)).toMatchObject({ kind: 'broken' });
  });

  it('is worked out again after a day, because the months around today move on', () => {
    const row = { ...unread, body: 'same', expanded_at: NOW };
    expect(isWorkedOut(row, 'same', NOW + HOUR_MS)).toBe(true);
    expect(isWorkedOut(row, 'other', NOW + HOUR_MS)).toBe(false);
    expect(isWorkedOut(row, 'same', NOW + DAY_MS)).toBe(false);
    expect(isWorkedOut({ ...row, expanded_at: null }, 'same', NOW)).toBe(false);
  });
});

describe('a row', () => {
  it('M4 remembers since when it fails, and nothing else of it changes', () => {
    const first = failed(unread, 'away', NOW);
    const second = failed({ ...unread, ...first }, 'still away', NOW + HOUR_MS);
    expect([second.failing_since, second.failures, second.problem]).toEqual([NOW, 2, 'still away']);
    expect(Object.keys(second).sort()).toEqual(['failing_since', 'failures', 'next_at', 'problem']);
  });

  it('M6 changed only when it says something new', () => {
    const row = { ...unread, fingerprint: 'a', changed_at: 5, failures: 3, failing_since: 7, problem: 'away' };
    expect(wellRead(row, { fingerprint: 'a' }, NOW)).toMatchObject({
      changed_at: 5,
      read_at: NOW,
      failing_since: null,
    });
    expect(wellRead(row, {}, NOW)).toMatchObject({ changed_at: 5, problem: null, failures: 0 });
    expect(wellRead(row, { fingerprint: 'b' }, NOW)).toMatchObject({ changed_at: NOW });
  });

  it('of another calendar was never read, and keeps the shifts of the old one until then', () => {
    const change = moved({ key, source: { ...source, url: 'https://other.example.test' } }, NOW);
    expect(change).toMatchObject({ url: 'https://other.example.test', body: null, read_at: null, next_at: NOW });
    expect(change).not.toHaveProperty('shifts');
  });
});

describe('when to look again', () => {
  const pauseMs = (failures: number, layer_id = 'rota'): number => nextLook({ ...key, layer_id }, failures, NOW) - NOW;

  it('is every ten minutes or so, and later after each failure, up to an hour', () => {
    const roughly = [0, 1, 2, 3, 4, 9, 99].map((failures) => Math.round(pauseMs(failures) / pauseMs(0)));
    expect(roughly).toEqual([1, 1, 2, 4, 6, 6, 6]);
    expect(pauseMs(0)).toBeGreaterThanOrEqual(9 * MINUTE_MS);
    expect(pauseMs(0)).toBeLessThanOrEqual(11 * MINUTE_MS);
  });

  it('is always the same for one calendar, and another time for another', () => {
    expect(pauseMs(0)).toBe(pauseMs(0));
    const pauses = new Set(Array.from({ length: 50 }, (_, index) => pauseMs(0, `layer-${index}`)));
    expect(pauses.size).toBeGreaterThan(45);
  });
});
