import type { IncomingAlert } from '../core/grouping/alert.ts';
import type { Instant } from '../core/time/instant.ts';

/**
 * From a decoded JSON body to alerts. Pure, and never throws, whatever the body is. One malformed alert does not take its
 * neighbours with it: it is listed in `rejected`; a body is refused only when nothing in it can be used.
 */
export type ParseBody = (body: unknown, receivedAt: Instant) => ParsedBody | RefusedBody;

export interface ParsedBody {
  readonly ok: true;
  /** At least one, in the order of the body. A fingerprint may appear twice, so the order must be kept. */
  readonly alerts: readonly IncomingAlert[];
  readonly rejected: readonly RejectedAlert[];
  readonly truncated: number;
  /** The sender's own *test* button: to be shown, never paged for. */
  readonly isTest: boolean;
}

export interface RejectedAlert {
  readonly index: number;
  readonly reason: string;
}

export interface RefusedBody {
  readonly ok: false;
  readonly problem: BodyProblem;
}

export interface BodyProblem {
  readonly status: 400 | 413 | 422;
  readonly code: 'not-an-object' | 'unknown-shape' | 'wrong-integration-type' | 'no-usable-alert' | 'too-many-alerts';
  readonly title: string;
  readonly detail: string;
}
