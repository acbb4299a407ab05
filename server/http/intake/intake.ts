import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Problem, ProblemCode } from '../../contract/errors.ts';
import type { Directory, Integration } from '../../core/directory/directory.ts';
import type { Engine } from '../../engine/engine.ts';
import { verifyAuthorization } from '../../integrations/credentials.ts';
import type { ProofResult } from '../../integrations/credentials.ts';
import type { ParsedBody, RefusedBody } from '../../integrations/integration.ts';
import { parserOf } from '../../integrations/registry.ts';
import { verifySignature } from '../../integrations/signature.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import { problemOf } from '../problem.ts';
import type { ProblemHeaders } from '../problem.ts';
import { decodeBody, readBody, textOf } from '../request-body.ts';
import type { BodyLimit, BodyResult } from '../request-body.ts';
import { parseAddress } from './address.ts';
import { refuse } from './exchange.ts';
import type { Exchange } from './exchange.ts';
import { findJsonMistake } from './json-position.ts';
import { RateLimit } from './rate-limit.ts';
import { TokenIndex } from './token-index.ts';

export interface IntakeDeps {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limit: BodyLimit;
  directory(): Directory;
}

/** A sender that is told "not now" tries again this much later: a stopped database is rarely back sooner. */
const RETRY_AFTER_S = 5;

type Known = Exchange & { readonly integration: Integration };

/**
 * `POST /integrations/v1/<type>/<token>/`, on Node's bare request and response. Nothing is answered with 2xx before the
 * engine has made it durable, and nothing is written for a request that is refused, apart from its copy for a look.
 * Callbacks instead of promises up to the commit: at thousands of requests a second each promise is felt.
 */
