import type { EscalationChain, Target } from '../escalation/chain.ts';
import type { Person } from '../notifying/person.ts';
import type { Service } from '../ownership/service.ts';
import type { Team } from '../ownership/team.ts';
import type { Kind } from './kind.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** How a sender proves itself beyond the token in the URL; all that are present must hold. */
export interface IntegrationAuth {
  readonly basic: { readonly username: string; readonly password: string } | null;
  readonly bearer: string | null;
  readonly hmac: {
    readonly secret: string;
    readonly header: string;
    readonly timestampHeader: string | null;
    readonly maxAgeMs: number;
  } | null;
}

/** A way in. */
export interface Integration {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly token: string;
  readonly auth: IntegrationAuth;
  /** Requests per minute above which repeats are refused with 429. */
  readonly ratePerMinute: number;
  /** Labels added to every alert that does not carry them. */
  readonly labels: Readonly<Record<string, string>>;
}

/** How many documents of a kind may be made through the API; absent or -1: as many as you like. Files are not limited. */
export type Limits = { readonly [K in Exclude<Kind, 'settings'>]?: number };

export interface Settings {
  /** Paged when a chain and a team's fallback reach nobody. Never empty. */
  readonly fallback: readonly Target[];
  /** Where the alarm "nobody can be reached" goes as well: contact methods that belong to no person. */
  readonly alarms: readonly { readonly channel: string; readonly address: string }[];
  readonly limits?: Limits;
}

/** Everything that is configured, decoded: one immutable snapshot per revision. */
export interface Directory {
  readonly revision: number;
  readonly teams: ReadonlyMap<string, Team>;
  readonly people: ReadonlyMap<string, Person>;
  readonly services: ReadonlyMap<string, Service>;
  readonly schedules: ReadonlyMap<string, Schedule>;
  readonly chains: ReadonlyMap<string, EscalationChain>;
  readonly integrations: ReadonlyMap<string, Integration>;
  readonly settings: Settings;
}
