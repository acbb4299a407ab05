import { z } from 'zod';
import { shape } from './configuration/shape.ts';
import { instant, instantInput, named } from './wire.ts';

const shift = z
  .object({ start: instant, end: instant, people: z.array(named) })
  .meta({ id: 'Shift', description: 'Half-open: `end` belongs to the next one.' });

export const shiftList = z
  .object({
    items: z.array(shift),
    gaps: z.array(z.object({ start: instant, end: instant })).meta({ description: 'Nobody is on call.' }),
  })
  .meta({ id: 'ShiftList' });

export const onCallNow = z
  .object({
    schedule: named,
    team: named.nullable(),
    at: instant,
    people: z.array(named).meta({ description: 'Empty: nobody is on call.' }),
    until: instant.nullable().meta({ description: 'When this changes; null when it does not within the horizon.' }),
    next: z.array(named).meta({ description: 'Who is on call from then on.' }),
  })
  .meta({ id: 'OnCall' });

/** A year at once is more than any calendar shows; beyond it the answer would be megabytes. */
export const LONGEST_WINDOW_DAYS = 400;

export const shiftQuery = shape({ from: instantInput, to: instantInput });
export const onCallQuery = shape({ at: instantInput.optional().meta({ description: 'Now when left out.' }) });
