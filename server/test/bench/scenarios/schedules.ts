import { loadsOf } from '../../../core/schedule/load.ts';
import { onCall } from '../../../core/schedule/on-call.ts';
import { resolve } from '../../../core/schedule/resolve.ts';
import type { Absence, Cover, HolidayList, Layer, Rotation, Schedule } from '../../../core/schedule/schedule.ts';
import { layer, rotation, schedule } from '../../../core/schedule/test/example.ts';
import { DAY_MS, MINUTE_MS } from '../../../core/time/instant.ts';
import type { Interval } from '../../../core/time/instant.ts';
import { figuresOf } from '../figures.ts';
import { openTable } from '../table.ts';
import type { Table } from '../table.ts';

const MANY = 10_000;
const PASSES = 30;
const PEOPLE = 2_000;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'];
const NOW = Date.UTC(2026, 10, 21, 3);
const TODAY = Math.floor(NOW / DAY_MS);

const windowOf = (days: number): Interval => ({ start: NOW - 7 * DAY_MS, end: NOW + (days - 7) * DAY_MS });

/** As a team writes them: a week each below, then nights, office hours and weekends; eight people in turn on each. */
function layersAt(index: number, count: number, start: string): Layer[] {
  const week = { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } } as const;
  const kinds: readonly Partial<Rotation>[] = [
    { windows: [{ from: 1_320, to: 360 }] },
    { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], windows: [{ from: 540, to: 1_020 }] },
    { weekdays: ['sat', 'sun'], windows: [{ from: 480, to: 1_200 }] },
  ];
  return Array.from({ length: count }, (_, rank) => {
    const people = Array.from({ length: 8 }, (_, turn) => `p${(index * 24 + rank * 8 + turn) % PEOPLE}`);
    const plan = rotation(start, people.join(' '), rank === 0 ? week : kinds[(rank - 1) % kinds.length]);
    return layer(rank, { ...plan, id: `s${index}r${rank}` });
  });
}

function plainAt(index: number, count = 3, start = '2026-01-05T09:00'): Schedule {
  const zone = ZONES[index % ZONES.length] ?? 'UTC';
  return schedule(layersAt(index, count, start), { id: `s${index}`, zone });
}

/** One list for all schedules, as in an installation: every tenth person is away now, and every second was or will be. */
const ABSENCES: readonly Absence[] = Array.from({ length: PEOPLE / 2 }, (_, index) => {
  const start = NOW + (index % 5 === 0 ? -DAY_MS : (index % 120) * DAY_MS);
  const [personId, substituteId] = [`p${index * 2}`, `p${index * 2 + 1}`];
  return {
    id: `a${index}`,
    personId,
    substituteId,
    createdAt: NOW - 30 * DAY_MS,
    interval: { start, end: start + 3 * DAY_MS },
  };
});

const HOLIDAYS: HolidayList = {
  ...{ id: 'bank', name: 'Bank holidays' },
  days: Array.from({ length: 40 }, (_, index) => ({ day: TODAY - 180 + index * 13, name: `Holiday ${index}` })),
};

/** The same with ten covers, the absences of everybody, an override and holidays on every layer. */
function arranged(plain: Schedule): Schedule {
  const layers = plain.layers.map((one): Layer => ({
    ...one,
    holidays: { listId: 'bank', treatment: { kind: one.rank === 0 ? 'sunday' : 'off' } },
  }));
  const [first] = plain.layers[0]?.rotations ?? [];
  const covers = Array.from({ length: 10 }, (_, index): Cover => {
    const turn = 40 + index;
    const from = first?.participants[turn % 8]?.[0] ?? '';
    const occurrence = { rotationId: first?.id ?? '', turn, part: null };
    return { id: `c${index}`, from, to: `p${index}`, takenAt: NOW - 10 * DAY_MS, until: null, occurrence };
  });
  const interval = { start: NOW + DAY_MS, end: NOW + 2 * DAY_MS };
  const overrides = [{ id: 'o', layerId: null, interval, people: ['p1'], createdAt: NOW }];
  return { ...plain, layers, covers, overrides, absences: ABSENCES, holidays: [HOLIDAYS] };
}

/** What this process has used of a core: others may use the same one meanwhile. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function time(table: Table, name: string, bar: string, rounds: number, call: (round: number) => unknown): number {
  for (let round = 0; round < rounds / 3; round++) call(round);
  const times = Float64Array.from({ length: rounds }, (_, round) => {
    const before = cpuMs();
    call(round);
    return cpuMs() - before;
  });
  const { n, median, p99 } = figuresOf(times);
  table.row(name, n, median, p99, bar);
  return median;
}

/** Who is on call, and calendars of it, with and without what is arranged. */
export function schedules(): void {
  const table = openTable('schedules: ms of one core', 'question', 'n', 'median', 'p99', 'at most');
  const plain = Array.from({ length: MANY }, (_, index) => plainAt(index));
  for (const [words, list, bar] of [
    ['', plain, '50'],
    [', arranged', plain.map(arranged), '–'],
  ] as const) {
    time(table, `who is on call in all of 10,000${words}`, bar, PASSES, (round) => {
      for (const one of list) onCall(one, NOW + round * MINUTE_MS);
    });
  }
  const ten = plainAt(1, 10);
  for (const [words, one] of [
    ['', ten],
    [', arranged', arranged(ten)],
  ] as const) {
    time(table, `90 days of 10 layers${words}`, '5', 100, (round) => resolve(one, shifted(90, round)));
    time(table, `a year of 10 layers${words}`, '20', 50, (round) => resolve(one, shifted(366, round)));
  }
  const team = [0, 1, 2].map((index) => arranged(plainAt(index, 3)));
  time(table, '52 weeks of load, 20 people, arranged', '50', 50, (round) =>
    loadsOf(team.map(ofTwenty), shifted(364, round), () => 'Europe/Berlin'),
  );
  ages(table);
}

const shifted = (days: number, round: number): Interval => {
  const { start, end } = windowOf(days);
  return { start: start + round * MINUTE_MS, end: end + round * MINUTE_MS };
};

const teams = new WeakMap<Schedule, Schedule>();

/** Everybody is one of twenty; the same object each time, as a service keeps its schedules. */
function ofTwenty(one: Schedule): Schedule {
  const known = teams.get(one);
  if (known !== undefined) return known;
  const layers = one.layers.map((of) => ({
    ...of,
    rotations: of.rotations.map((each) => ({
      ...each,
      participants: each.participants.map(([person = '']) => [`p${Number(person.slice(1)) % 20}`]),
    })),
  }));
  const made = { ...one, layers };
  teams.set(one, made);
  return made;
}

/** In one run, by turns: the machine is as busy for the old one as for the new one. */
function ages(table: Table): void {
  const [old, young] = ['2010-01-04T09:00', '2026-10-05T09:00'].map((start) => plainAt(2, 10, start));
  if (old === undefined || young === undefined) return;
  const spent = { old: 0, young: 0 };
  for (let round = 0; round < 200; round++) {
    for (const [age, one] of [['old', old] as const, ['young', young] as const]) {
      const before = cpuMs();
      resolve(one, shifted(90, round));
      // The first rounds are those of the compiler.
      if (round >= 50) spent[age] += cpuMs() - before;
    }
  }
  table.row('since 2010, against since last month', 150, spent.old / spent.young, NaN, '1.2 ×');
}
