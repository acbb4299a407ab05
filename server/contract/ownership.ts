import { z } from 'zod';
import { shape } from './configuration/shape.ts';
import { instant, labels, named } from './wire.ts';

const claim = z.object({ service: named, matchers: z.string(), priority: z.int() });

/** The answer to "whose would this be, and who would be paged?", in the order in which it would happen. */
export const ownershipAnswer = z
  .object({
    kind: z.enum(['owned', 'ambiguous', 'orphan']),
    reason: z.string(),
    service: named.nullable(),
    team: named.nullable(),
    chain: named.nullable(),
    runnersUp: z.array(claim).meta({ description: 'Other services whose matchers hold, best first.' }),
    pages: z
      .array(
        z.object({
          at: instant,
          afterMs: z.int().meta({ description: 'Counted from the alert.' }),
          person: named,
          channel: z.string(),
          sentence: z.string(),
        }),
      )
      .meta({
        description: 'Every page if nobody answers, in order, as the engine itself would decide; cut after 50.',
      }),
    notes: z.array(z.string()).meta({ description: 'What was passed over on the way, and why.' }),
  })
  .meta({ id: 'OwnershipAnswer' });

export const ownershipQuestion = shape({ labels });
