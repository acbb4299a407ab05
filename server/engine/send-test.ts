import type { Channel } from '../channels/channel.ts';
import { factsWithoutGroup } from '../core/notifying/message.ts';
import type { MessageFacts, Purpose } from '../core/notifying/message.ts';
import type { ContactMethod, Person } from '../core/notifying/person.ts';
import { SECOND_MS } from '../core/time/instant.ts';
import type { Clock } from '../runtime/clock.ts';
import { newId } from '../runtime/ids.ts';
import type { Known } from './known.ts';

export interface DirectRequest {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly clock: Clock;
  readonly person: Person;
  readonly method: ContactMethod;
  /** One that is about no alert group. */
  readonly purpose: Purpose;
}

export interface TestRequest extends Pick<DirectRequest, 'channels' | 'clock'> {
  readonly known: Known;
  readonly personId: string;
  readonly methodId: string;
}

export interface Sent {
  readonly ok: boolean;
  readonly detail: string;
}

const TIMEOUT_MS = 20 * SECOND_MS;

function factsOf(person: Person, purpose: Purpose, now: number): MessageFacts {
  return factsWithoutGroup({
    ...{ purpose, now, to: { name: person.name, zone: person.zone } },
    title: 'Test message from Tocsin',
    summary: 'If you can read this, Tocsin can reach you here. Nothing is broken and nothing needs to be done.',
  });
}

/** One message over one contact method, outside the outbox: whoever pressed the button is waiting for the answer. */
export async function sendDirect({ channels, clock, person, method, purpose }: DirectRequest): Promise<Sent> {
  const channel = channels.get(method.channel);
  if (!channel) return { ok: false, detail: `The channel ${method.channel} is not set up in this installation.` };
  const abort = new AbortController();
  const cancel = clock.alarm(clock.now() + TIMEOUT_MS, () =>
    abort.abort(new Error('the provider did not answer in time')),
  );
  const now = clock.now();
  const outgoing = {
    id: `test.${newId(now)}`,
    address: method.address,
    facts: factsOf(person, purpose, now),
    standing: null,
    attempt: 1,
  };
  const result = await channel.send(outgoing, abort.signal).finally(cancel);
  if (result.kind === 'delivered') return { ok: true, detail: result.detail };
  return { ok: false, detail: result.reason };
}

export async function sendTest({ known, channels, clock, personId, methodId }: TestRequest): Promise<Sent> {
  const person = known.directory.people.get(personId);
  const method = person?.contactMethods.find((one) => one.id === methodId);
  if (!person || !method) return { ok: false, detail: 'There is no such contact method.' };
  return await sendDirect({ channels, clock, person, method, purpose: { kind: 'test' } });
}
