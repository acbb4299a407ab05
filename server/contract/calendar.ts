import { z } from 'zod';
import { instant } from './wire.ts';

/** A secret address under which a calendar program reads shifts. */
export const feed = z
  .object({
    url: z
      .string()
      .nullable()
      .meta({ description: 'Only in the answer that makes it; whoever has it can read the shifts. Null afterwards.' }),
    createdAt: instant.nullable().meta({ description: 'Since when this address works; null: there is none.' }),
  })
  .meta({ id: 'Feed' });

/** How it stands with a calendar that a layer imports. */
export const importedCalendar = z
  .object({
    layer: z.string().meta({ description: 'Id of the layer.' }),
    url: z
      .string()
      .meta({ description: 'Only its host, for who may not edit the schedule: the rest may be a secret.' }),
    readAt: instant.nullable().meta({ description: 'When it was last read, be it unchanged; null: never.' }),
    changedAt: instant.nullable().meta({ description: 'When it last said something new.' }),
    failingSince: instant
      .nullable()
      .meta({ description: 'The first of the tries that failed since; null: the last went well.' }),
    problem: z
      .string()
      .nullable()
      .meta({ description: 'What is wrong, as a sentence. What was read last stays in force.' }),
    isStale: z
      .boolean()
      .meta({ description: 'It could not be read for an hour or longer: people may have changed there.' }),
    events: z.int().meta({ description: 'Events in the months around today that somebody was found for.' }),
    unmatched: z
      .array(z.object({ name: z.string(), why: z.string() }))
      .meta({ description: 'What could not be used, and why.' }),
  })
  .meta({ id: 'ImportedCalendar' });

export const importedCalendarList = z.object({ items: z.array(importedCalendar) }).meta({ id: 'ImportedCalendarList' });
