import type { MessageFacts } from '../../core/notifying/message.ts';
import type { Instant } from '../../core/time/instant.ts';

/** Somebody who was paged as well, and what became of it in a word or two. */
export interface OtherResponder {
  readonly name: string;
  readonly state: string;
}

/** All that the page shows. Everything is text by now; ids and lookups stay behind. */
export interface AnswerView {
  readonly facts: MessageFacts;
  /** Who holds the status: "Ana Ünal", or the integration that resolved it; empty while firing. */
  readonly heldBy: string;
  /** When a snooze ends or an acknowledgement runs out; null otherwise. */
  readonly until: Instant | null;
  readonly others: readonly OtherResponder[];
  /** Whether the one who holds the status is the reader. */
  readonly isMine: boolean;
  readonly isTest: boolean;
}

export const ANSWERS = ['acknowledge', 'decline', 'resolve'] as const;
export type Answer = (typeof ANSWERS)[number];

/** What the reader did a moment ago, as it stands in the address after the redirect. */
export interface Said {
  readonly answer: Answer;
  readonly changed: boolean;
}

export function saidInQuery(text: unknown): Said | null {
  if (typeof text !== 'string') return null;
  const [word, rest] = text.split('.');
  const answer = ANSWERS.find((one) => one === word);
  return answer === undefined ? null : { answer, changed: rest !== 'unchanged' };
}

/**
 * The sentence after a tap. Written from how things stand, and never taken from the address: a link with a sentence in it
 * could make this page say anything.
 */
export function saidSentence(said: Said, view: AnswerView): string {
  const { facts } = view;
  if (facts.status === 'resolved') {
    return said.answer === 'resolve' && said.changed
      ? 'Resolved. Nobody is paged for it any more.'
      : `It was resolved by ${view.heldBy} already, so there was nothing left to do.`;
  }
  if (!said.changed) return `Nothing changed: ${stateSentence(view)}`;
  if (said.answer === 'acknowledge' && facts.status === 'acknowledged') return 'You are on it. Paging has stopped.';
  if (said.answer === 'acknowledge') return 'Your answer counts. It is not enough yet, so others are still paged.';
  if (said.answer === 'decline') return `Passed on. ${pagedSentence(facts)}`;
  return stateSentence(view);
}

function pagedSentence(facts: MessageFacts): string {
  if (facts.pagedNow.length === 0) return 'The next one is being looked for.';
  return `${facts.pagedNow.join(', ')} ${facts.pagedNow.length === 1 ? 'is' : 'are'} being paged now.`;
}

/** One sentence for how things stand. */
export function stateSentence({ facts, heldBy, isMine }: AnswerView): string {
  switch (facts.status) {
    case 'firing':
      return 'Nobody is on it yet.';
    case 'acknowledged':
      return isMine ? 'You are on it.' : `${heldBy} is on it.`;
    case 'snoozed':
      return `It was snoozed by ${heldBy}.`;
    case 'resolved':
      return `It was resolved by ${heldBy}.`;
  }
}
