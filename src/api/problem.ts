import type { Problem, ProblemCode } from '../../server/contract/errors.ts';

/** What can go wrong between a page and its answer, told apart by what the reader can do about it. */
export type TroubleKind =
  /** Grafana answered, the service did not: it is down, or its address is wrong. */
  | 'unreachable'
  /** Grafana itself did not answer. */
  | 'offline'
  /** The app and the service do not know each other: nobody can use it before an administrator mends that. */
  | 'not-set-up'
  | 'not-allowed'
  | 'not-found'
  | 'changed-meanwhile'
  | 'refused';

/** The service, or the way to it, refused a call. `message` is a sentence for the reader. */
export class Trouble extends Error {
  readonly kind: TroubleKind;
  readonly problem: Problem | null;

  constructor(kind: TroubleKind, message: string, problem: Problem | null = null) {
    super(message);
    this.name = 'Trouble';
    this.kind = kind;
    this.problem = problem;
  }
}

const KINDS: Readonly<Partial<Record<ProblemCode, TroubleKind>>> = {
  'app-not-set-up': 'not-set-up',
  'wrong-secret': 'not-set-up',
  'wrong-identity': 'not-set-up',
  'keys-missing': 'not-set-up',
  'not-authenticated': 'not-set-up',
  'not-allowed': 'not-allowed',
  'not-found': 'not-found',
  'changed-meanwhile': 'changed-meanwhile',
};

/** Why a call failed, from the status and the body of its answer; status 0 stands for none at all. */
export function troubleOf(status: number, body: unknown): Trouble {
  if (isProblem(body)) {
    const known: Readonly<Partial<Record<string, TroubleKind>>> = KINDS;
    return new Trouble(known[body.code] ?? 'refused', body.detail, body);
  }
  if (status === 0) return new Trouble('offline', 'Grafana does not answer.');
  // The plugin proxy answers 502 without a body when nobody listens at the address of the service.
  if (status === 502 || status === 503 || status === 504) {
    return new Trouble('unreachable', 'Grafana cannot reach the Tocsin service.');
  }
  // Grafana's own refusals: the route of plugin.json, or the user, who may have no access to the app.
  if (status === 401 || status === 403) return new Trouble('not-allowed', 'Grafana does not let you do this.');
  if (status === 404) return new Trouble('unreachable', 'What answers at the address of the service is not Tocsin.');
  return new Trouble('unreachable', `An answer came back that is not from Tocsin (status ${status}).`);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'title' in body;
}
