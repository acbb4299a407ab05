import type { z } from 'zod';
import type { Route } from '../../server/contract/route.ts';
import type { Api } from '../../server/contract/routes.ts';

/** As on the wire. The client has the same type; it also has Grafana's runtime, which what is pure must not need. */
type Wire<R extends Route> = z.input<NonNullable<R['response']>>;
type Items<R extends Route> = Wire<R> extends { readonly items: infer I } ? Readonly<I> : never;

/** All of the configuration as it is written, and what else decides who is paged. Addresses of others are hidden. */
export interface Documents {
  readonly teams: Items<Api['teams']['list']>;
  readonly people: Items<Api['people']['list']>;
  readonly services: Items<Api['services']['list']>;
  readonly schedules: Items<Api['schedules']['list']>;
  readonly chains: Items<Api['escalationChains']['list']>;
  readonly overrides: Items<Api['overrides']['all']>;
  readonly surroundings: Wire<Api['surroundings']['all']>;
  readonly channels: Items<Api['channels']['list']>;
  /** Null in an installation that nobody has set up yet. */
  readonly settings: Wire<Api['settings']['get']>['document'] | null;
}
