import { describe, expect, it } from 'vitest';
import { decodeSchedule, scheduleSchema } from '../../../server/contract/configuration/schedule.ts';
import { dayNumberOf } from '../../../server/core/time/calendar.ts';
import { clockChangesIn, holidaysIn } from './day-notes.ts';

const christmas = dayNumberOf({ year: 2026, month: 12, day: 25 });
const rotations = [{ start: '2026-01-05T09:00', turn: 'weekly', people: ['ana'] }];
const written = decodeSchedule(
  scheduleSchema.parse({
    ...{ id: 'shop', name: 'Shop', zone: 'Europe/Paris' },
    layers: [
      { name: 'Days', rotations, holidays: { list: 'france', treat: 'off' } },
      { name: 'Nights', rotations, holidays: { list: 'france', treat: 'sunday' } },
      { name: 'Rest', rotations },
    ],
  }),
);
const days = [
  { day: christmas, name: 'Noël' },
  { day: christmas + 7, name: 'Jour de l’an' },
];
const schedule = { ...written, holidays: [{ id: 'france', name: 'France', days }] };

describe('holidays', () => {
  const window = { start: Date.parse('2026-12-20T23:00Z'), end: Date.parse('2026-12-27T23:00Z') };

  it('stand once, with the layers that heed them, on the day of the schedule', () => {
    const interval = { start: Date.parse('2026-12-24T23:00Z'), end: Date.parse('2026-12-25T23:00Z') };
    expect(holidaysIn(schedule, window)).toEqual([
      { kind: 'holiday', day: christmas, interval, name: 'Noël', layers: ['Days', 'Nights'] },
    ]);
  });

  it('are none where the list is not there', () => {
    expect(holidaysIn(written, window)).toEqual([]);
  });
});

describe('days on which the clocks change', () => {
  it('say what happens, and how long the day is', () => {
    const march = { start: Date.parse('2026-03-27T23:00Z'), end: Date.parse('2026-03-29T22:00Z') };
    const [note] = clockChangesIn(march, 'Europe/Paris', null);
    expect(note).toMatchObject({ kind: 'clock-change', isForward: true, from: '02:00', to: '03:00', hours: 23 });
  });

  it('are those of the other zone as well, once where both change together', () => {
    const march = { start: Date.parse('2026-03-01T00:00Z'), end: Date.parse('2026-03-31T00:00Z') };
    const zonesOf = (other: string) =>
      clockChangesIn(march, 'Europe/Paris', other).map((note) => (note.kind === 'clock-change' ? note.zone : ''));
    expect(zonesOf('America/New_York')).toEqual(['Europe/Paris', 'America/New_York']);
    expect(zonesOf('Europe/Berlin')).toEqual(['Europe/Paris']);
    expect(zonesOf('Asia/Tokyo')).toEqual(['Europe/Paris']);
  });

  it('are none in a week without any', () => {
    const june = { start: Date.parse('2026-06-01T00:00Z'), end: Date.parse('2026-06-08T00:00Z') };
    expect(clockChangesIn(june, 'Europe/Paris', null)).toEqual([]);
  });
});
