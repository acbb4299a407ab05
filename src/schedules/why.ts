import { t } from '@grafana/i18n';
import { describeRotation } from '../../server/core/schedule/describe.ts';
import { resolve } from '../../server/core/schedule/resolve.ts';
import type { IsKnown, Schedule, Shift, Source } from '../../server/core/schedule/schedule.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import type { ReadSchedule } from './read.ts';
import { textAt } from './zone-text.ts';

/** Shifts of a turn of some weeks are whole within it; a longer one is shown as far as this. */
const AROUND_MS = 60 * DAY_MS;

/** The final shift under way at an instant, with its whole length; null in a gap. */
export function shiftAt(schedule: Schedule, at: Instant, isKnown: IsKnown): Shift | null {
  const window = { start: at - AROUND_MS, end: at + AROUND_MS };
  return resolve(schedule, window, isKnown).find(({ interval }) => interval.start <= at && at < interval.end) ?? null;
}

export interface Reason {
  readonly title: string;
  readonly sentence: string;
}

/** Why somebody is on call, as sentences. */
export function reasonOf(
  source: Source,
  { schedule, kept }: ReadSchedule,
  nameOf: (id: string) => string,
  zone: string,
): Reason {
  if (source.kind === 'override') {
    const made = kept.find(({ id }) => id === source.overrideId);
    const title = t('schedules.why.override', 'An override');
    if (made === undefined) {
      return { title, sentence: t('schedules.why.written', 'It stands in the document of this schedule.') };
    }
    const sentence = t('schedules.why.made', 'Made by {{who}} on {{when}}.', {
      who: made.creator?.name ?? made.createdBy,
      when: textAt(Date.parse(made.createdAt), zone),
      interpolation: { escapeValue: false },
    });
    return { title, sentence };
  }
  const layer = schedule?.layers.find(({ id }) => id === source.layerId);
  const rotation = layer?.rotations.find(({ id }) => id === source.rotationId);
  const title = t('schedules.why.turn', 'Turn {{number}} of {{rotation}} in {{layer}}', {
    number: source.turn + 1,
    rotation: rotation?.name ?? source.rotationId,
    layer: layer?.name ?? source.layerId,
    interpolation: { escapeValue: false },
  });
  const sentence = rotation === undefined ? '' : `${describeRotation(rotation, schedule?.zone ?? 'UTC', nameOf)}.`;
  return { title, sentence };
}
