import type { Labels } from '../../server/core/grouping/alert.ts';
import { matchesAll } from '../../server/core/ownership/matcher.ts';
import { own } from '../../server/core/ownership/own.ts';
import { buildOwnership } from '../../server/core/ownership/ownership.ts';
import type { ServiceMatching } from '../../server/core/ownership/ownership.ts';

export interface RecentAlert {
  readonly id: string;
  readonly title: string;
  readonly labels: Labels;
}

/** An alert that another service would own after the change; null: nobody. */
export interface Reroute<A extends RecentAlert> {
  readonly alert: A;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Overlap {
  readonly serviceId: string;
  /** How many of the recent alerts both services claim. */
  readonly shared: number;
  /** How many of those the edited service would get. */
  readonly won: number;
}

export interface OwnershipChange<A extends RecentAlert> {
  readonly checked: number;
  readonly reroutes: readonly Reroute<A>[];
  readonly overlaps: readonly Overlap[];
  /** How many of the recent alerts the edited service would own. */
  readonly owned: number;
}

/**
 * What a change of one service does to alerts like the recent ones, by the function that decides in earnest. Both sides
 * are computed with the services of now, because an alert may have been routed before an earlier edit.
 */
export function ownershipChange<A extends RecentAlert>(
  alerts: readonly A[],
  services: readonly ServiceMatching[],
  edited: ServiceMatching,
): OwnershipChange<A> {
  const before = buildOwnership(services);
  const others = services.filter(({ id }) => id !== edited.id);
  const after = buildOwnership([...others, edited]);
  const ownerOf = (labels: Labels, ownership: typeof before): string | null => {
    const owned = own(labels, ownership);
    return owned.kind === 'orphan' ? null : owned.serviceId;
  };
  const routes = alerts.map((alert) => ({
    alert,
    from: ownerOf(alert.labels, before),
    to: ownerOf(alert.labels, after),
  }));
  return {
    checked: alerts.length,
    reroutes: routes.filter(({ from, to }) => from !== to),
    overlaps: overlapsOf(routes, others, edited),
    owned: routes.filter(({ to }) => to === edited.id).length,
  };
}

function overlapsOf(
  routes: readonly Reroute<RecentAlert>[],
  others: readonly ServiceMatching[],
  edited: ServiceMatching,
): Overlap[] {
  const claimed = routes.filter(({ alert }) => claims(edited, alert.labels));
  return others
    .flatMap((other) => {
      const both = claimed.filter(({ alert }) => claims(other, alert.labels));
      const won = both.filter(({ to }) => to === edited.id).length;
      return both.length === 0 ? [] : [{ serviceId: other.id, shared: both.length, won }];
    })
    .sort((a, b) => b.shared - a.shared || (a.serviceId < b.serviceId ? -1 : 1));
}

function claims({ owns }: ServiceMatching, labels: Labels): boolean {
  return owns.some((matchers) => matchesAll(matchers, labels));
}
