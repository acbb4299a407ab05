import type { ContactMethod, Person } from '../notifying/person.ts';
import { rulesFor } from '../notifying/rules.ts';
import type { ChannelKind, KindOf } from '../notifying/rules.ts';
import { MINUTE_MS } from '../time/instant.ts';
import type { Demands, HumanKind } from './demands.ts';

/** What stands between a person and a page of high urgency, or what the organisation asks for and does not have. */
export type Finding =
  | { readonly kind: 'no-method' }
  | { readonly kind: 'no-rule' }
  | { readonly kind: 'nothing-usable' }
  | { readonly kind: 'channel-missing'; readonly methodId: string; readonly channel: string }
  | { readonly kind: 'opted-out'; readonly methodId: string; readonly channel: string }
  | { readonly kind: 'none-proven' }
  | { readonly kind: 'late'; readonly firstMs: number }
  | { readonly kind: 'demand-methods'; readonly wanted: number; readonly has: number }
  | { readonly kind: 'demand-kind'; readonly wanted: HumanKind }
  | { readonly kind: 'demand-proven'; readonly methodIds: readonly string[] }
  | { readonly kind: 'demand-within'; readonly withinMs: number; readonly takesMs: number };

/** `unreachable`: no page would arrive. `demand`: only what the organisation asks for is missing. */
export type Weight = 'unreachable' | 'warning' | 'demand';

export interface Readiness {
  readonly isReachable: boolean;
  readonly findings: readonly Finding[];
}

/** What readiness depends on beside the person. Lookups only. */
export interface Surroundings {
  readonly kindOf: KindOf;
  /** Whether the address said STOP. */
  readonly hasRefused: (channel: string, address: string) => boolean;
  readonly demands: Demands | null;
}

/** Whoever is first messaged later than this sleeps on while the chain has long moved to the next. */
const LATE_AFTER_MS = 5 * MINUTE_MS;

interface Way {
  readonly method: ContactMethod;
  readonly kind: ChannelKind;
  readonly afterMs: number;
}

/** Every contact method that a page of high urgency would really use, when it is first used. */
function waysOf(person: Person, { kindOf, hasRefused }: Surroundings): readonly Way[] {
  const ways: Way[] = [];
  for (const { methodId, afterMs } of rulesFor(person, 'high', kindOf)) {
    const method = person.contactMethods.find(({ id, enabled }) => id === methodId && enabled);
    const kind = method === undefined ? null : kindOf(method.channel);
    if (method === undefined || kind === null || hasRefused(method.channel, method.address)) continue;
    if (!ways.some((way) => way.method.id === methodId)) ways.push({ method, kind, afterMs });
  }
  return ways;
}

function methodFindings({ contactMethods }: Person, { kindOf, hasRefused }: Surroundings): readonly Finding[] {
  return contactMethods
    .filter(({ enabled }) => enabled)
    .flatMap(({ id: methodId, channel, address }): Finding[] => {
      if (kindOf(channel) === null) return [{ kind: 'channel-missing', methodId, channel }];
      return hasRefused(channel, address) ? [{ kind: 'opted-out', methodId, channel }] : [];
    });
}

function unreachable(person: Person): Finding {
  if (!person.contactMethods.some(({ enabled }) => enabled)) return { kind: 'no-method' };
  return person.rules.high?.length === 0 ? { kind: 'no-rule' } : { kind: 'nothing-usable' };
}

function demandFindings(ways: readonly Way[], demands: Demands): readonly Finding[] {
  const { methods, kinds, proven, withinMs } = demands;
  const findings: Finding[] = [];
  if (ways.length < methods) findings.push({ kind: 'demand-methods', wanted: methods, has: ways.length });
  for (const wanted of kinds) {
    if (!ways.some(({ kind }) => kind === wanted)) findings.push({ kind: 'demand-kind', wanted });
  }
  const unproven = ways.filter(({ method }) => method.provenAt === null).map(({ method }) => method.id);
  if (proven && unproven.length > 0 && unproven.length < ways.length) {
    findings.push({ kind: 'demand-proven', methodIds: unproven });
  }
  // Further ways may come later: what counts is when the last of the demanded ones is used.
  const takesMs = Math.max(
    ways[methods - 1]?.afterMs ?? 0,
    ...kinds.map((wanted) => ways.find(({ kind }) => kind === wanted)?.afterMs ?? 0),
  );
  if (withinMs !== null && takesMs > withinMs) findings.push({ kind: 'demand-within', withinMs, takesMs });
  return findings;
}

/** Whether a page of high urgency would reach this person, and everything that is missing, worst first. */
export function readinessOf(person: Person, surroundings: Surroundings): Readiness {
  const { demands } = surroundings;
  const ways = waysOf(person, surroundings);
  const findings: Finding[] = [];
  const [first] = ways;
  if (first === undefined) findings.push(unreachable(person));
  else {
    if (!ways.some(({ method }) => method.provenAt !== null)) findings.push({ kind: 'none-proven' });
    if (first.afterMs > LATE_AFTER_MS) findings.push({ kind: 'late', firstMs: first.afterMs });
  }
  findings.push(...methodFindings(person, surroundings));
  // Without any way at all the demands would only say it again.
  if (demands !== null && first !== undefined) findings.push(...demandFindings(ways, demands));
  return { isReachable: first !== undefined, findings };
}

export function weightOf({ kind }: Finding): Weight {
  if (kind === 'no-method' || kind === 'no-rule' || kind === 'nothing-usable') return 'unreachable';
  return kind.startsWith('demand-') ? 'demand' : 'warning';
}
