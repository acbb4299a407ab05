import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onCall } from '../../core/schedule/on-call.ts';
import { dateOf } from '../../core/time/calendar.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { databases } from '../../test/database/databases.ts';
import type { Configuration } from './configuration.ts';
import { install, NOW, town } from './test/installation.ts';
import type { Installation } from './test/installation.ts';

const SCHEDULES = ['primary', 'filed'] as const;
type ScheduleId = (typeof SCHEDULES)[number];
const crowd = ['ana', 'ben', 'cy', 'dee'].map((id) => ({ id, name: id }));

const pad = (number: number): string => String(number).padStart(2, '0');
const dayOf = (at: Instant): string => {
  const { year, month, day } = dateOf(Math.floor(at / DAY_MS));
  return `${year}-${pad(month)}-${pad(day)}`;
};
const lists = (days: number) => ({
  ...{ id: 'off', name: `Off ${days}` },
  days: [{ date: dayOf(NOW + days * DAY_MS), name: 'A holiday' }],
});

const somebody = fc.constantFrom('ana', 'ben', 'cy', 'dee');
const layers = fc.array(
  fc
    .record({ people: fc.array(somebody, { minLength: 1, maxLength: 3 }), hour: fc.integer({ min: 0, max: 23 }) })
    .chain(({ people, hour }) =>
      fc.record({
        rotations: fc.constant([{ turn: 'daily', start: `2026-11-01T${pad(hour)}:00`, people }]),
        holidays: fc.option(fc.constant({ list: 'off', treat: 'off' }), { nil: undefined }),
      }),
    ),
  { maxLength: 2 },
);
const written = fc.record({
  ...{ layers, zone: fc.constantFrom('UTC', 'Asia/Kolkata'), name: fc.constantFrom('A', 'B') },
  override: fc.option(fc.record({ people: fc.array(somebody, { minLength: 1, maxLength: 1 }), hours: fc.nat(40) })),
});

type Written = typeof written extends fc.Arbitrary<infer T> ? T : never;
const edit = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), written }),
  fc.record({ kind: fc.constant('file' as const), written: fc.option(written) }),
  fc.record({ kind: fc.constant('remove' as const) }),
  fc.record({ kind: fc.constant('list' as const), days: fc.integer({ min: -1, max: 4 }) }),
  fc.record({ kind: fc.constant('delete-person' as const), person: somebody }),
  fc.record({ kind: fc.constant('make-person' as const), person: somebody }),
  fc.record({ kind: fc.constant('absence' as const), person: somebody, substitute: fc.option(somebody) }),
  fc.record({ kind: fc.constant('cover' as const), id: fc.constantFrom(...SCHEDULES), from: somebody, to: somebody }),
  fc.record({ kind: fc.constant('override' as const), id: fc.constantFrom(...SCHEDULES), person: somebody }),
);
const step = fc.tuple(edit, fc.integer({ min: 1, max: 30 }), fc.boolean());
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type AnyEdit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const document = (id: ScheduleId, { name, zone, layers: rows, override }: Written, now: Instant) => ({
  ...{ id, name, zone, layers: rows },
  overrides:
    override === null
      ? []
      : [{ start: new Date(now).toISOString(), end: new Date(now + (1 + override.hours) * HOUR_MS).toISOString() }].map(
          (one) => ({ ...one, people: override.people }),
        ),
});

