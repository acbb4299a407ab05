import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Problem, ProblemCode } from '../../contract/errors.ts';
import type { Directory, Integration } from '../../core/directory/directory.ts';
import type { Engine } from '../../engine/engine.ts';
import { verifyAuthorization } from '../../integrations/credentials.ts';
import type { ProofResult } from '../../integrations/credentials.ts';
import type { ParsedBody, RefusedBody } from '../../integrations/integration.ts';
import { readJson } from '../../integrations/read-json.ts';
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
export class Intake {
  private readonly deps: IntakeDeps;
  private readonly tokens = new TokenIndex();
  private readonly rate: RateLimit;

  constructor(deps: IntakeDeps) {
    this.deps = deps;
    this.rate = new RateLimit(deps.engine);
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    response.on('finish', this.deps.metrics.intakeDuration.startTimer());
    const stranger: Exchange = { response, receivedAt: this.deps.clock.now(), integration: null };
    this.guarded(stranger, () => this.begin(request, stranger));
  }

  private begin(request: IncomingMessage, stranger: Exchange): void {
    if (request.method !== 'POST') {
      const detail = 'Alerts are sent to this address with POST, as JSON: put it into a webhook contact point.';
      return this.no(stranger, 'method-not-allowed', detail, '', { allow: 'POST' });
    }
    const address = parseAddress(request.url ?? '');
    const integration = address === null ? null : this.tokens.find(this.deps.directory(), address.token);
    // One answer for both, or a guesser would learn that a token exists and only its type is wrong.
    if (address === null || integration === null || address.type !== integration.type) {
      const detail = 'No integration has this type and token. Copy the address again from the integration in Tocsin.';
      return this.no(stranger, 'wrong-token', detail);
    }
    const exchange = { ...stranger, integration };
    const proof = verifyAuthorization(request.headers.authorization, integration.auth);
    if (!proof.ok) return refuse(this.deps, exchange, problemOfProof('wrong-credentials', proof));
    readBody(request, this.deps.limit, (raw) => this.guarded(exchange, () => this.withRaw(exchange, request, raw)));
  }

  private withRaw(exchange: Known, request: IncomingMessage, raw: BodyResult): void {
    if (raw.kind !== 'body') return this.unread(exchange, raw);
    const { hmac } = exchange.integration.auth;
    if (hmac !== null) {
      // Before decompressing: a stranger should not make this process do that work.
      const proof = verifySignature(request.headers, raw.bytes, hmac, exchange.receivedAt);
      if (!proof.ok) return refuse(this.deps, exchange, problemOfProof('wrong-signature', proof));
    }
    decodeBody(raw.bytes, request.headers['content-encoding'], this.deps.limit, (decoded) =>
      this.guarded(exchange, () => this.withBody(exchange, decoded)),
    );
  }

  private withBody(exchange: Known, decoded: BodyResult): void {
    if (decoded.kind !== 'body') return this.unread(exchange, decoded);
    const text = textOf(decoded.bytes);
    if (text === null) {
      const detail = 'JSON is UTF-8. Send the text in that encoding, without re-coding it on the way.';
      return this.no(exchange, 'not-utf-8', detail);
    }
    let json: unknown;
    try {
      json = readJson(text);
    } catch {
      return this.no(exchange, 'broken-json', mistakeIn(text), text);
    }
    const { type } = exchange.integration;
    const parsed = parserOf(type)?.(json, exchange.receivedAt);
    if (parsed === undefined) return this.no(exchange, 'wrong-token', `No type "${type}" is known.`, text);
    if (!parsed.ok) return refuse(this.deps, exchange, problemOfBody(parsed), text);
    this.store(exchange, text, parsed).catch((error: unknown) => {
      this.deps.log.error({ integration: exchange.integration.id, error }, 'a webhook request could not be stored');
      const detail = 'The alerts were not stored. Nothing of this request was kept: send it again.';
      this.no(exchange, 'not-stored', detail, text, { retryAfterS: RETRY_AFTER_S });
    });
  }

  private async store(exchange: Known, body: string, parsed: ParsedBody): Promise<void> {
    const { engine, metrics } = this.deps;
    const { integration, receivedAt, response } = exchange;
    const { alerts, isTest, truncated, rejected } = parsed;
    if (!this.rate.take(integration, receivedAt)) {
      const retryAfterS = await this.rate.refusal(integration, alerts, receivedAt);
      if (retryAfterS !== null) return this.no(exchange, 'too-many', tooMany(integration), body, { retryAfterS });
    }
    await engine.accept({ integrationId: integration.id, receivedAt, body, alerts, isTest, truncated, rejected });
    metrics.intakeRequests.inc({ integration: integration.id, code: 'accepted' });
    metrics.intakeAlerts.inc({ integration: integration.id }, alerts.length);
    accepted(response, parsed);
  }

  private unread(exchange: Known, result: Exclude<BodyResult, { kind: 'body' }>): void {
    if (result.kind === 'refused') return this.no(exchange, result.code, result.detail);
    this.deps.metrics.intakeRequests.inc({ integration: exchange.integration.id, code: 'aborted' });
  }

  private no(exchange: Exchange, code: ProblemCode, detail: string, text = '', headers: ProblemHeaders = {}): void {
    refuse(this.deps, exchange, problemOf(code, detail), text, headers);
  }

  /** Outside of promises a mistake of ours would end the process, and with it everybody else's requests. */
  private guarded(exchange: Exchange, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.deps.log.error(
        { integration: exchange.integration?.id, error },
        'a webhook request met a mistake in Tocsin',
      );
      this.no(exchange, 'internal-error', 'Nothing of this request was kept. The log of Tocsin says more.');
    }
  }
}

function tooMany({ ratePerMinute }: Integration): string {
  return (
    `More than ${ratePerMinute} requests a minute, and this one only repeats what is known. First alerts and resolves ` +
    "always pass. Lengthen the sender's repeat interval, or raise ratePerMinute."
  );
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
