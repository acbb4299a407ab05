import { t } from '@grafana/i18n';
import type { Interval } from '../../../server/core/time/instant.ts';
import { plain } from '../../ui/plain.ts';
import type { Bar } from './bars.ts';
import { originOf, standInsOf } from '../arrangements/stand-ins.ts';
import { stretchText, textAt } from '../zone-text.ts';

type NameOf = (personId: string) => string;

/** What stands on a bar: "Ana", "Ben for Ana", "Nobody on call". */
export function barText(bar: Bar, nameOf: NameOf): string {
  switch (bar.kind) {
    case 'shift':
      return whoText(bar, nameOf);
    case 'gap':
      return t('schedules.bar.gap', 'Nobody on call');
    case 'empty':
      return emptyText(bar, nameOf);
    case 'many':
      return t('schedules.bar.many', '{{count}} short shifts', { count: bar.count });
  }
}

function whoText({ people, sources }: Extract<Bar, { kind: 'shift' }>, nameOf: NameOf): string {
  const standIns = standInsOf(sources);
  const names = people.map((person) => {
    const origin = originOf(person, standIns);
    if (origin === null) return nameOf(person);
    return t('schedules.bar.stands-in', '{{who}} for {{from}}', {
      who: nameOf(person),
      from: nameOf(origin),
      ...plain,
    });
  });
  return names.join(' + ');
}

function emptyText({ people, away }: Extract<Bar, { kind: 'empty' }>, nameOf: NameOf): string {
  const who = people.map(nameOf).join(', ');
  return away
    ? t('schedules.bar.away', 'Empty: {{who}} away, nobody instead', { who, ...plain })
    : t('schedules.bar.empty', 'Empty: {{people}} is not known', { people: who, ...plain });
}

/** What fits where a name does not. */
export function shortBarText(bar: Bar, nameOf: NameOf): string {
  if (bar.kind === 'many') return '…';
  if (bar.kind !== 'shift') return '!';
  return bar.people.map((person) => initialsOf(nameOf(person))).join('+');
}

/** "Ana Ünal" is AÜ. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

/** Both zones, where they differ, a line each. */
export function whenText(interval: Interval, zone: string, otherZone: string | null): string {
  const here = `${stretchText(interval, zone)} ${zone}`;
  return otherZone === null ? here : `${here}\n${stretchText(interval, otherZone)} ${otherZone}`;
}

/** For those who hear it: "Ana Ünal, Mon 9 Nov, 09:00 to Mon 16 Nov, 09:00, turn 3 of Primary". */
export function spokenText(bar: Bar, zone: string, nameOf: NameOf, why: string | null): string {
  const when = t('schedules.bar.spoken', '{{from}} to {{to}}', {
    ...{ from: textAt(bar.interval.start, zone), to: textAt(bar.interval.end, zone), ...plain },
  });
  return [barText(bar, nameOf), when, ...(why === null || why === '' ? [] : [why])].join(', ');
}
