import type { HttpDeps } from '../deps.ts';
import { importedNow, isStale } from '../feeds/imported.ts';
import { listed } from './finding.ts';
import type { Finding, Look } from './finding.ts';

type CalendarDeps = Pick<HttpDeps, 'database' | 'clock' | 'known'>;

/** Whether the calendars that layers import are read, and everybody in them is found. */
export function calendarsLook(deps: CalendarDeps): Look {
  return { id: 'calendars', find: () => find(deps) };
}

async function find({ database, clock, known }: CalendarDeps): Promise<Finding> {
  const { directory } = known();
  const states = await database.read((tx) => importedNow(tx, directory));
  if (states.length === 0) return { state: 'skipped', why: 'No schedule imports a calendar.', whatToDo: null };
  const nameOf = ({ schedule_id }: { readonly schedule_id: string }): string =>
    directory.schedules.get(schedule_id)?.name ?? schedule_id;
  const stale = states.filter((state) => isStale(state, clock.now()));
  if (stale.length > 0) {
    const problems = stale.map((state) => `${nameOf(state)}: ${state.problem ?? 'It was never read.'}`);
    return {
      state: 'warning',
      why: `Not read for an hour or longer, so what they said last is in force. ${problems.join(' ')}`,
      whatToDo: 'Open the schedule: it says what is wrong with its calendar, and can have it read again.',
    };
  }
  const unclear = states.filter(({ unmatched }) => unmatched !== '[]');
  if (unclear.length > 0) {
    return {
      state: 'warning',
      why: `Not everything in the calendars of ${listed(unclear.map(nameOf))} could be used.`,
      whatToDo: 'Open the schedule: it lists what, and why. Names can be explained in the people of the calendar.',
    };
  }
  return { state: 'ok', why: 'Every imported calendar was read lately, and everybody in it was found.' };
}
