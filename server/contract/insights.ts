import { z } from 'zod';
import { STAGES } from '../core/insights/stages.ts';
import { DAY_MS, MINUTE_MS } from '../core/time/instant.ts';
import { duration, severity } from './configuration/scalars.ts';
import { shape } from './configuration/shape.ts';
import { LONGEST_WINDOW_DAYS } from './on-call.ts';
import { instant, instantInput } from './wire.ts';

/** Milliseconds, or null with the reason: there is no average over nothing, and no 95th percentile of three. */
const figure = z.object({ ms: z.number().nullable(), why: z.string().nullable() }).meta({ id: 'Figure' });

const running = z.int().meta({ description: 'Still waiting for it, so not in the figures.' });
const notApplicable = z.int().meta({ description: 'It never happened and will not: resolved before, for example.' });

const measured = z
  .object({
    n: z.int().meta({ description: 'Alert groups that the figures are made of.' }),
    running,
    notApplicable,
    median: figure,
    medianFrom: figure.meta({ description: 'Lower end of the 95 % interval of the median.' }),
    medianTo: figure.meta({ description: 'Its upper end.' }),
    mean: figure,
    p95: figure,
  })
  .meta({ id: 'Measured' });

const share = z.number().min(0).max(1).nullable();

const withinTarget = z
  .object({
    n: z.int().meta({ description: 'Alert groups that were acknowledged, or should have been by now.' }),
    met: z.int().meta({ description: 'Of these, acknowledged within the target.' }),
    running,
    notApplicable,
    share: share.meta({ description: '`met` of `n`, from 0 to 1; null with the reason where there is none.' }),
    from: share.meta({ description: "Lower end of Wilson's 95 % interval." }),
    to: share.meta({ description: 'Its upper end.' }),
    why: z.string().nullable(),
  })
  .meta({ id: 'WithinTarget' });

const key = z.string().meta({ description: 'Id of the service or team, or the severity; `all` where all are one.' });

export const responseTimes = z
  .object({
    from: instant,
    to: instant,
    target: z.string().meta({ description: 'What `withinTarget` was held against, such as `5m`.' }),
    items: z.array(
      z.object({
        key,
        name: z.string(),
        groups: z.int().meta({ description: 'Opened in the window; test groups are left out.' }),
        firstPage: measured,
        acknowledge: measured,
        resolve: measured,
        withinTarget,
      }),
    ),
  })
  .meta({ id: 'ResponseTimes' });

export const METRICS = ['first-page', 'acknowledge', 'resolve', 'acknowledged-within-target', 'groups'] as const;
export const STATISTICS = ['mean', 'median', 'p95'] as const;

export const series = z
  .object({
    from: instant,
    to: instant,
    interval: z.string(),
    target: z.string(),
    unit: z.enum(['ms', 'share', 'groups']),
    starts: z.array(instant).meta({
      description:
        'Where each bucket begins: whole intervals in UTC, weeks from Monday. The first and the last may be cut.',
    }),
    items: z.array(
      z.object({
        key,
        name: z.string(),
        n: z.array(z.int()).meta({ description: 'For each bucket, the alert groups that its value is made of.' }),
        values: z
          .array(z.number().nullable())
          .meta({ description: 'For each bucket; null where nothing was measured, which is not 0.' }),
      }),
    ),
  })
  .meta({ id: 'InsightSeries' });

export const stages = z
  .object({
    from: instant,
    to: instant,
    items: z.array(
      z.object({
        key,
        name: z.string(),
        n: z.int().meta({ description: 'Resolved alert groups that the times are added up from.' }),
        running: z.int().meta({ description: 'Not resolved yet, so not added.' }),
        notApplicable: z.int().meta({ description: 'Opened before stages were kept.' }),
        totalMs: z.int().meta({ description: 'The sum of the stages, to the millisecond.' }),
        stages: z.array(z.object({ stage: z.enum(STAGES), ms: z.int() })),
      }),
    ),
  })
  .meta({ id: 'ResponseStages' });

/** Beyond this a picture shows less than before, and the answer would be megabytes. */
export const MOST_BUCKETS = 2_000;

const ids = z.array(z.string().max(100)).optional();
const window = {
  from: instantInput.meta({ description: 'Opened at or after.' }),
  to: instantInput.meta({ description: 'Opened before.' }),
  by: z.enum(['service', 'team', 'severity', 'all']).prefault('service'),
  service: ids,
  team: ids,
  severity: z.array(severity).optional(),
};
const target = duration({ leastMs: 1_000, mostMs: 30 * DAY_MS }).prefault('5m');

export const responseTimesQuery = shape({ ...window, target });
export const stagesQuery = shape(window);
export const seriesQuery = shape({
  ...window,
  interval: duration({ leastMs: MINUTE_MS, mostMs: LONGEST_WINDOW_DAYS * DAY_MS }).prefault('1d'),
  metric: z.enum(METRICS).prefault('acknowledge'),
  statistic: z
    .enum(STATISTICS)
    .prefault('mean')
    .meta({ description: 'Of durations; shares and counts have only one.' }),
  target,
});
