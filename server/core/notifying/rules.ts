import { MINUTE_MS } from '../time/instant.ts';
import type { ContactMethod, NotificationRule, Person, Urgency } from './person.ts';

export type ChannelKind = 'chat' | 'mail' | 'text' | 'machine';

interface Slot {
  readonly kind: ChannelKind;
  readonly afterMs: number;
}

/** For a person who never chose: the quiet ways first, because most pages are answered from the first of them. */
const DEFAULT_ORDER: { readonly [U in Urgency]: readonly Slot[] } = {
  high: [
    { kind: 'chat', afterMs: 0 },
    { kind: 'mail', afterMs: 2 * MINUTE_MS },
    { kind: 'text', afterMs: 5 * MINUTE_MS },
  ],
  low: [
    { kind: 'chat', afterMs: 0 },
    { kind: 'mail', afterMs: 2 * MINUTE_MS },
  ],
};

/** Used alone, and only where the default order finds nothing: better the wrong way than no way. */
const LAST_RESORTS: readonly ChannelKind[] = ['text', 'machine'];

function firstOf(methods: readonly ContactMethod[], kind: ChannelKind, kindOf: KindOf): ContactMethod | undefined {
  return methods.find((method) => method.enabled && kindOf(method.channel) === kind);
}

export type KindOf = (channel: string) => ChannelKind | null;

function defaultRules(person: Person, urgency: Urgency, kindOf: KindOf): readonly NotificationRule[] {
  const rules: NotificationRule[] = [];
  for (const slot of DEFAULT_ORDER[urgency]) {
    const method = firstOf(person.contactMethods, slot.kind, kindOf);
    // The first way that exists is used at once: delays give earlier ways time, and before this one there are none.
    if (method) rules.push({ methodId: method.id, afterMs: rules.length === 0 ? 0 : slot.afterMs });
  }
  if (rules.length > 0) return rules;
  for (const kind of LAST_RESORTS) {
    const method = firstOf(person.contactMethods, kind, kindOf);
    if (method) return [{ methodId: method.id, afterMs: 0 }];
  }
  return rules;
}

/**
 * The person's notification rules at this urgency, by delay. Explicit rules are taken as they are, even when they name
 * contact methods that cannot be used now, so that the timeline can say so; the default order holds only usable ones.
 */
export function rulesFor(person: Person, urgency: Urgency, kindOf: KindOf): readonly NotificationRule[] {
  const explicit = person.rules[urgency];
  if (explicit === null) return defaultRules(person, urgency, kindOf);
  return [...explicit].sort((a, b) => a.afterMs - b.afterMs);
}
