import { t } from '@grafana/i18n';
import { plain } from '../../ui/plain.ts';
import type { DayNote } from './day-notes.ts';
import { textAt } from '../zone-text.ts';

/** As it stands in the head of a day: "23 h", "Christmas Day". */
export function shortNote(note: DayNote): string {
  if (note.kind === 'holiday') return note.name;
  return t('schedules.note.hours', '{{hours}} h', { hours: note.hours });
}

/** "Sun 29 Mar: the clocks of Paris go forward, 02:00 → 03:00; the day has 23 hours". */
export function noteSentence(note: DayNote, zone: string): string {
  const day = textAt((note.interval.start + note.interval.end) / 2, zone, 'date');
  if (note.kind === 'holiday') {
    return t('schedules.note.holiday-for', '{{day}}: {{name}}, a holiday for {{layers}}', {
      ...{ day, name: note.name, layers: note.layers.join(', '), ...plain },
    });
  }
  const values = { day, zone: cityOf(note.zone), from: note.from, to: note.to, hours: note.hours, ...plain };
  return note.isForward
    ? t('schedules.note.forward', '{{day}}: clocks in {{zone}} go forward {{from}} → {{to}}: {{hours}} h', values)
    : t('schedules.note.back', '{{day}}: clocks in {{zone}} go back {{from}} → {{to}}: {{hours}} h', values);
}

/** `America/New_York` is read as New York. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
