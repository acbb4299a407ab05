import { z } from 'zod';
import { instant } from './wire.ts';

/** What a report can do; `core/grouping` and the engine decide it. */
const became = z.enum(['opens', 'joined', 'reopens', 'repeats', 'resolves', 'noted', 'stale', 'test']);

const placedAlert = z.object({
  fingerprint: z.string().meta({ description: 'Tells the alert from others of the same integration.' }),
  title: z.string(),
  became,
  reason: z.string().meta({ description: 'Why, as a sentence.' }),
  alertGroup: z.object({ id: z.string(), number: z.int(), title: z.string() }).nullable(),
});

const requestOutcome = z
  .object({
    alerts: z.array(placedAlert),
    rejected: z
      .array(z.object({ index: z.int(), reason: z.string() }))
      .meta({ description: 'Alerts of the body that could not be read; `index` counts from 0.' }),
    truncated: z.int().meta({ description: 'Alerts that the sender left out, by its own word.' }),
    unreadable: z.string().nullable().meta({ description: 'Why nothing could be done with it; null where it could.' }),
  })
  .meta({ id: 'IntegrationRequestOutcome' });

export type RequestOutcome = z.output<typeof requestOutcome>;

/** One of the last requests of an integration, accepted or refused, for a look. */
const integrationRequest = z
  .object({
    receivedAt: instant,
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    body: z.string(),
    outcome: requestOutcome
      .nullable()
      .meta({ description: 'What became of each alert; null while it waits for its turn, or when it was refused.' }),
  })
  .meta({ id: 'IntegrationRequest' });

export const integrationRequests = z
  .object({ items: z.array(integrationRequest) })
  .meta({ id: 'IntegrationRequestList' });
