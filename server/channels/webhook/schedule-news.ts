import type { Instant } from '../../core/time/instant.ts';
import type { ScheduleAbout } from '../../core/notifying/shift-words.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a receiver learns of a schedule. Fields that do not apply are null or empty; instants are ISO 8601 in UTC. */
export interface ScheduleNews {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** `before` a shift, a shift that is `gone`, `handoff`, `cover`, or `problems` ahead. */
  readonly what: ScheduleAbout['notice']['kind'];
  readonly start: string | null;
  readonly end: string | null;
  /** Whose it was, and whose it is: at a hand-off who is on call now. */
  readonly from: readonly Named[];
  readonly to: readonly Named[];
  readonly open: ScheduleAbout['open'];
  readonly problems: readonly {
    readonly kind: 'gap' | 'empty';
    readonly start: string;
    readonly end: string | null;
    readonly everyWeek: boolean;
    readonly named: readonly Named[];
  }[];
  readonly url: string | null;
}

const iso = (at: Instant): string => new Date(at).toISOString();
const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

export function scheduleNews({ notice, schedule, nameOf, open, link }: ScheduleAbout): ScheduleNews {
  const named = (id: string): Named => ({ id, name: nameOf[id] ?? id });
  const base = {
    ...{ id: schedule.id, name: schedule.name, zone: schedule.zone, what: notice.kind, url: link },
    ...{ start: null, end: null, from: [], to: [], open, problems: [] },
  };
  switch (notice.kind) {
    case 'before':
      return { ...base, start: iso(notice.start), end: isoOrNull(notice.end), to: [named(notice.personId)] };
    case 'gone':
      return { ...base, start: iso(notice.start), from: [named(notice.personId)] };
    case 'handoff': {
      const { at, until, from, to } = notice;
      return { ...base, start: iso(at), end: isoOrNull(until), from: from.map(named), to: to.map(named) };
    }
    case 'cover': {
      const { start, end, from, to } = notice;
      return { ...base, start: iso(start), end: iso(end), from: [named(from)], to: [named(to)] };
    }
    case 'problems': {
      const problems = notice.problems.map(({ kind, start, end, everyWeek, named: people }) => {
        return { kind, start: iso(start), end: isoOrNull(end), everyWeek, named: people.map(named) };
      });
      return { ...base, problems };
    }
  }
}
