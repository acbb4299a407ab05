import { z } from 'zod';
import { shape } from './configuration/shape.ts';
import { instant, instantInput, named } from './wire.ts';

const id = z.string();
const sentence = z.string();

/** In the order in which they came to count: the rotation, and the cover that changed it. */
const why = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('rotation'), layer: id, rotation: id, turn: z.int(), sentence }),
      z.object({ kind: z.literal('import'), layer: id, event: id, sentence }),
      z.object({ kind: z.literal('override'), override: id, sentence }),
      z.object({ kind: z.literal('cover'), cover: id, from: named, to: named, sentence }),
      z.object({ kind: z.literal('absence'), absence: id, person: named, substitute: named.nullable(), sentence }),
      z.object({ kind: z.literal('holiday'), layer: id, list: id, name: z.string(), sentence }),
    ]),
  )
  .meta({ id: 'Why', description: 'What puts these people on call: the first reason, then whatever changed it.' });

const shift = z
  .object({ start: instant, end: instant, people: z.array(named), why })
  .meta({ id: 'Shift', description: 'Half-open: `end` belongs to the next one.' });

const emptyShift = z
  .object({ start: instant, end: instant, named: z.array(named), why })
  .meta({ id: 'EmptyShift', description: 'Those who were meant to be on call are away or deleted.' });

export const shiftList = z
  .object({
    items: z.array(shift),
    gaps: z.array(z.object({ start: instant, end: instant })).meta({ description: 'Nobody is on call.' }),
    empty: z.array(emptyShift).meta({ description: 'The layers below show through.' }),
    shadows: z.array(shift).meta({ description: 'Who sees the shifts without being paged.' }),
  })
  .meta({ id: 'ShiftList' });

export const onCallNow = z
  .object({
    schedule: named,
    team: named.nullable(),
    at: instant,
    people: z.array(named).meta({ description: 'Empty: nobody is on call.' }),
    since: instant
      .nullable()
      .meta({ description: 'Since when; null when that is beyond the horizon, or nobody ever was.' }),
    previous: z.array(named).meta({ description: 'Whose shift was the one before; empty when there was none.' }),
    until: instant.nullable().meta({ description: 'When this changes; null when it does not within the horizon.' }),
    next: z.array(named).meta({ description: 'Who is on call from then on.' }),
    why,
  })
  .meta({ id: 'OnCall' });

/** A year at once is more than any calendar shows; beyond it the answer would be megabytes. */
export const LONGEST_WINDOW_DAYS = 400;

export const shiftQuery = shape({ from: instantInput, to: instantInput });
export const onCallQuery = shape({ at: instantInput.optional().meta({ description: 'Now when left out.' }) });
export const knownOnCallQuery = shape({
  ...onCallQuery.shape,
  knownAt: instantInput.optional().meta({
    description: 'By what was saved at this instant or before, such as when a page was sent. Now when left out.',
  }),
});
