import type { ProblemCode } from '../../../contract/errors.ts';
import { Refusal } from '../../problem.ts';

interface Words {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly retryAfterS?: number;
}

/**
 * Every reason for which a call through Grafana is not let in, with what to do about it. None tells more than whoever
 * reads it may know: not what the secret is like, and nothing from an identity that did not prove to be genuine.
 */
const REFUSALS = {
  'not-set-up': {
    code: 'app-not-set-up',
    detail: 'Set TOCSIN_APP_SECRET for the service, and the same secret in the configuration of the app in Grafana.',
  },
  'no-secret': {
    code: 'wrong-secret',
    detail: 'Grafana passed the call on without it: an admin has to write it into the configuration of the app.',
  },
  'wrong-secret': {
    code: 'wrong-secret',
    detail:
      'The configuration of the app in Grafana and TOCSIN_APP_SECRET hold different secrets: write the same into both.',
  },
  'no-identity': {
    code: 'wrong-identity',
    detail: 'X-Grafana-Id is missing: Grafana did not sign who is calling, or somebody took it away behind Grafana.',
  },
  'no-context': {
    code: 'wrong-identity',
    detail:
      'X-Grafana-Context is missing: Grafana did not say who is calling, or somebody took it away behind Grafana.',
  },
  unreadable: {
    code: 'wrong-identity',
    detail: 'What was sent as the identity of the caller has not the form that Grafana gives it.',
  },
  forged: {
    code: 'wrong-identity',
    detail:
      'The identity is not signed with a key of the Grafana at TOCSIN_GRAFANA_URL. Is the app in another Grafana?',
  },
  expired: {
    code: 'wrong-identity',
    detail: 'The identity is not valid at this time: load the page again. If that does not help, the clocks differ.',
  },
  'other-organisation': {
    code: 'wrong-identity',
    detail:
      'The service is not for this organisation of Grafana: switch to another, or have it added to TOCSIN_GRAFANA_ORGS.',
  },
  'not-a-user': {
    code: 'wrong-identity',
    detail:
      'Only people may call through Grafana, no service accounts and no guests: scripts use a personal access token.',
  },
  'no-role': {
    code: 'wrong-identity',
    detail: 'The caller is neither Viewer, Editor nor Admin in Grafana: an admin there can give a role.',
  },
  'no-keys': {
    code: 'keys-missing',
    detail: 'Grafana publishes none. Where it never does, as in Grafana Cloud, set TOCSIN_GRAFANA_IDENTITY to context.',
    retryAfterS: 10,
  },
  'keys-away': {
    code: 'keys-missing',
    detail: 'Grafana does not answer at TOCSIN_GRAFANA_URL: who is calling cannot be checked until it does.',
    retryAfterS: 10,
  },
} as const satisfies Readonly<Record<string, Words>>;

export type Why = keyof typeof REFUSALS;

export const WHYS = Object.keys(REFUSALS) as readonly Why[]; // The keys of a constant object are its keys.

export function refusalOf(why: Why): Refusal {
  const { code, detail, retryAfterS }: Words = REFUSALS[why];
  return new Refusal(code, detail, retryAfterS === undefined ? {} : { retryAfterS });
}
