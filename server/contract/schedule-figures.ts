import { z } from 'zod';
import { instant, named } from './wire.ts';

const ms = (description: string) =>
  z
    .int()
    .min(0)
    .meta({ description: `${description} Milliseconds.` });
const count = (description: string) => z.int().min(0).meta({ description });
const stretch = z.object({ start: instant, end: instant });

const load = z
  .object({
    person: named,
    onCallMs: ms('How long they are on call.'),
    nights: count('Local nights, 22:00 to 06:00, of which any part is on call.'),
    weekendDays: count('Local Saturdays and Sundays of which any part is on call.'),
    holidays: count('Local holidays of the lists that the schedule names, of which any part is on call.'),
    handoffs: count('How often they take over.'),
    longestMs: ms('The longest stretch without a break.'),
    shortestRestMs: ms('The shortest break between two stretches.').nullable(),
  })
  .meta({
    id: 'Load',
    description: 'What the schedule asks of one person. Nights and days are those of their own zone.',
  });

const share = z.object({ person: named, value: z.number() });

const spread = z
  .object({
    burden: z.enum(['onCallMs', 'nights', 'weekendDays', 'holidays']),
    total: z.number(),
    mean: z.number().meta({ description: 'An equal share.' }),
    least: share,
    most: share,
    evenness: z.number().min(0).max(1).meta({
      description:
        '1: everybody carries the same. 0: one carries all. One less the Gini coefficient, corrected for few.',
    }),
  })
  .meta({ id: 'LoadSpread' });

const overlap = z
  .discriminatedUnion('kind', [
    stretch.extend({ kind: z.literal('together'), people: z.array(named) }).meta({
      description: 'Several rotations have people on call at once.',
    }),
    stretch.extend({ kind: z.literal('hidden'), override: z.string(), by: z.string() }).meta({
      description: 'The override `override` does not count here, because the later one `by` lies over it.',
    }),
  ])
  .meta({ id: 'Overlap' });

export const scheduleFigures = z
  .object({
    schedule: named,
    from: instant,
    to: instant,
    coverage: z.number().min(0).max(1).meta({ description: 'The part of the window in which somebody is on call.' }),
    gaps: z.array(stretch).meta({ description: 'Nobody was meant to be on call.' }),
    empty: z
      .array(stretch.extend({ named: z.array(named) }))
      .meta({ description: 'Somebody was meant to be on call, and nobody of them is known or there.' }),
    overlaps: z.array(overlap),
    load: z.array(load).meta({ description: 'Everybody who takes turns or is on call, the most loaded first.' }),
    fairness: z.array(spread).meta({ description: 'Of what somebody carries, where two or more could.' }),
  })
  .meta({ id: 'ScheduleFigures' });
