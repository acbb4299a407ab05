import type { Channel } from '../channels/channel.ts';
import type { MessageFacts } from '../core/notifying/message.ts';
import type { Person } from '../core/notifying/person.ts';
import { SECOND_MS } from '../core/time/instant.ts';
import type { Clock } from '../runtime/clock.ts';
import { newId } from '../runtime/ids.ts';
import type { Known } from './known.ts';

export interface TestRequest {
  readonly known: Known;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly clock: Clock;
  readonly personId: string;
  readonly methodId: string;
}

const TIMEOUT_MS = 20 * SECOND_MS;

function testFacts(person: Person, now: number): MessageFacts {
  return {
    purpose: { kind: 'test' },
    groupId: '',
    number: 0,
    title: 'Test message from Tocsin',
    summary: 'If you can read this, Tocsin can reach you here. Nothing is broken and nothing needs to be done.',
    status: 'firing',
    statusBy: '',
    severity: 'info',
    urgency: 'low',
    serviceName: '',
    teamName: '',
    openedAt: now,
    now,
    firing: 0,
    labels: {},
    to: { name: person.name, zone: person.zone },
    pagedNow: [],
    youAreTheOne: false,
    next: null,
    links: { answer: null, dashboard: null, panel: null, runbook: null, rule: null, silence: null },
    replyCode: null,
    timeline: [],
  };
}

/** One message over one contact method, outside the outbox: whoever pressed the button is waiting for the answer. */
export async function sendTest(request: TestRequest): Promise<{ ok: boolean; detail: string }> {
  const { known, channels, clock } = request;
  const person = known.directory.people.get(request.personId);
  const method = person?.contactMethods.find((one) => one.id === request.methodId);
  if (!person || !method) return { ok: false, detail: 'There is no such contact method.' };
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
    facts: testFacts(person, now),
    standing: null,
    attempt: 1,
  };
  const result = await channel.send(outgoing, abort.signal).finally(cancel);
  if (result.kind === 'delivered') return { ok: true, detail: result.detail };
  return { ok: false, detail: result.reason };
}
