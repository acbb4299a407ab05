import { z } from 'zod';
import { instant } from './wire.ts';

const doctorCheck = z
  .object({
    id: z.string().meta({ description: 'Such as `database` or `channel-email`.' }),
    state: z.enum(['ok', 'warning', 'failed', 'skipped']),
    why: z.string().meta({ description: 'What was found, as a sentence.' }),
    whatToDo: z.string().nullable().meta({ description: 'Null where nothing has to be done.' }),
    tookMs: z.int(),
  })
  .meta({ id: 'DoctorCheck' });

export type DoctorCheck = z.output<typeof doctorCheck>;

/** Every hop as the service sees it, in the order of the way that a page takes. */
export const doctorReport = z
  .object({
    at: instant.meta({ description: 'When it was looked; some seconds old where somebody else has just asked.' }),
    version: z.string(),
    isComplete: z
      .boolean()
      .meta({ description: 'False for all but admins, who see only how they themselves are known.' }),
    checks: z.array(doctorCheck),
  })
  .meta({ id: 'DoctorReport' });

export type DoctorReport = z.output<typeof doctorReport>;
