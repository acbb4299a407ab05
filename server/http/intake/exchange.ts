import type { ServerResponse } from 'node:http';
import type { Integration } from '../../core/directory/directory.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Problem } from '../../contract/errors.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import { sendProblem } from '../problem.ts';
import type { ProblemHeaders } from '../problem.ts';

/** Label value where no integration was found: a guessed token must not make a time series. */
const UNKNOWN = 'unknown';

/** A refused body is kept for a look, not for processing: enough to see what the sender does wrong. */
const KEPT_CHARACTERS = 16_384;

/** One webhook request on its way to an answer. */
export interface Exchange {
  readonly response: ServerResponse;
  readonly receivedAt: Instant;
  readonly integration: Integration | null;
}

/** Every refusal takes this way: counted, kept for a look where an integration is known, answered. */
export function refuse(
  deps: { readonly engine: Engine; readonly metrics: Metrics },
  { integration, receivedAt, response }: Exchange,
  problem: Problem,
  text = '',
  headers: ProblemHeaders = {},
): void {
  const { status, code, detail } = problem;
  deps.metrics.intakeRequests.inc({ integration: integration?.id ?? UNKNOWN, code });
  if (integration !== null) {
    // PostgreSQL stores no NUL in text, and what was refused for being broken is the likeliest to hold one.
    const body = text.slice(0, KEPT_CHARACTERS).replaceAll('\u0000', '\ufffd');
    deps.engine.refuse({ status, code, detail, body, integrationId: integration.id, receivedAt });
  }
  sendProblem(response, problem, headers);
}