async function make(here: Installation, one: AnyEdit): Promise<void> {
  const by = { ifVersion: null, by: 'ana' };
  const now = here.clock.now();
  const { configuration } = here;
  switch (one.kind) {
    case 'put':
      await configuration.put({
        kind: 'schedule',
        id: 'primary',
        document: document('primary', one.written, now),
        ...by,
      });
      return;
    case 'file':
      here.write('filed.yaml', filed(one.written, now));
      await here.reload();
      return;
    case 'remove':
      await configuration.remove({ kind: 'schedule', id: 'primary', ...by });
      return;
    case 'list':
      await configuration.put({ kind: 'holiday-list', id: 'off', document: lists(one.days), ...by });
      return;
    case 'delete-person':
      await configuration.remove({ kind: 'person', id: one.person, force: true, ...by });
      return;
    case 'make-person':
      await configuration.put({ kind: 'person', id: one.person, document: { name: one.person }, ...by });
      return;
    case 'absence': {
      const { person: personId, substitute: substituteId } = one;
      const interval = { start: now + HOUR_MS, end: now + 20 * HOUR_MS };
      const request = { personId, substituteId, interval, note: null, by: 'ana', creatorId: null };
      await configuration.absences.add(request, () => undefined);
      return;
    }
    case 'cover': {
      const stretch = { start: now + HOUR_MS, end: now + 30 * HOUR_MS };
      const asked = await configuration.coverRequests.ask(
        {
          ...{ scheduleId: one.id, from: one.from, stretch, to: null, inReturn: null, note: null },
          ...{ by: 'ana', creatorId: null },
        },
        () => undefined,
      );
      if (asked.kind === 'asked')
        await configuration.coverRequests.take(asked.request.id, one.to, 'ana', () => undefined);
      return;
    }
    case 'override': {
      const interval = { start: now, end: now + 9 * HOUR_MS };
      const request = { scheduleId: one.id, interval, people: [one.person], layerId: null, by: 'ana', creatorId: null };
      await configuration.overrides.add(request, () => undefined);
    }
  }
}

/** A file must say something; `settings` belong to the installation that stands. */
function filed(schedule: Written | null, now: Instant): object {
  const schedules = schedule === null ? [] : [document('filed', schedule, now)];
  return { settings: town.settings, schedules };
}

function answer(of: Configuration, id: ScheduleId, at: Instant): readonly string[] | null {
  const { schedules, people } = of.snapshot().directory;
  const schedule = schedules.get(id);
  return schedule === undefined ? null : onCall(schedule, at, (person) => people.has(person));
}

/** What was answered while it was so, by `schedule/instant`. */
type Said = Map<string, readonly string[]>;

function listen(of: Configuration, said: Said, from: Instant, to: Instant): void {
  for (const id of SCHEDULES) {
    for (let at = from; at < to; at += HOUR_MS) said.set(`${id}/${at}`, answer(of, id, at) ?? []);
  }
}

function contradictions(of: Configuration, said: Said): string[] {
  return [...said].flatMap(([key, people]) => {
    const [id, at] = key.split('/') as [ScheduleId, string];
    const now = answer(of, id, Number(at));
    const isSame = now === null || now.join() === people.join();
    return isSame ? [] : [`${id} at ${new Date(Number(at)).toISOString()}: ${people.join()} became ${now.join()}`];
  });
}

/** Two replicas of which one looks only now and then, and whatever is edited in the course of some days. */
async function live(here: Installation, edits: readonly Step[], first: Written, second: Written): Promise<void> {
  const other = here.configuration;
  await here.start();
  for (const person of crowd) await here.put({ kind: 'person', id: person.id, document: person });
  await here.put({ kind: 'holiday-list', id: 'off', document: lists(1) });
  await make(here, { kind: 'file', written: second });
  await make(here, { kind: 'put', written: first });
  const said: Said = new Map();
  listen(here.configuration, said, NOW - DAY_MS, NOW);
  for (const [one, hours, isSeen] of edits) {
    await make(here, one);
    if (isSeen) await other.refresh();
    const now = here.clock.now();
    listen(here.configuration, said, now, now + hours * HOUR_MS);
    await here.clock.advance(hours * HOUR_MS, () => Promise.resolve());
    expect(contradictions(here.configuration, said)).toEqual([]);
  }
  await other.refresh();
  const restarted = await here.start({ folder: null });
  for (const one of [other, restarted]) expect(contradictions(one, said)).toEqual([]);
}

describe.each(databases)('the past on $name', (kind) => {
  const steps = fc.array(step, { minLength: 3, maxLength: 10 });

  it('never changes, whatever is edited: for who edits, another replica, and one that starts later', async () => {
    await fc.assert(
      fc.asyncProperty(steps, written, written, async (edits, first, second) => {
        const here = await install(kind);
        try {
          await live(here, edits, first, second);
        } finally {
          expect(await here.drop()).toEqual([]);
        }
      }),
      { numRuns: 10 },
    );
  });
});
