import type { EscalationChain, Target } from '../escalation/chain.ts';
import type { Person } from '../notifying/person.ts';
import type { Service } from '../ownership/service.ts';
import type { Team } from '../ownership/team.ts';
import type { Kind } from './kind.ts';
import type { Demands } from '../readiness/demands.ts';
import type { HolidayList, Schedule } from '../schedule/schedule.ts';

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

export interface Integration {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly token: string;
  readonly auth: IntegrationAuth;
  /** Above this many requests, repeats are refused with 429; first alerts and resolves never are. */
  readonly ratePerMinute: number;
  /** Labels added to every alert that does not carry them. */
  readonly labels: Readonly<Record<string, string>>;
}

/** How many documents of a kind may be made through the API; absent or -1: as many as you like. Files are not limited. */
export type Limits = { readonly [K in Exclude<Kind, 'settings'>]?: number };

export interface Settings {
  /** Paged when a chain and a team's fallback reach nobody. Never empty. */
  readonly fallback: readonly Target[];
  /**
   * Told as well when nobody can be reached: contact methods of no person, because those of people have just failed.
   */
  readonly alarms: readonly { readonly channel: string; readonly address: string }[];
  readonly limits?: Limits;
  readonly demands?: Demands;
}

/** All of the configuration, decoded. Immutable: whoever reads it twice during one decision must find the same. */
export interface Directory {
  readonly revision: number;
  readonly teams: ReadonlyMap<string, Team>;
  readonly people: ReadonlyMap<string, Person>;
  readonly services: ReadonlyMap<string, Service>;
  readonly schedules: ReadonlyMap<string, Schedule>;
  readonly holidayLists: ReadonlyMap<string, HolidayList>;
  readonly chains: ReadonlyMap<string, EscalationChain>;
  readonly integrations: ReadonlyMap<string, Integration>;
  readonly settings: Settings;
}
