import { rulesFor } from '../../server/core/notifying/rules.ts';
import type { ChannelKind } from '../../server/core/notifying/rules.ts';
import { defaultShiftNotices } from '../../server/core/notifying/person.ts';
import type { Person, Urgency } from '../../server/core/notifying/person.ts';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { delayMs } from './delay.ts';
import type { Draft, RuleDraft } from './draft.ts';

export const SHOWN_MS = 10 * MINUTE_MS;

/** One message of the first minutes, as the pager would send it if nobody answers. */
export interface Mark {
  readonly methodId: string;
  readonly channel: string;
  readonly address: string;
  readonly afterMs: number;
  /** Why nothing would be sent: the pager passes on to the next one at once. */
  readonly trouble: 'disabled' | 'not-set-up' | 'gone' | null;
}

export type KindOf = (channel: string) => ChannelKind | null;

/** As the pager sees the draft; rules whose delay cannot be read yet are left out. */
function personOf({ methods, rules, zone }: Draft): Person {
  const rulesOf = (list: readonly RuleDraft[] | null) =>
    list?.flatMap(({ use, after }) => {
      const afterMs = delayMs(after);
      return afterMs === null ? [] : [{ methodId: use, afterMs }];
    }) ?? null;
  return {
    ...{ id: '', name: '', email: null, zone, quietHours: [], shiftNotices: defaultShiftNotices },
    contactMethods: methods.map((method) => ({ ...method, provenAt: null })),
    rules: { high: rulesOf(rules.high), low: rulesOf(rules.low) },
  };
}

/** Everything that would be sent at this urgency, by the function that the pager asks. */
export function marksOf(draft: Draft, urgency: Urgency, kindOf: KindOf): readonly Mark[] {
  const person = personOf(draft);
  return rulesFor(person, urgency, kindOf).map(({ methodId, afterMs }) => {
    const method = person.contactMethods.find(({ id }) => id === methodId);
    if (method === undefined) return { methodId, channel: '', address: '', afterMs, trouble: 'gone' };
    const { channel, address, enabled } = method;
    const trouble = !enabled ? 'disabled' : kindOf(channel) === null ? 'not-set-up' : null;
    return { methodId, channel, address, afterMs, trouble };
  });
}

/** From 0 to 100 along ten minutes; null for what comes later. */
export function placeOf(afterMs: number): number | null {
  return afterMs > SHOWN_MS ? null : (afterMs / SHOWN_MS) * 100;
}
