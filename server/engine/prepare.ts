import type { Channel, Outgoing, ProviderRef } from '../channels/channel.ts';
import type { Page } from '../core/escalation/effect.ts';
import type { Escalation } from '../core/escalation/state.ts';
import { stillWanted } from '../core/escalation/still-wanted.ts';
import { spell } from '../core/insights/mention.ts';
import { DAY_MS } from '../core/time/instant.ts';
import { groupById } from '../store/alert-groups.ts';
import { allowed } from '../store/consent.ts';
import { codeFor } from '../store/reply-codes.ts';
import type { AlertGroupRow, OutboxRow, StandingRow, TimelineRow } from '../store/rows.ts';
import { standingAt } from '../store/standing-messages.ts';
import { lastOfTimeline } from '../store/timeline.ts';
import { factsOf } from './facts.ts';
import { signLink } from './links.ts';
import { namesOf } from '../core/directory/names.ts';
import { prepareNotice } from './notices/prepare.ts';
import type { Prepare, PrepareOptions } from './prepared.ts';
import { makeWorlds } from './worlds.ts';

interface Look {
  readonly group: AlertGroupRow | null;
  readonly refused: boolean;
  readonly standing: StandingRow | null;
  readonly timeline: readonly TimelineRow[];
}

/** How long the buttons of a mail or text keep working; after that the page says so. */
const LINK_DAYS = 7;

/** Entries of the timeline that a message may quote. */
const QUOTED = 8;

/** Why a page is held back at the very last moment, or null. Notices, updates and alarms are always wanted. */
function heldBecause(message: OutboxRow, state: Escalation): string | null {
  if (message.kind !== 'page') return null;
  const page = JSON.parse(message.body) as Page; // commit.ts writes nothing else into a page's body.
  const answer = stillWanted(state, page);
  return answer.wanted ? null : answer.reason;
}

export function createPrepare(options: PrepareOptions): Prepare {
  const { database, clock, known, publicUrl, secret } = options;
  const linkFor = (message: OutboxRow): string | null => {
    if (message.person_id === '' || message.kind !== 'page') return null;
    const { group_id: groupId, person_id: personId, channel } = message;
    const token = signLink(secret, { groupId, personId, channel, expiresAt: clock.now() + LINK_DAYS * DAY_MS });
    return `${publicUrl}/a/${token}`;
  };

  /** In one read, although what is refused or held needs only half of it: at a burst of pages, reads are what is felt. */
  const look = (message: OutboxRow, channel: Channel): Promise<Look> => {
    const { channel: type, address, group_id } = message;
    return database.read(async (tx) => ({
      group: await groupById(tx, group_id),
      refused: !(await allowed(tx, type, address)),
      standing: channel.kind === 'chat' ? await standingAt(tx, { group_id, channel: type, address }) : null,
      timeline: channel.kind === 'text' ? [] : await lastOfTimeline(tx, group_id, QUOTED),
    }));
  };

  const outgoing = async (
    message: OutboxRow,
    channel: Channel,
    group: AlertGroupRow,
    state: Escalation,
    { standing, timeline }: Look,
  ): Promise<Outgoing> => {
    const { channel: type, address, group_id, person_id } = message;
    const wantsCode = channel.kind === 'text' && message.kind === 'page';
    const replyCode = wantsCode
      ? await database.write((tx) =>
          codeFor(tx, { channel: type, address, group_id, person_id, created_at: clock.now() }),
        )
      : null;
    const snapshot = known();
    const world = makeWorlds(snapshot, new Map(), clock.now()).of(group.service_id);
    const names = namesOf(snapshot.directory);
    const facts = factsOf({
      message,
      group,
      state,
      world,
      names,
      timeline,
      answerLink: linkFor(message),
      replyCode: replyCode === null ? null : String(replyCode),
    });
    // Written by settle.ts from the channel's own ProviderRef.
    const ref = standing ? (JSON.parse(standing.provider_ref) as ProviderRef) : null;
    return { id: message.id, address, facts, standing: ref, attempt: message.attempts };
  };

  return async (message, channel) => {
    if (message.kind === 'schedule') return await prepareNotice(message, options);
    const seen = await look(message, channel);
    const { group, refused } = seen;
    if (!group) return { kind: 'failed', reason: 'the alert group no longer exists' };
    if (refused) return { kind: 'failed', reason: `${message.address} texted STOP; START allows messages again` };
    const state = JSON.parse(group.state) as Escalation; // Written by commit.ts.
    const held = heldBecause(message, state);
    if (held !== null) return { kind: 'held', reason: spell(held, namesOf(known().directory)) };
    return { kind: 'send', outgoing: await outgoing(message, channel, group, state, seen) };
  };
}
