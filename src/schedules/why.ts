import { t } from '@grafana/i18n';
import { describeRotation } from '../../server/core/schedule/describe.ts';
import { resolve } from '../../server/core/schedule/resolve.ts';
import type { IsKnown, Schedule, Shift, Source } from '../../server/core/schedule/schedule.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import { plain } from '../ui/plain.ts';
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
export function reasonOf(source: Source, read: ReadSchedule, nameOf: (id: string) => string, zone: string): Reason {
  switch (source.kind) {
    case 'override':
      return { title: t('schedules.why.override', 'An override'), sentence: madeBy(source.overrideId, read, zone) };
    case 'rotation':
      return turnOf(source, read, nameOf);
    case 'import': {
      const layer = layerName(read, source.layerId);
      const title = t('schedules.why.import', 'The calendar of {{layer}}', { layer, ...plain });
      return { title, sentence: t('schedules.why.import-why', 'It is kept elsewhere, and read from there.') };
    }
    case 'cover': {
      const names = { from: nameOf(source.from), to: nameOf(source.to), ...plain };
      const title = t('schedules.why.cover', 'A shift that changed hands');
      return { title, sentence: t('schedules.why.cover-why', '{{to}} has taken it from {{from}}.', names) };
    }
    case 'absence': {
      const who = nameOf(source.personId);
      const title = t('schedules.why.absence', '{{who}} is away', { who, ...plain });
      if (source.substituteId === null) {
        return { title, sentence: t('schedules.why.absence-none', 'Nobody was named to stand in.') };
      }
      const substitute = nameOf(source.substituteId);
      return { title, sentence: t('schedules.why.absence-why', '{{substitute}} stands in.', { substitute, ...plain }) };
    }
    case 'holiday': {
      const layer = layerName(read, source.layerId);
      const sentence = t('schedules.why.holiday-why', 'On holidays {{layer}} works differently.', { layer, ...plain });
      return { title: source.name, sentence };
    }
  }
}

function layerName({ schedule }: ReadSchedule, layerId: string): string {
  return schedule?.layers.find(({ id }) => id === layerId)?.name ?? layerId;
}

function madeBy(overrideId: string, { kept }: ReadSchedule, zone: string): string {
  const made = kept.find(({ id }) => id === overrideId);
  if (made === undefined) return t('schedules.why.written', 'It stands in the document of this schedule.');
  return t('schedules.why.made', 'Made by {{who}} on {{when}}.', {
    who: made.creator?.name ?? made.createdBy,
    when: textAt(Date.parse(made.createdAt), zone),
    interpolation: { escapeValue: false },
  });
}

function turnOf(
  source: Extract<Source, { readonly kind: 'rotation' }>,
  read: ReadSchedule,
  nameOf: (id: string) => string,
): Reason {
  const { schedule } = read;
  const layer = schedule?.layers.find(({ id }) => id === source.layerId);
  const rotation = layer?.rotations.find(({ id }) => id === source.rotationId);
  const names = {
    ...{ number: source.turn + 1, rotation: rotation?.name ?? source.rotationId, ...plain },
    layer: layer?.name ?? source.layerId,
  };
  const title =
    names.rotation === names.layer
      ? t('schedules.why.turn-alone', 'Turn {{number}} of {{layer}}', names)
      : t('schedules.why.turn', 'Turn {{number}} of {{rotation}} in {{layer}}', names);
  const sentence = rotation === undefined ? '' : `${describeRotation(rotation, schedule?.zone ?? 'UTC', nameOf)}.`;
  return { title, sentence };
}
