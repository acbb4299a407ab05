import { localTime } from './local-time.ts';
import { formatDuration } from '../time/duration.ts';
import { isAboutNoGroup } from './message.ts';
import type { MessageFacts } from './message.ts';

/** The title, or the summary in its place; a message without either still says so. */
export function titleOf({ title, summary }: MessageFacts): string {
  return title.trim() || summary.trim() || 'No summary provided';
}

export function summaryOf({ summary }: MessageFacts): string {
  return summary.trim() || 'No summary provided';
}

export function whyYou({ purpose, youAreTheOne, pagedNow }: MessageFacts): string {
  const paged = pagedNow.length === 0 ? '' : `Paged now: ${pagedNow.join(', ')}.`;
  switch (purpose.kind) {
    case 'test':
      return 'This is a test. Nobody is paged, and there is nothing to answer.';
    case 'code':
      return `It proves that messages reach you here, for ${formatDuration(purpose.validMs)}. If you did not ask for it, do nothing.`;
    case 'notice':
      return `You were paged for this. It was ${purpose.notice}${purpose.by === '' ? '' : ` by ${purpose.by}`}.`;
    case 'update':
      return paged;
    // It has sentences of its own.
    case 'schedule':
      return '';
    case 'page': {
      const because = purpose.because === '' ? '.' : `: ${purpose.because}.`;
      return youAreTheOne ? `You are the one being paged${because}` : `You are being paged${because} ${paged}`.trim();
    }
  }
}

export function whoIsNext({ status, next, now, to, purpose }: MessageFacts): string {
  if (isAboutNoGroup({ purpose }) || status !== 'firing') return '';
  if (next === null) return 'Nobody else will be paged.';
  return `Without an answer ${next.who} will be paged at ${localTime(next.at, now, to.zone)}.`;
}

export function wantsAnswer({ purpose, status }: MessageFacts): boolean {
  return purpose.kind === 'page' && status !== 'resolved';
}

export function whatToDo(facts: MessageFacts): readonly string[] {
  if (!wantsAnswer(facts)) return [];
  const { links, replyCode } = facts;
  const link = links.answer === null ? [] : [`Acknowledge, say that you can't take it, or resolve: ${links.answer}`];
  const reply = `Reply ${replyCode}a to acknowledge, ${replyCode}d if you can't take it, ${replyCode}c to resolve.`;
  return replyCode === null ? link : [...link, reply];
}
