import { randomBytes } from 'node:crypto';
import type { Api } from '../../contract/routes.ts';
import type { Integration } from '../../core/directory/directory.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { parserOf } from '../../integrations/registry.ts';
import { testBody } from '../../integrations/test-body.ts';
import type { Tx } from '../../store/database.ts';
import { hourOf, hoursSince, lastOfIntegration } from '../../store/integration-hours.ts';
import type { IntegrationHourRow } from '../../store/rows.ts';
import type { HttpDeps } from '../deps.ts';
import { Refusal } from '../problem.ts';
import { storedOrRefused } from './configuration.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf, isoOrNull } from './naming.ts';

type IntakeDeps = Pick<
  HttpDeps,
  'database' | 'clock' | 'engine' | 'documents' | 'known' | 'metrics' | 'log' | 'settings'
>;

/** What comes in over integrations, and what their senders must know. */
export function intakeHandlers(deps: IntakeDeps): HandlersOf<Api['intake']> {
  const { database, clock, engine, documents, metrics, log } = deps;
  const find = (id: string): Integration => {
    const integration = deps.known().directory.integrations.get(id);
    if (integration === undefined) throw new Refusal('not-found', `There is no integration ${id}.`);
    return integration;
  };
  return {
    health: async () => {
      const integrations = [...deps.known().directory.integrations.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      const now = clock.now();
      const items = await database.read(async (tx) => {
        const hours = await hoursSince(tx, hourOf(now - DAY_MS + HOUR_MS));
        const found = [];
        for (const one of integrations) found.push(await healthOf(tx, one, hours, now));
        return found;
      });
      return { body: { items } };
    },
    reveal: ({ params, caller }) => {
      const integration = find(params.id);
      metrics.secretsRevealed.inc({ integration: integration.id });
      log.info({ integration: integration.id, by: caller.name }, 'somebody looked at the secrets of an integration');
      return { body: secretsOf(integration, deps.settings.publicUrl) };
    },
    rotate: async ({ params: { id }, body, caller, ifVersion }) => {
      find(id);
      const [newest] = await documents.versions('integration', id);
      const document = rotated(newest?.document, body.what);
      const result = await documents.put({
        ...{ kind: 'integration', id, document, by: caller.name },
        // What else is in the document is of this version, and of no other.
        ifVersion: ifVersion ?? newest?.version ?? null,
      });
      const { version } = storedOrRefused(result, 'integration', id);
      return { body: secretsOf(find(id), deps.settings.publicUrl), version };
    },
    test: async ({ params, body }) => {
      const integration = find(params.id);
      const receivedAt = clock.now();
      const sent = testBody(integration.type, body.labels ?? {}, receivedAt);
      const parsed = parserOf(integration.type)?.(sent, receivedAt);
      if (!parsed?.ok) throw new Refusal('wrong-shape', parsed?.problem.detail ?? 'This type has no test.');
      const { alerts, isTest, truncated, rejected } = parsed;
      const request = { integrationId: integration.id, receivedAt, body: JSON.stringify(sent) };
      // What is not taken for a test would page somebody.
      if (!isTest) throw new Error(`the test body of ${integration.type} is not taken for a test`);
      await engine.accept({ ...request, alerts, isTest, truncated, rejected }).catch(() => {
        throw new Refusal('not-stored', 'The test alert was not stored: send it again.', { retryAfterS: 5 });
      });
      metrics.intakeRequests.inc({ integration: integration.id, code: 'accepted' });
      const labels = { ...integration.labels, ...alerts[0]?.labels };
      return { body: { receivedAt: isoOf(receivedAt), labels } };
    },
  };
}

function secretsOf({ type, token, auth: { basic, bearer, hmac } }: Integration, publicUrl: string) {
  const path = `/integrations/v1/${type}/${token}/`;
  const signed = hmac && { secret: hmac.secret, header: hmac.header, timestampHeader: hmac.timestampHeader };
  return { url: publicUrl + path, path, token, basic, bearer, hmac: signed };
}

type Fields = Readonly<Record<string, unknown>>;

/** The document with a new secret in one place. Stored documents of integrations are objects, and so is their `auth`. */
function rotated(document: unknown, what: 'token' | 'signature'): Fields {
  const before = document as Fields;
  const secret = randomBytes(24).toString('base64url');
  if (what === 'token') return { ...before, token: secret };
  const auth = (before['auth'] ?? {}) as Fields;
  const hmac = auth['hmac'] as Fields | undefined;
  if (hmac === undefined) {
    throw new Refusal(
      'broken-configuration',
      'Requests of this integration are not signed: add auth.hmac to it first.',
    );
  }
  return { ...before, auth: { ...auth, hmac: { ...hmac, secret } } };
}

async function healthOf(tx: Tx, { id, name }: Integration, hours: readonly IntegrationHourRow[], now: Instant) {
  const { acceptedAt, refusal } = await lastOfIntegration(tx, id);
  const own = new Map(hours.filter((row) => row.integration_id === id).map((row) => [row.hour_at, row]));
  const from = hourOf(now - DAY_MS + HOUR_MS);
  const shown = Array.from({ length: DAY_MS / HOUR_MS }, (_, index) => {
    const at = from + index * HOUR_MS;
    return { at: isoOf(at), accepted: own.get(at)?.accepted ?? 0, refused: own.get(at)?.refused ?? 0 };
  });
  return {
    integration: { id, name },
    lastRequestAt: isoOrNull(Math.max(acceptedAt ?? 0, refusal?.received_at ?? 0) || null),
    accepted: shown.reduce((sum, hour) => sum + hour.accepted, 0),
    refused: shown.reduce((sum, hour) => sum + hour.refused, 0),
    hours: shown,
    lastRefusal: refusal && {
      ...{ at: isoOf(refusal.received_at), status: refusal.status, code: refusal.code, detail: refusal.detail },
    },
    isRefusing: refusal !== null && refusal.received_at >= (acceptedAt ?? 0),
  };
}
