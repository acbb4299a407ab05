import type { Directory } from '../../core/directory/directory.ts';
import type { PersonId } from '../../core/notifying/person.ts';
import type { Absence, Cover, Edition, HolidayList, Override, Schedule } from '../../core/schedule/schedule.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { ConfigurationRow } from '../../store/rows.ts';
import { namesAny, sameWords, wordsOf } from './words.ts';
import type { Words } from './words.ts';

/** How long an edition is kept in memory after it ended. What is older is answered by the oldest one that is left. */
export const EDITIONS_KEPT_MS = 400 * DAY_MS;

/** A stretch of time in which a schedule stood like this. */
export interface Stretch {
  readonly until: Instant;
  /** Null: there was no such schedule. */
  readonly words: Words | null;
  readonly unknown: readonly PersonId[];
}

interface History {
  readonly now: Words | null;
  /** Sorted by `until`, each of some length. */
  readonly past: readonly Stretch[];
}

/** How schedules stood before. Grown revision by revision, so that each replica has every edition. */
export interface Chronicle {
  readonly histories: ReadonlyMap<string, History>;
  /** People who are deleted. */
  readonly gone: readonly PersonId[];
}

export const emptyChronicle: Chronicle = { histories: new Map(), gone: [] };

/** What is arranged beside documents, where it names people; lists by schedule. */
interface Naming {
  readonly overrides: ReadonlyMap<string, readonly Override[]>;
  readonly covers: ReadonlyMap<string, readonly Cover[]>;
  readonly absences: readonly Absence[];
}

/** The chronicle while it is continued. */
export class Chronicler {
  private histories: ReadonlyMap<string, History>;
  /** Copied when it is first written to: most revisions are about something else. */
  private copy: Map<string, History> | null = null;
  private gone: readonly PersonId[];
  private readonly before: Chronicle;

  constructor(before: Chronicle) {
    this.before = before;
    this.histories = before.histories;
    this.gone = before.gone;
  }

  /** All rows of one revision, and the directory after them. */
  note(rows: readonly ConfigurationRow[], directory: Directory, arranged: Naming): void {
    const at = rows[0]?.changed_at ?? 0;
    const idsOf = (kind: string): Set<string> => new Set(rows.filter((row) => row.kind === kind).map(({ id }) => id));
    const [schedules, lists] = [idsOf('schedule'), idsOf('holiday-list')];
    for (const id of lists.size === 0 ? [] : this.readersOf(lists)) schedules.add(id);
    const gone = this.goneAfter(rows);
    const moved = [...gone.filter((id) => !this.gone.includes(id)), ...this.gone.filter((id) => !gone.includes(id))];
    for (const id of moved.length === 0 ? [] : this.namersOf(new Set(moved), arranged)) this.end(id, at);
    for (const id of schedules) this.write(id, directory.schedules.get(id), directory.holidayLists, at);
    this.gone = gone;
  }

  finish(): Chronicle {
    const { histories, gone } = this;
    return histories === this.before.histories && gone === this.before.gone ? this.before : { histories, gone };
  }

  private goneAfter(rows: readonly ConfigurationRow[]): readonly PersonId[] {
    const people = rows.filter(({ kind }) => kind === 'person');
    const came = people.filter(({ body, id }) => body !== null && this.gone.includes(id)).map(({ id }) => id);
    const went = people.filter(({ body, id }) => body === null && !this.gone.includes(id)).map(({ id }) => id);
    if (came.length + went.length === 0) return this.gone;
    return [...this.gone.filter((id) => !came.includes(id)), ...went];
  }

  private write(
    id: string,
    schedule: Schedule | undefined,
    lists: ReadonlyMap<string, HolidayList>,
    at: Instant,
  ): void {
    const history = this.histories.get(id);
    const now = schedule === undefined ? null : wordsOf(schedule, lists);
    // The first version answers for the time before it as well: nobody had asked then.
    if (history === undefined && now === null) return;
    if (history !== undefined && !sameWords(history.now, now)) this.end(id, at);
    this.set(id, { now, past: this.histories.get(id)?.past ?? [] });
  }

  /** What stands is an edition from here on. */
  private end(id: string, at: Instant): void {
    const history = this.histories.get(id);
    if (history === undefined) return;
    // Clocks of replicas differ a little: a version that began to count after its end never counted.
    if (at <= (history.past.at(-1)?.until ?? -Infinity)) return;
    const kept = history.past.filter(({ until }) => until > at - EDITIONS_KEPT_MS);
    this.set(id, { ...history, past: [...kept, { until: at, words: history.now, unknown: this.gone }] });
  }

  private set(id: string, history: History): void {
    this.copy ??= new Map(this.histories);
    this.histories = this.copy.set(id, history);
  }

  private readersOf(lists: ReadonlySet<string>): string[] {
    return [...this.histories].flatMap(([id, { now }]) => {
      return now?.layers.some(({ holidays }) => holidays !== null && lists.has(holidays.listId)) === true ? [id] : [];
    });
  }

  /** Schedules in which one of these people may be on call, by whatever way. */
  private namersOf(people: ReadonlySet<PersonId>, { overrides, covers, absences }: Naming): string[] {
    const isTheirs = (id: PersonId): boolean => people.has(id);
    const standsIn = absences.some(({ substituteId }) => substituteId !== null && isTheirs(substituteId));
    return [...this.histories].flatMap(([id, { now }]) => {
      const isNamed =
        standsIn ||
        (now !== null && namesAny(now, isTheirs)) ||
        overrides.get(id)?.some((one) => one.people.some(isTheirs)) === true ||
        covers.get(id)?.some(({ to }) => isTheirs(to)) === true;
      return isNamed ? [id] : [];
    });
  }
}

/**
 * The editions of a schedule with the overrides that were made beside it. None of those begins before it is made, and
 * one that is taken back ends then, so that each says of an edition what it said while the edition stood.
 */
export function editionsOf(past: readonly Stretch[], overrides: readonly Override[]): readonly Edition[] {
  return past.map(({ until, words, unknown }) => {
    if (words === null) return { until, zone: 'UTC', layers: [], holidays: [], overrides: [], unknown };
    return { until, unknown, ...words, overrides: [...words.overrides, ...overrides] };
  });
}
