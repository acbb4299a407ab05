import type { AnswerAbout, Inbound, Outcome } from '../channels/channel.ts';
import type { Event } from '../core/escalation/event.ts';
import type { Person } from '../core/notifying/person.ts';
import { MINUTE_MS } from '../core/time/instant.ts';
import { formatDuration } from '../core/time/duration.ts';
import type { Clock } from '../runtime/clock.ts';
import { groupByNumber } from '../store/alert-groups.ts';
import { setConsent } from '../store/consent.ts';
import type { Database, Tx } from '../store/database.ts';
import { advanceProviderRank, messageByProviderId } from '../store/outbox.ts';
import { groupByCode, lastPaged } from '../store/reply-codes.ts';
import { runningFor } from '../store/responders.ts';
import type { Page } from '../core/escalation/effect.ts';
import type { ActResult } from './engine.ts';
import type { Known } from './known.ts';

export interface ReceiveOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly known: () => Known;
  readonly act: (groupId: string, event: Event) => Promise<ActResult>;
}

type Answer = Inbound & { kind: 'answer' };
type StatusReport = Inbound & { kind: 'status' };

/** A phone number is written in many ways; chat ids and addresses are compared without regard to case. */
const plain = (address: string): string => address.replace(/[\s().-]/g, '').toLowerCase();

function personAt(known: Known, channel: string, address: string): Person | null {
  for (const person of known.directory.people.values()) {
    const method = person.contactMethods.find(
      (one) => one.channel === channel && plain(one.address) === plain(address),
    );
    if (method) return method.enabled ? person : null;
  }
  return null;
}

async function groupsMeant(
  tx: Tx,
  channel: string,
  address: string,
  about: AnswerAbout,
  personId: string,
): Promise<string[]> {
  const one = (id: string | null | undefined): string[] => (id ? [id] : []);
  if (about.kind === 'group') return [about.groupId];
  if (about.kind === 'code') return one((await groupByCode(tx, channel, address, Number(about.code)))?.group_id);
  if (about.kind === 'number') return one((await groupByNumber(tx, about.number))?.id);
  if (about.kind === 'last') return one((await lastPaged(tx, channel, address))?.group_id);
  return (await runningFor(tx, personId)).map((row) => row.group_id);
}

const NOTHING_MEANT: { readonly [K in AnswerAbout['kind']]: string } = {
  group: 'That alert group no longer exists.',
  code: 'No open alert group has that code. Text "ack" for the last one.',
  number: 'There is no alert group with that number.',
  last: 'Nothing was sent to you that is still open.',
  all: 'Nothing that pages you is open.',
};

export function createReceive(
  options: ReceiveOptions,
): (channel: string, inbound: readonly Inbound[]) => Promise<Outcome[]> {
  const { database, clock, known, act } = options;

  const answer = async (channel: string, message: Answer): Promise<Outcome> => {
    const person = personAt(known(), channel, message.from);
    // A text from a stranger gets no reply ever; a click in chat can be told privately what to do.
    if (!person) {
      const sentence = `This account belongs to nobody in Tocsin. Add ${message.from} to your contact methods, then press again.`;
      return message.about.kind === 'group' ? { kind: 'refused', sentence } : { kind: 'silent' };
    }
    const ids = await database.read((tx) => groupsMeant(tx, channel, message.from, message.about, person.id));
    if (ids.length === 0) return { kind: 'refused', sentence: NOTHING_MEANT[message.about.kind] };
    const event: Event = { kind: message.answer, by: { kind: 'person', personId: person.id, via: channel } };
    const results = await Promise.all(ids.map((id) => act(id, event)));
    const sentences = results.map((result) => (result.kind === 'not-found' ? NOTHING_MEANT.group : result.sentence));
    const kind = results.some((result) => result.kind === 'done') ? 'done' : 'refused';
    return { kind, sentence: sentences.join(' ') };
  };

  const consent = async (channel: string, from: string, allowed: boolean): Promise<Outcome> => {
    await database.write((tx) =>
      setConsent(tx, { channel, address: from, allowed: allowed ? 1 : 0, changed_at: clock.now() }),
    );
    // The carrier itself confirms STOP and START; a second message from us would be one too many.
    return { kind: 'silent' };
  };

  const status = async (channel: string, report: StatusReport): Promise<Outcome> => {
    const providerId = report.ref['sid'];
    const message = providerId ? await database.read((tx) => messageByProviderId(tx, providerId)) : null;
    if (!message) return { kind: 'silent' };
    const rank = { sent: 1, delivered: 2, failed: 3 }[report.status];
    const late = clock.now() - (message.sent_at ?? clock.now());
    const detail =
      report.status === 'delivered' && late >= MINUTE_MS ? `Delivered (after ${formatDuration(late)})` : report.detail;
    const moved = await database.write((tx) => advanceProviderRank(tx, message.id, rank, detail));
    if (!moved || report.status === 'sent' || message.kind !== 'page') return { kind: 'silent' };
    const page = JSON.parse(message.body) as Page; // commit.ts writes nothing else into a page's body.
    const { personId, methodId, engagement, serial } = page;
    const kind = report.status === 'failed' ? 'page-failed' : 'page-delivered';
    if (kind === 'page-failed' || late >= MINUTE_MS)
      await act(message.group_id, { kind, personId, methodId, channel, engagement, serial, detail });
    return { kind: 'silent' };
  };

  const receiveOne = (channel: string, message: Inbound): Promise<Outcome> => {
    if (message.kind === 'answer') return answer(channel, message);
    if (message.kind === 'consent') return consent(channel, message.from, message.allowed);
    if (message.kind === 'status') return status(channel, message);
    const sender = personAt(known(), channel, message.from);
    const sentence =
      'Not understood. Text "ack", "can\'t" or "close", with the code of the alert if there are several.';
    return Promise.resolve(sender ? { kind: 'refused', sentence } : { kind: 'silent' });
  };

  return async (channel, inbound) => {
    const outcomes: Outcome[] = [];
    // In order: a person who texts "a" and then "c" means them in that order.
    for (const message of inbound) outcomes.push(await receiveOne(channel, message));
    return outcomes;
  };
}
