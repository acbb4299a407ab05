import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import {
  addCalendars,
  calendarForUpdate,
  calendarOf,
  calendarStates,
  changeCalendar,
  claimCalendar,
  forgetCalendars,
  shiftsSince,
} from './calendars.ts';
import type { CalendarChange } from './calendars.ts';
import { currentRevisions } from './configuration.ts';
import type { CalendarRow } from './rows.ts';

const row = (layer_id: string, over: Partial<CalendarRow> = {}): CalendarRow => ({
  ...{ schedule_id: 'shop', layer_id, url: 'https://calendar.example.test/a.ics' },
  ...{ body: null, etag: null, modified: null, fingerprint: null, shifts: '[]', unmatched: '[]', events: 0 },
  ...{ read_at: null, changed_at: null, expanded_at: null, failing_since: null, failures: 0, problem: null },
  ...{ next_at: 10, revision: 0, created_at: 1, ...over },
});

describe.each(databases)('imported calendars on $name', (kind) => {
  const given = useDatabase(kind);
  const add = (...rows: CalendarRow[]) => given.database.write((tx) => addCalendars(tx, rows));
  const read = (layer_id: string) => given.database.write((tx) => calendarOf(tx, { schedule_id: 'shop', layer_id }));
  const change = (layer_id: string, what: CalendarChange) =>
    given.database.write((tx) => changeCalendar(tx, { schedule_id: 'shop', layer_id }, what));

  it('M4 tell one that was never read from one that is empty', async () => {
    await add(row('a'), row('b', { body: '' }));
    expect([(await read('a'))?.body, (await read('b'))?.body]).toEqual([null, '']);
  });

  it('are added once, and listed without their contents', async () => {
    await add(row('b', { body: 'B' }), row('a'));
    await add(row('b', { body: 'another' }));
    await add();
    expect((await read('b'))?.body).toBe('B');
    const states = await given.database.read((tx) => calendarStates(tx, 'shop'));
    expect(states.map(({ layer_id }) => layer_id)).toEqual(['a', 'b']);
    expect(states[1]).not.toHaveProperty('body');
    expect(await given.database.read((tx) => calendarStates(tx, 'other'))).toEqual([]);
    expect(await given.database.read((tx) => calendarStates(tx))).toHaveLength(2);
  });

  it('are claimed by one of two who saw the same', async () => {
    await add(row('a'));
    const claim = (until: number) => given.database.write((tx) => claimCalendar(tx, row('a'), 10, until));
    expect([await claim(50), await claim(60)]).toEqual([true, false]);
    expect((await read('a'))?.next_at).toBe(50);
  });

  it('tell replicas of their shifts, and only of those that changed', async () => {
    await add(row('a'), row('b'));
    const revision = async () => (await given.database.read(currentRevisions)).calendars;
    expect(await revision()).toBe(0);
    await change('a', { shifts: '["a"]' });
    await change('b', { problem: 'the server is away' });
    const since = (revision: number) => given.database.read((tx) => shiftsSince(tx, revision));
    expect(await since(0)).toEqual([{ schedule_id: 'shop', layer_id: 'a', shifts: '["a"]', revision: 1 }]);
    expect(await revision()).toBe(1);
    await change('b', { shifts: '["b"]', body: 'B' });
    expect((await since(1)).map(({ layer_id }) => layer_id)).toEqual(['b']);
    expect(await read('b')).toMatchObject({ revision: 2, body: 'B', problem: 'the server is away' });
    const held = await given.database.write((tx) => calendarForUpdate(tx, row('b')));
    expect(held).toMatchObject({ revision: 2 });
    expect(held).not.toHaveProperty('body');
  });

  it('are forgotten when nobody has asked for them in a long time', async () => {
    await add(row('a', { next_at: 5 }), row('b', { next_at: 15 }));
    await given.database.write((tx) => forgetCalendars(tx, 10));
    expect([await read('a'), (await read('b'))?.next_at]).toEqual([null, 15]);
  });
});
