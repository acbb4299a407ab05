import { z } from 'zod';
import { note } from './absence.ts';
import { shape } from './configuration/shape.ts';
import { instant, instantInput, named } from './wire.ts';

/** Milliseconds of the wall clock since the turn began; null is the whole turn. */
export const turnPart = z
  .object({ fromMs: z.int(), toMs: z.int() })
  .nullable()
  .meta({ description: 'Milliseconds of the wall clock since the turn began; null is the whole turn.' });

const occurrence = z
  .object({ rotation: z.string(), turn: z.int(), part: turnPart, start: instant, end: instant })
  .meta({ id: 'CoveredShift', description: 'A turn of a rotation, or a part of it, and where it lies now.' });

export const coverRequest = z
  .object({
    id: z.string(),
    schedule: named,
    from: named.meta({ description: 'Whose shifts they are.' }),
    to: named.nullable().meta({ description: 'Who is asked; null: whoever of the schedule.' }),
    shifts: z.array(occurrence),
    inReturn: z
      .array(occurrence)
      .meta({ description: 'Shifts of `to`, which `from` takes in return; empty: a cover.' }),
    note: z.string().nullable(),
    state: z.enum(['open', 'taken', 'declined', 'withdrawn', 'past-due']),
    takenBy: named.nullable(),
    createdAt: instant,
    mayTake: z.boolean().meta({ description: 'Whether the caller may take it themselves.' }),
    mayWithdraw: z.boolean(),
    mayDecline: z.boolean(),
  })
  .meta({ id: 'CoverRequest' });

export const coverRequestList = z.object({ items: z.array(coverRequest) }).meta({ id: 'CoverRequestList' });

const stretch = { start: instantInput, end: instantInput };

export const newCoverRequest = shape({
  from: z.string().max(100).optional().meta({ description: 'Whose shifts; the caller when left out.' }),
  ...stretch,
  to: z.string().max(100).optional().meta({ description: 'Who is asked; whoever of the schedule when left out.' }),
  inReturn: shape(stretch).optional().meta({ description: 'A stretch of shifts of `to`, for a swap.' }),
  note: note.optional(),
}).meta({ id: 'NewCoverRequest' });

export const taking = shape({
  person: z.string().max(100).optional().meta({ description: 'Who takes it; the caller when left out.' }),
}).meta({ id: 'Taking' });
