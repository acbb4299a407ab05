import { z } from 'zod';
import type { Integration } from '../../core/directory/directory.ts';
import type { Path } from '../../core/directory/kind.ts';
import { SECOND_MS } from '../../core/time/instant.ts';
import { duration, id, labels, name } from './scalars.ts';
import { shape } from './shape.ts';

/**
 * What stands where a value is not shown. Put back, it keeps what was there: it is no token, and no secret that anybody
 * would choose.
 */
export const CONCEALED = '••••••';

const FROM_ENVIRONMENT = 'In a file, $NAME takes it from the environment.';

/** As a check and not as a pattern: in a file the value may be a reference such as $GRAFANA_TOKEN. */
const token = z
  .string()
  .refine(
    (text) => /^[A-Za-z0-9_.~-]{1,200}$/.test(text) || text === CONCEALED,
    'a token has 1 to 200 letters, digits and characters of -_.~',
  )
  .describe(`Last part of the URL that alerts are sent to. ${FROM_ENVIRONMENT}`);

const secret = z.string().min(1, 'is empty').max(1_000).describe(FROM_ENVIRONMENT);

/** What is kept must be the thing itself. */
const written = (text: string): boolean => text !== CONCEALED;
const NOT_WRITTEN = 'is not shown, so that it cannot be copied: write another';

const headerName = z.string().regex(/^[A-Za-z0-9-]{1,100}$/, 'is not the name of a header');

const authOf = (one: typeof secret) =>
  shape({
    basic: shape({ username: z.string().min(1).max(200), password: one }).optional(),
    bearer: one.optional(),
    hmac: shape({
      secret: one,
      header: headerName.prefault('X-Grafana-Alerting-Signature'),
      timestampHeader: headerName.optional().describe('Signed with the body when the sender has one: stops replays.'),
      maxAge: duration({ leastMs: SECOND_MS }).prefault('5m').describe('How old a signed request may be.'),
    }).optional(),
  });

const describedAuth = (one: typeof secret) =>
  authOf(one).prefault({}).describe('What a sender must show besides the token; all that is written must hold.');

const fields = shape({
  id,
  name,
  type: id.describe('What sends the alerts: grafana, alertmanager, webhook.'),
  token: token.optional(),
  auth: describedAuth(secret),
  ratePerMinute: z.int().min(1).max(10_000_000).prefault(6_000).describe('Above it, repeats are answered with 429.'),
  labels: labels.prefault({}).describe('Added to each alert that does not carry them.'),
});

export const integrationSchema = fields.meta({ id: 'Integration' });

/** As it is kept: over REST a missing token is made up before this shape is asked for; in a file it is an error. */
export const storedIntegrationSchema = fields
  .extend({ token: token.refine(written, NOT_WRITTEN), auth: describedAuth(secret.refine(written, NOT_WRITTEN)) })
  .meta({ id: 'StoredIntegration' });

/** Never logged, and shown as `CONCEALED`: whoever may see them asks for them. */
export const INTEGRATION_SECRETS: readonly Path[] = [
  ['token'],
  ['auth', 'basic', 'password'],
  ['auth', 'bearer'],
  ['auth', 'hmac', 'secret'],
];

export type IntegrationDocument = z.input<typeof integrationSchema>;

export function decodeIntegration(document: z.output<typeof storedIntegrationSchema>): Integration {
  const { basic, bearer, hmac } = document.auth;
  return {
    ...document,
    auth: {
      basic: basic ?? null,
      bearer: bearer ?? null,
      hmac: hmac
        ? {
            secret: hmac.secret,
            header: hmac.header,
            timestampHeader: hmac.timestampHeader ?? null,
            maxAgeMs: hmac.maxAge,
          }
        : null,
    },
  };
}

export function encodeIntegration(integration: Integration): IntegrationDocument {
  const { basic, bearer, hmac } = integration.auth;
  return z.encode(storedIntegrationSchema, {
    id: integration.id,
    name: integration.name,
    type: integration.type,
    token: integration.token,
    auth: {
      ...(basic === null ? {} : { basic }),
      ...(bearer === null ? {} : { bearer }),
      ...(hmac === null ? {} : { hmac: encodeHmac(hmac) }),
    },
    ratePerMinute: integration.ratePerMinute,
    labels: integration.labels,
  });
}

type Hmac = NonNullable<Integration['auth']['hmac']>;

function encodeHmac({ secret, header, timestampHeader, maxAgeMs }: Hmac): z.output<ReturnType<typeof authOf>>['hmac'] {
  return { secret, header, ...(timestampHeader === null ? {} : { timestampHeader }), maxAge: maxAgeMs };
}
