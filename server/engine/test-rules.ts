import type { Urgency } from '../core/notifying/person.ts';
import { rulesFor } from '../core/notifying/rules.ts';
import { sendTest } from './send-test.ts';
import type { Sent, TestRequest } from './send-test.ts';

/** What became of the test over one notification rule; the delay is when a page would have used it. */
export interface RuleTest extends Sent {
  readonly methodId: string;
  readonly channel: string;
  readonly afterMs: number;
}

export type RulesRequest = Omit<TestRequest, 'methodId'> & { readonly urgency: Urgency };

/**
 * A test message by every notification rule of this urgency, all at once: whoever tests does not want to wait for ten
 * minutes. A method that several rules use is sent one message, and the first of its rules stands for all.
 */
export async function testRules({ urgency, ...request }: RulesRequest): Promise<readonly RuleTest[]> {
  const { known, personId } = request;
  const person = known.directory.people.get(personId);
  if (!person) return [];
  const rules = rulesFor(person, urgency, (channel) => known.channelKind(channel));
  const first = rules.filter(({ methodId }, index) => rules.findIndex((one) => one.methodId === methodId) === index);
  return await Promise.all(
    first.map(async ({ methodId, afterMs }) => {
      const method = person.contactMethods.find(({ id }) => id === methodId);
      const about = { methodId, channel: method?.channel ?? '', afterMs };
      if (method?.enabled === false) return { ...about, ok: false, detail: 'This contact method is disabled.' };
      return { ...about, ...(await sendTest({ ...request, methodId })) };
    }),
  );
}
