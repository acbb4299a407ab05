import { z } from 'zod';
import { instant } from './wire.ts';

/** One of the last requests of an integration, accepted or refused, for a look. */
const integrationRequest = z
  .object({
    receivedAt: instant,
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    body: z.string(),
    outcome: z.unknown().meta({ description: 'What became of each alert; null while waiting or when refused.' }),
  })
  .meta({ id: 'IntegrationRequest' });

export const integrationRequests = z
  .object({ items: z.array(integrationRequest) })
  .meta({ id: 'IntegrationRequestList' });
