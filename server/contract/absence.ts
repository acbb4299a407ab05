import { z } from 'zod';
import { shape } from './configuration/shape.ts';
import { instant, instantInput, named } from './wire.ts';

const NOTE_LENGTH = 500;

export const note = z.string().trim().max(NOTE_LENGTH, `write at most ${NOTE_LENGTH} characters`);

export const absence = z
  .object({
    id: z.string(),
    person: named,
    start: instant,
    end: instant,
    substitute: named.nullable().meta({ description: 'Takes over every shift; null: whoever else is on, or below.' }),
    note: z.string().nullable(),
    createdAt: instant,
    createdBy: z.string(),
    mayEdit: z.boolean().meta({ description: 'Whether the caller may take it back.' }),
  })
  .meta({ id: 'Absence' });

export const absenceList = z.object({ items: z.array(absence) }).meta({ id: 'AbsenceList' });

export const newAbsence = shape({
  person: z.string().max(100),
  start: instantInput.optional().meta({ description: 'Now when left out, or when it lies in the past.' }),
  end: instantInput,
  substitute: z.string().max(100).optional(),
  note: note.optional(),
}).meta({ id: 'NewAbsence' });

export const afterQuery = shape({
  after: instantInput.optional().meta({ description: 'Those that end after it; now when left out.' }),
});
