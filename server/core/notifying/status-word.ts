import type { MessageFacts } from './message.ts';

type Status = MessageFacts['status'];

/** Colour never speaks alone: the same sign and word stand in mail, chat, pages and the app. */
export const STATUS_GLYPHS: Readonly<Record<Status, string>> = {
  firing: '🔔',
  acknowledged: '👤',
  snoozed: '🕒',
  resolved: '✅',
};

export function statusLine({ status, statusBy }: Pick<MessageFacts, 'status' | 'statusBy'>): string {
  const words = `${STATUS_GLYPHS[status]} ${status}`;
  return statusBy === '' ? words : `${words} ${statusBy}`;
}
