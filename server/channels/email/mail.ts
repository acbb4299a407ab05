import { createHash } from 'node:crypto';
import { plainText, subjectOf } from '../../core/notifying/compose.ts';
import type { MessageFacts } from '../../core/notifying/message.ts';
import type { Outgoing } from '../channel.ts';
import { clip } from '../text.ts';
import { htmlPart } from './html.ts';
import type { EmailSettings } from './settings.ts';

const LONGEST_SUBJECT = 200;

/** The part behind the @ of our own ids: that of the sender, so that they are unique in the world. */
export function hostOf(from: string): string {
  return /@([^\s<>@]+)>?$/.exec(from.trim())?.[1] ?? 'localhost';
}

/** Ids may hold what a header may not, so they travel as a hash: the same message always has the same id. */
function headerId(kind: 'message' | 'alert-group', id: string, host: string): string {
  return `<${kind}.${createHash('sha256').update(id).digest('hex').slice(0, 40)}@${host}>`;
}

/** Notices about one schedule are a thread as well. */
const threadOf = ({ groupId, purpose }: MessageFacts): string =>
  purpose.kind === 'schedule' ? `schedule ${purpose.about.schedule.id}` : groupId;

export function mailFor({ id, address, facts }: Outgoing, { from }: EmailSettings) {
  const host = hostOf(from);
  const subject = clip(subjectOf(facts).replace(/\s+/g, ' ').trim(), LONGEST_SUBJECT);
  // No mail has this id. All mails of a group refer to it, which makes them one thread without remembering any.
  const thread = headerId('alert-group', threadOf(facts), host);
  const isUrgent = facts.purpose.kind === 'page' && facts.urgency === 'high';
  return {
    from,
    to: { name: facts.to.name, address },
    subject,
    text: plainText(facts),
    html: htmlPart(facts, subject),
    messageId: headerId('message', id, host),
    inReplyTo: thread,
    references: thread,
    priority: isUrgent ? ('high' as const) : ('normal' as const),
    headers: {
      // RFC 3834: otherwise holiday answers and other robots would reply.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Tocsin-Alert-Group': facts.groupId,
      'List-Id': `Tocsin <tocsin.${host}>`,
    },
    // A title such as "file:///etc/passwd" is text and must stay text, whatever becomes of this object.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