export function createIntake(deps: IntakeDeps): (request: IncomingMessage, response: ServerResponse) => void {
  const { limit } = deps;
  const tokens = new TokenIndex();
  const rate = new RateLimit(deps.engine);

  const no = (exchange: Exchange, code: ProblemCode, detail: string, text = '', headers: ProblemHeaders = {}): void =>
    refuse(deps, exchange, problemOf(code, detail), text, headers);

  /** Outside of promises a mistake of ours would end the process, and with it everybody else's requests. */
  const guarded = (exchange: Exchange, work: () => void): void => {
    try {
      work();
    } catch (error) {
      deps.log.error({ integration: exchange.integration?.id, error }, 'a webhook request met a mistake in Tocsin');
      no(exchange, 'internal-error', 'Nothing of this request was kept. The log of Tocsin says more.');
    }
  };

  const begin = (request: IncomingMessage, stranger: Exchange): void => {
    if (request.method !== 'POST') {
      const detail = 'Alerts are sent to this address with POST, as JSON: put it into a webhook contact point.';
      return no(stranger, 'method-not-allowed', detail, '', { allow: 'POST' });
    }
    const address = parseAddress(request.url ?? '');
    const integration = address === null ? null : tokens.find(deps.directory(), address.token);
    // One answer for both, or a guesser would learn that a token exists and only its type is wrong.
    if (address === null || integration === null || address.type !== integration.type) {
      const detail = 'No integration has this type and token. Copy the address again from the integration in Tocsin.';
      return no(stranger, 'wrong-token', detail);
    }
    const exchange = { ...stranger, integration };
    const proof = verifyAuthorization(request.headers.authorization, integration.auth);
    if (!proof.ok) return refuse(deps, exchange, problemOfProof('wrong-credentials', proof));
    readBody(request, limit, (raw) => guarded(exchange, () => withRaw(exchange, request, raw)));
  };

  const withRaw = (exchange: Known, request: IncomingMessage, raw: BodyResult): void => {
    if (raw.kind !== 'body') return unread(exchange, raw);
    const { hmac } = exchange.integration.auth;
    if (hmac !== null) {
      // Before decompressing: a stranger should not make this process do that work.
      const proof = verifySignature(request.headers, raw.bytes, hmac, exchange.receivedAt);
      if (!proof.ok) return refuse(deps, exchange, problemOfProof('wrong-signature', proof));
    }
    decodeBody(raw.bytes, request.headers['content-encoding'], limit, (decoded) =>
      guarded(exchange, () => withBody(exchange, decoded)),
    );
  };

  const unread = (exchange: Known, result: Exclude<BodyResult, { kind: 'body' }>): void => {
    if (result.kind === 'refused') return no(exchange, result.code, result.detail);
    deps.metrics.intakeRequests.inc({ integration: exchange.integration.id, code: 'aborted' });
  };

  const withBody = (exchange: Known, decoded: BodyResult): void => {
    if (decoded.kind !== 'body') return unread(exchange, decoded);
    const text = textOf(decoded.bytes);
    if (text === null) {
      return no(
        exchange,
        'not-utf-8',
        'JSON is UTF-8. Send the text in that encoding, without re-coding it on the way.',
      );
    }
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return no(exchange, 'broken-json', mistakeIn(text), text);
    }
    const parsed = parserOf(exchange.integration.type)?.(json, exchange.receivedAt);
    if (parsed === undefined)
      return no(exchange, 'wrong-token', `No type "${exchange.integration.type}" is known.`, text);
    if (!parsed.ok) return refuse(deps, exchange, problemOfBody(parsed), text);
    store(exchange, text, parsed).catch((error: unknown) => {
      deps.log.error({ integration: exchange.integration.id, error }, 'a webhook request could not be stored');
      const detail = 'The alerts were not stored. Nothing of this request was kept: send it again.';
      no(exchange, 'not-stored', detail, text, { retryAfterS: RETRY_AFTER_S });
    });
  };

  const store = async (exchange: Known, body: string, parsed: ParsedBody): Promise<void> => {
    const { integration, receivedAt, response } = exchange;
    const { alerts, isTest, truncated, rejected } = parsed;
    if (!rate.take(integration, receivedAt)) {
      const retryAfterS = await rate.refusal(integration, alerts, receivedAt);
      if (retryAfterS !== null) {
        const detail =
          `More than ${integration.ratePerMinute} requests a minute, and this one only repeats what is known. ` +
          `First alerts and resolves always pass. Lengthen the sender's repeat interval, or raise ratePerMinute.`;
        return no(exchange, 'too-many', detail, body, { retryAfterS });
      }
    }
    await deps.engine.accept({ integrationId: integration.id, receivedAt, body, alerts, isTest, truncated, rejected });
    deps.metrics.intakeRequests.inc({ integration: integration.id, code: 'accepted' });
    deps.metrics.intakeAlerts.inc({ integration: integration.id }, alerts.length);
    accepted(response, parsed);
  };

  return (request, response) => {
    const stop = deps.metrics.intakeDuration.startTimer();
    response.on('finish', stop);
    const stranger: Exchange = { response, receivedAt: deps.clock.now(), integration: null };
    guarded(stranger, () => begin(request, stranger));
  };
}

function accepted(response: ServerResponse, { alerts, truncated, rejected }: ParsedBody): void {
  // What was left out is told to whoever looks at the sender's side; the request as a whole was still taken.
  const left = { ...(truncated > 0 ? { truncated } : {}), ...(rejected.length > 0 ? { rejected } : {}) };
  const body = JSON.stringify({ accepted: alerts.length, ...left });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function problemOfProof(kind: ProblemCode, { code, detail }: Extract<ProofResult, { readonly ok: false }>): Problem {
  return { ...problemOf(kind, detail), type: `urn:tocsin:problem:${code}`, code };
}

/** The integration knows best what is wrong with a body, so its own words reach the sender. */
function problemOfBody({ problem }: RefusedBody): Problem {
  return { ...problem, type: `urn:tocsin:problem:${problem.code}` };
}

function mistakeIn(text: string): string {
  if (text.trim() === '') return 'The body is empty. Send the alerts as JSON.';
  const mistake = findJsonMistake(text);
  if (mistake === null) return 'The body is not JSON.';
  const found = mistake.offset < text.length ? `at line ${mistake.line}, column ${mistake.column}` : 'where it ends';
  return `The body stops being JSON ${found} (position ${mistake.offset} of ${text.length}).`;
}
