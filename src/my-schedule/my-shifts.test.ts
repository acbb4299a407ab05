import { describe, expect, it } from 'vitest';
import { decodeSchedule, scheduleSchema } from '../../server/contract/configuration/schedule.ts';
import type { Schedule } from '../../server/core/schedule/schedule.ts';
import { HOUR_MS } from '../../server/core/time/instant.ts';
import { myShifts, nextAfter, shiftsAt, shiftsOn } from './my-shifts.ts';

const NOW = Date.parse('2026-11-21T15:00:00Z');
const at = (text: string): number => Date.parse(`${text}Z`);
const everybody = () => true;

function schedule(id: string, people: string[], more: Partial<Schedule> = {}, duty = 'on-call'): Schedule {
  const rotation = { start: '2026-11-16T09:00', turn: 'daily', people };
  const document = { id, name: id, zone: 'UTC', layers: [{ id: 'l', duty, rotations: [{ id: 'r', ...rotation }] }] };
  return { ...decodeSchedule(scheduleSchema.parse(document)), ...more };
}

describe('when somebody is on call', () => {
  const shifts = myShifts([schedule('shop', ['ben', 'ana']), schedule('desk', ['cyd'])], 'ana', NOW, everybody);

  it('is told with the whole of what is under way, and the next weeks', () => {
    expect(shifts[0]?.interval).toEqual({ start: at('2026-11-21T09:00'), end: at('2026-11-22T09:00') });
    expect(shiftsAt(shifts, NOW).map(({ scheduleId }) => scheduleId)).toEqual(['shop']);
    expect(nextAfter(shifts, NOW)?.interval.start).toBe(at('2026-11-23T09:00'));
    expect(shifts).toHaveLength(29);
  });

  it('turn by turn, also where one person has them all', () => {
    const own = myShifts([schedule('desk', ['cyd'])], 'cyd', NOW, everybody);
    expect(own[1]?.interval).toEqual({ start: at('2026-11-22T09:00'), end: at('2026-11-23T09:00') });
  });

  it('with shadow shifts, which page nobody', () => {
    const watching = myShifts([schedule('shop', ['ana'], {}, 'shadow')], 'ana', NOW, everybody);
    expect(watching[0]).toMatchObject({ isShadow: true, scheduleId: 'shop' });
    expect(shiftsAt(watching, NOW)).toEqual([]);
    expect(nextAfter(watching, NOW)).toBeNull();
  });

  it('not cut by what others do within it', () => {
    const others = { start: NOW + HOUR_MS, end: NOW + 2 * HOUR_MS };
    const away = { id: 'a', personId: 'ben', interval: others, substituteId: null, createdAt: 0 };
    const together = schedule('shop', ['ana']);
    const [layer] = together.layers;
    const [rotation] = layer?.rotations ?? [];
    if (layer === undefined || rotation === undefined) throw new Error('the example has a rotation');
    const pair = { ...rotation, participants: [['ana', 'ben']] };
    const layers = [{ ...layer, rotations: [pair] }];
    const [first] = myShifts([{ ...together, layers, absences: [away] }], 'ana', NOW, everybody);
    expect(first?.interval).toEqual({ start: at('2026-11-21T09:00'), end: at('2026-11-22T09:00') });
    expect(first?.others).toEqual([]);
  });

  it('day by day', () => {
    const day = { start: at('2026-11-22T00:00'), end: at('2026-11-23T00:00') };
    expect(shiftsOn(shifts, day).map(({ interval }) => interval)).toEqual([
      { start: day.start, end: at('2026-11-22T09:00') },
    ]);
  });
});
