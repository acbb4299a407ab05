import type { Labels } from '../grouping/alert.ts';
import { formatMatchers, matchesAll } from './matcher.ts';
import type { Claim, Ownership } from './ownership.ts';

export type OwnedReason = 'only-match' | 'higher-priority' | 'more-exact-labels' | 'more-matchers';

export interface Owned {
  readonly kind: 'owned';
  readonly serviceId: string;
  readonly claim: Claim;
  readonly reason: OwnedReason;
  readonly runnersUp: readonly Claim[];
}

/** Several services claim the alert equally well. One is chosen all the same: silence would be worse than a wrong guess. */
export interface Ambiguous {
  readonly kind: 'ambiguous';
  /** The smallest id of the candidates, so that each replica and each repeat chooses alike. */
  readonly serviceId: string;
  readonly claim: Claim;
  readonly reason: 'equal-claims';
  readonly candidates: readonly Claim[];
  readonly runnersUp: readonly Claim[];
}

export interface Orphan {
  readonly kind: 'orphan';
  readonly reason: 'no-services' | 'nothing-matches';
  readonly serviceCount: number;
}

/**
 * Which service an alert belongs to. Rank of a claim: priority, then how many labels it fixes exactly, then how many
 * other matchers it has. A service counts once, with its best matching set; the order of services never matters.
 */
export function own(labels: Labels, ownership: Ownership): Owned | Ambiguous | Orphan {
  const best = bestClaims(labels, ownership);
  const [claim, second] = best;
  if (claim === undefined) {
    const { serviceCount } = ownership;
    return { kind: 'orphan', reason: serviceCount === 0 ? 'no-services' : 'nothing-matches', serviceCount };
  }
  const { serviceId } = claim;
  const rivals = best.filter((other) => compareRank(other, claim) === 0);
  const runnersUp = best.slice(rivals.length);
  if (second !== undefined && rivals.length > 1) {
    return { kind: 'ambiguous', serviceId, claim, reason: 'equal-claims', candidates: rivals, runnersUp };
  }
  return { kind: 'owned', serviceId, claim, reason: reasonOver(claim, second), runnersUp };
}

function bestClaims(labels: Labels, ownership: Ownership): Claim[] {
  const byService = new Map<string, Claim>();
  const consider = (claim: Claim) => {
    const known = byService.get(claim.serviceId);
    const isBetter = known === undefined || compareRank(claim, known) < 0 || isEarlierEqual(claim, known);
    if (isBetter && matchesAll(claim.matchers, labels)) byService.set(claim.serviceId, claim);
  };
  for (const [name, value] of Object.entries(labels)) ownership.byPair.get(name)?.get(value)?.forEach(consider);
  ownership.unindexed.forEach(consider);
  return [...byService.values()].sort((a, b) => compareRank(a, b) || (a.serviceId < b.serviceId ? -1 : 1));
}

function compareRank(a: Claim, b: Claim): number {
  return b.priority - a.priority || b.exactCount - a.exactCount || b.otherCount - a.otherCount;
}

/** Among equal sets of one service the text decides, because the order in which an index meets them is an accident. */
function isEarlierEqual(a: Claim, b: Claim): boolean {
  return compareRank(a, b) === 0 && formatMatchers(a.matchers) < formatMatchers(b.matchers);
}

function reasonOver(claim: Claim, second: Claim | undefined): OwnedReason {
  if (second === undefined) return 'only-match';
  if (claim.priority !== second.priority) return 'higher-priority';
  return claim.exactCount !== second.exactCount ? 'more-exact-labels' : 'more-matchers';
}

/** `nameOf`: what people call a service; where nobody gave it a name, its id says enough. */
export function describeOwnership(
  result: Owned | Ambiguous | Orphan,
  nameOf: (serviceId: string) => string = (id) => id,
): string {
  switch (result.kind) {
    case 'owned':
      return `${nameOf(result.serviceId)} owns this alert: ${formatMatchers(result.claim.matchers)} matches${reasonText(result, nameOf)}.`;
    case 'ambiguous': {
      const names = result.candidates.map(({ serviceId }) => nameOf(serviceId));
      return (
        `${listed(names)} claim this alert equally; ${nameOf(result.serviceId)} was chosen because its id sorts first. ` +
        'Raise the priority of one of them or make its matchers narrower.'
      );
    }
    case 'orphan':
      return result.reason === 'no-services'
        ? 'Nobody owns this alert: no service has been set up yet.'
        : `Nobody owns this alert: the matchers of ${result.serviceCount === 1 ? 'the only service do' : `all ${result.serviceCount} services do`} not match its labels.`;
  }
}

function reasonText({ reason, runnersUp: [second] }: Owned, nameOf: (serviceId: string) => string): string {
  if (second === undefined) return ' and no other service claims it';
  const than = nameOf(second.serviceId);
  switch (reason) {
    case 'only-match':
      return '';
    case 'higher-priority':
      return `, and its priority is higher than that of ${than}`;
    case 'more-exact-labels':
      return ` and fixes more labels exactly than ${than} does`;
    case 'more-matchers':
      return ` and has more matchers than ${than} has`;
  }
}

function listed(ids: readonly string[]): string {
  return `${ids.slice(0, -1).join(', ')} and ${ids.at(-1) ?? ''}`;
}
