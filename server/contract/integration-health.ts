import { z } from 'zod';
import { instant, labels, named } from './wire.ts';

const hour = z.object({ at: instant, accepted: z.int(), refused: z.int() });

/** What has come in over one integration lately. Requests count, not alerts: one may hold many. */
const integrationHealth = z
  .object({
    integration: named,
    lastRequestAt: instant.nullable().meta({ description: 'Accepted or refused; null: none has ever come.' }),
    accepted: z.int().meta({ description: 'In the last 24 hours, counted by the full hour.' }),
    refused: z.int(),
    hours: z.array(hour).meta({ description: 'The last 24, oldest first, those without a request as well.' }),
    lastRefusal: z
      .object({ at: instant, status: z.int(), code: z.string(), detail: z.string() })
      .nullable()
      .meta({ description: 'Of those that are kept for a look.' }),
    isRefusing: z.boolean().meta({ description: 'Whether the last request of all was refused.' }),
  })
  .meta({ id: 'IntegrationHealth' });

export const integrationHealthList = z
  .object({ items: z.array(integrationHealth) })
  .meta({ id: 'IntegrationHealthList' });

/** Everything that a sender must know: whoever has it can send alerts. */
export const integrationSecrets = z
  .object({
    url: z.string().meta({ description: 'Under the public address of the service.' }),
    path: z.string().meta({ description: 'For senders that reach the service under another address.' }),
    token: z.string(),
    basic: z.object({ username: z.string(), password: z.string() }).nullable(),
    bearer: z.string().nullable(),
    hmac: z.object({ secret: z.string(), header: z.string(), timestampHeader: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'IntegrationSecrets' });

export const rotation = z
  .strictObject({
    what: z.enum(['token', 'signature']).meta({ description: 'The token in the URL, or the secret of the signature.' }),
  })
  .meta({ id: 'IntegrationRotation' });

export const testAlert = z
  .strictObject({ labels: labels.optional().meta({ description: 'Of the test alert; its name is added.' }) })
  .meta({ id: 'IntegrationTestAlert' });

export const testAlertSent = z
  .object({
    receivedAt: instant.meta({ description: 'Of the request, by which it is found among the last ones.' }),
    labels: labels.meta({ description: 'With those that the integration adds.' }),
  })
  .meta({ id: 'IntegrationTestAlertSent' });
