import type { z } from 'zod';
import type { importedCalendar } from '../../contract/calendar.ts';
import type { Api } from '../../contract/routes.ts';
import type { Unmatched } from '../../core/calendar/matching.ts';
import type { Layer, Schedule } from '../../core/schedule/schedule.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import { calendarStates } from '../../store/calendars.ts';
import type { CalendarState } from '../../store/calendars.ts';
import type { Database } from '../../store/database.ts';
import type { Caller } from '../auth/caller.ts';
import { maySteer } from '../auth/taking-part.ts';
import { isStale } from '../feeds/imported.ts';
import { Refusal } from '../problem.ts';
import type { HandlersOf } from './handler.ts';
import { isoOrNull } from './naming.ts';

export interface ImportDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly engine: Pick<Engine, 'refreshCalendar'>;
  known(): Known;
}

type Shown = z.input<typeof importedCalendar>;

/** How it stands with the calendars that a schedule imports. */
export function importHandlers({ database, clock, engine, known }: ImportDeps): HandlersOf<Api['imports']> {
  const find = (id: string): Schedule => {
    const schedule = known().directory.schedules.get(id);
    if (schedule === undefined) throw new Refusal('not-found', `There is no schedule ${id}.`);
    return schedule;
  };
  const list = async (schedule: Schedule, caller: Caller): Promise<Shown[]> => {
    const states = await database.read((tx) => calendarStates(tx, schedule.id));
    const isOpen = maySteer(caller, schedule, known().directory.teams);
    return schedule.layers.flatMap((layer) => {
      if (layer.calendar === null) return [];
      const state = states.find(({ layer_id }) => layer_id === layer.id);
      const url = isOpen ? layer.calendar.url : new URL(layer.calendar.url).origin;
      // A calendar that was exchanged is another one: what is known is about the earlier.
      const isItsOwn = state?.url === layer.calendar.url;
      return [isItsOwn ? shown(layer, url, state, clock.now()) : unread(layer, url)];
    });
  };
  return {
    list: async ({ params, caller }) => ({ body: { items: await list(find(params.id), caller) } }),
    refresh: async ({ params, caller }) => {
      const schedule = find(params.id);
      const layer = schedule.layers.find(({ id, calendar }) => id === params.layer && calendar !== null);
      if (layer === undefined) throw new Refusal('not-found', `No layer ${params.layer} imports a calendar here.`);
      if (!maySteer(caller, schedule, known().directory.teams)) {
        throw new Refusal('not-allowed', 'Only an editor or a lead of the team may have a calendar read again.');
      }
      await engine.refreshCalendar(schedule.id, layer.id);
      const items = await list(schedule, caller);
      return { body: items.find((one) => one.layer === layer.id) ?? unread(layer, layer.calendar?.url ?? '') };
    },
  };
}

function unread({ id }: Layer, url: string): Shown {
  return {
    ...{ layer: id, url, readAt: null, changedAt: null, failingSince: null, problem: null, isStale: false },
    ...{ events: 0, unmatched: [] },
  };
}

function shown({ id }: Layer, url: string, state: CalendarState, now: Instant): Shown {
  return {
    ...{ layer: id, url, problem: state.problem, events: state.events, isStale: isStale(state, now) },
    readAt: isoOrNull(state.read_at),
    changedAt: isoOrNull(state.changed_at),
    failingSince: isoOrNull(state.failing_since),
    // Written by `engine/calendars`, and by nothing else.
    unmatched: JSON.parse(state.unmatched) as Unmatched[],
  };
}
