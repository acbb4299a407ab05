import { z } from 'zod';
import { shape } from './configuration/shape.ts';
import { instant, instantInput } from './wire.ts';

/** Milliseconds, or null with the reason: there is no average over nothing, and no 95th percentile of three. */
const figure = z.object({ ms: z.number().nullable(), why: z.string().nullable() }).meta({ id: 'Figure' });

const measured = z
  .object({
    n: z.int().meta({ description: 'Alert groups that the figures are made of.' }),
    running: z.int().meta({ description: 'Still waiting for it, so not in the figures.' }),
    notApplicable: z.int().meta({ description: 'It never happened and will not: resolved before, for example.' }),
    median: figure,
    medianFrom: figure.meta({ description: 'Lower end of the 95 % interval of the median.' }),
    medianTo: figure.meta({ description: 'Its upper end.' }),
    mean: figure,
    p95: figure,
  })
  .meta({ id: 'Measured' });

export const responseTimes = z
  .object({
    from: instant,
    to: instant,
    items: z.array(
      z.object({
        key: z.string().meta({ description: 'Id of the service or team, or the severity.' }),
        name: z.string(),
        groups: z.int().meta({ description: 'Opened in the window; test groups are left out.' }),
        firstPage: measured,
        acknowledge: measured,
        resolve: measured,
      }),
    ),
  })
  .meta({ id: 'ResponseTimes' });

export const responseTimesQuery = shape({
  from: instantInput,
  to: instantInput,
  by: z.enum(['service', 'team', 'severity']).prefault('service'),
});
