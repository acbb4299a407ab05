import { nextShift } from '../../core/schedule/handoff.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import type { Instant, Interval } from '../../core/time/instant.ts';
import type { Configuration } from '../../engine/configuration/configuration.ts';

const asTheyLike = (): void => {};

/** What the people of the town have arranged for the days ahead, so that a newcomer sees how it looks. */
export async function arrangeAhead(
  configuration: Configuration,
  now: Instant,
  report: (trouble: string) => void,
): Promise<void> {
  const { absences, coverRequests } = configuration;
  const { people } = configuration.snapshot().directory;
  // Whoever runs the demo over files of their own has other people in it.
  if (!['ana', 'ben', 'chloe', 'grace', 'hana'].every((id) => people.has(id))) return;
  const away = await absences.add(
    {
      ...{ personId: 'hana', substituteId: 'grace', note: 'In the mountains', by: 'Hana', creatorId: 'hana' },
      interval: { start: now + 3 * DAY_MS, end: now + 7 * DAY_MS },
    },
    asTheyLike,
  );
  if (away.kind === 'invalid') report(`an absence: ${away.errors.map(({ message }) => message).join(' ')}`);

  const ask = async (
    scheduleId: string,
    from: string,
    stretch: Interval,
    rest: { to: string | null; note: string },
  ) => {
    const request = { ...{ scheduleId, from, stretch, inReturn: null, by: from, creatorId: from }, ...rest };
    const asked = await coverRequests.ask(request, asTheyLike);
    if (asked.kind !== 'asked') report(`a cover request of ${from} in ${scheduleId}: ${JSON.stringify(asked)}`);
    return asked.kind === 'asked' ? asked.request.id : null;
  };
  const day = shiftOf(configuration, 'shop-secondary', 'chloe', now);
  if (day !== null) await ask('shop-secondary', 'chloe', day, { to: null, note: 'School play in the evening' });
  const week = shiftOf(configuration, 'shop-primary', 'ben', now);
  if (week === null) return;
  const firstNight = { start: week.start + 8 * HOUR_MS, end: week.start + DAY_MS };
  const id = await ask('shop-primary', 'ben', firstNight, { to: 'ana', note: 'Late train home' });
  if (id !== null) await coverRequests.take(id, 'ana', 'Ana', asTheyLike);
}

function shiftOf(configuration: Configuration, scheduleId: string, person: string, now: Instant): Interval | null {
  const { directory } = configuration.snapshot();
  const schedule = directory.schedules.get(scheduleId);
  if (schedule === undefined) return null;
  return nextShift(schedule, now, person, (id) => directory.people.has(id))?.interval ?? null;
}
