import type { MessageFacts } from '../../core/notifying/message.ts';

/** Null for a number in E.164, otherwise how to write it. */
export function checkPhoneNumber(address: string): string | null {
  if (/^\+[1-9]\d{6,14}$/.test(address)) return null;
  return 'write the number with its country code and without spaces, such as +14155550123';
}

/**
 * What the carriers of a country let through: texts with links are dropped in China and replies do not come back from
 * there; in India a sender of one-way texts cannot be answered.
 */
const RESTRICTED: readonly { readonly prefix: string; readonly links: boolean; readonly replies: boolean }[] = [
  { prefix: '+86', links: false, replies: false },
  { prefix: '+91', links: true, replies: false },
];

/** The facts without what would not arrive, or would ask for a reply that cannot come back. */
export function factsFor(address: string, facts: MessageFacts, twoWay: boolean): MessageFacts {
  const { links, replies } = RESTRICTED.find(({ prefix }) => address.startsWith(prefix)) ?? {
    links: true,
    replies: true,
  };
  return {
    ...facts,
    replyCode: replies && twoWay ? facts.replyCode : null,
    links: links
      ? facts.links
      : { answer: null, dashboard: null, panel: null, runbook: null, rule: null, silence: null },
  };
}
