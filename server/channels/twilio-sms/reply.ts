import type { AnswerAbout, Inbound } from '../channel.ts';

type Answer = 'acknowledge' | 'decline' | 'resolve';

const WORDS: Readonly<Record<Answer, readonly string[]>> = {
  acknowledge: ['a', 'ack', 'acked', 'acknowledge', 'acknowledged', 'ok', 'okay'],
  decline: ['d', 'n', 'no', 'decline', 'pass', 'cannot', 'cant', "can't", 'cant take it', "can't take it"],
  resolve: ['c', 'close', 'closed', 'r', 'resolve', 'resolved'],
};

/**
 * The words at which Twilio itself stops or resumes sending to a number: ours must be the same, or we would go on
 * sending into a wall. `yes` resumes at Twilio too, but from somebody who was paged it means something else.
 */
const STOP = new Set(['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout']);
const START = new Set(['start', 'unstop']);

const ANSWER_OF = new Map(
  Object.entries(WORDS).flatMap(([answer, words]) => words.map((word) => [word, answer as Answer] as const)),
);
const verbs = [...ANSWER_OF.keys()].sort((a, b) => b.length - a.length).join('|');

// `all` needs a space or a `#` before it: "call" must not close everything.
const VERB_FIRST = new RegExp(`^(?<verb>${verbs})(?:[\\s#]*(?<number>\\d{1,9})|[\\s#]+(?<all>all))?$`);
const VERB_LAST = new RegExp(`^#?(?:(?<number>\\d{1,9})\\s*|(?<all>all)\\s+)(?<verb>${verbs})$`);

const LONGEST_CODE = 2;

/** Codes have one or two digits, so three or more can only be the number of an alert group, as it stands in Grafana. */
function aboutNumber(digits: string): AnswerAbout | null {
  const number = Number(digits);
  if (number === 0) return null;
  const code = String(number);
  return code.length <= LONGEST_CODE ? { kind: 'code', code } : { kind: 'number', number };
}

function aboutOf(groups: Readonly<Record<string, string | undefined>>): AnswerAbout | null {
  if (groups['all'] !== undefined) return { kind: 'all' };
  if (groups['number'] !== undefined) return aboutNumber(groups['number']);
  return { kind: 'last' };
}

/**
 * People type on a phone, at night: case, spaces, full stops and the phone's own apostrophe must make no difference.
 */
function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02BC`´]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'([]+|[\s"'.,!?)\]]+$/g, '');
}

/**
 * What a text means: an answer (`a`, `12a`, `ack 12`, `ack198`, `c`, `close all`, `d 7`, `can't`), consent (`stop`,
 * `start`), or `unknown`. An answer without a number is about the last alert group sent to that phone. A number alone
 * is unknown: it does not say what to do.
 */
export function readReply(from: string, text: string): Inbound {
  const said = normalised(text);
  if (STOP.has(said)) return { kind: 'consent', from, allowed: false };
  if (START.has(said)) return { kind: 'consent', from, allowed: true };
  const groups = (VERB_FIRST.exec(said) ?? VERB_LAST.exec(said))?.groups ?? {};
  const answer = ANSWER_OF.get(groups['verb'] ?? '');
  const about = answer === undefined ? null : aboutOf(groups);
  if (answer === undefined || about === null) return { kind: 'unknown', from, text };
  return { kind: 'answer', answer, about, from };
}
