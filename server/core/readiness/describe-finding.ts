import { formatDuration } from '../time/duration.ts';
import type { HumanKind } from './demands.ts';
import type { Finding } from './readiness.ts';

/** What is missing, as the end of a sentence that begins with the person, and what to do about it. */
export interface FindingWords {
  readonly sentence: string;
  readonly advice: string;
}

const KIND: { readonly [K in HumanKind]: string } = { chat: 'chat', mail: 'e-mail', text: 'SMS' };

type Words = { readonly [K in Finding['kind']]: (finding: Extract<Finding, { kind: K }>) => FindingWords };

const WORDS: Words = {
  'no-method': () => ({ sentence: 'has no contact method', advice: 'Add one, and prove that messages arrive there.' }),
  'no-rule': () => ({
    sentence: 'has no notification rule for high urgency',
    advice: 'Add a rule, or go back to the default order.',
  }),
  'nothing-usable': () => ({
    sentence: 'has no contact method that can be used at high urgency',
    advice: 'Have a rule use a contact method whose channel is set up and which takes messages.',
  }),
  'channel-missing': ({ methodId, channel }) => ({
    sentence: `has the contact method ${methodId}, but ${channel} is not set up in this installation`,
    advice: `Set up the channel ${channel}, or use another one.`,
  }),
  'opted-out': ({ methodId, channel }) => ({
    sentence: `said STOP to messages over ${methodId} (${channel})`,
    advice: 'Text START to the number that the messages come from.',
  }),
  'none-proven': () => ({
    sentence: 'has no contact method that was proven to work',
    advice: 'Send a code to a contact method and type it in, or answer a page from there.',
  }),
  late: ({ firstMs }) => ({
    sentence: `is first messaged ${formatDuration(firstMs)} after being paged`,
    advice: 'Let the first rule begin at once.',
  }),
  'demand-methods': ({ wanted, has }) => ({
    sentence: `uses ${has} of the ${wanted} contact methods that are asked for`,
    advice: 'Add another contact method, and a rule that uses it.',
  }),
  'demand-kind': ({ wanted }) => ({
    sentence: `cannot be reached over ${KIND[wanted]}, which is asked for`,
    advice: `Add a contact method for ${KIND[wanted]}, and a rule that uses it.`,
  }),
  'demand-proven': ({ methodIds }) => ({
    sentence: `has not proven ${methodIds.join(', ')}, which is asked for`,
    advice: 'Send a code there and type it in.',
  }),
  'demand-within': ({ withinMs, takesMs }) => ({
    sentence: `uses what is asked for only after ${formatDuration(takesMs)}, not within ${formatDuration(withinMs)}`,
    advice: 'Shorten the delays of the rules.',
  }),
};

export function describeFinding(finding: Finding): FindingWords {
  // One function per kind, only read by that kind; TypeScript cannot follow that through a lookup.
  return (WORDS[finding.kind] as (finding: Finding) => FindingWords)(finding);
}
