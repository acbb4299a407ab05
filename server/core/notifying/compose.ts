import { clipGsm, septetsOf, toGsm } from './gsm.ts';
import { localTime } from './local-time.ts';
import { isAboutNoGroup } from './message.ts';
import type { MessageFacts } from './message.ts';
import { summaryOf, titleOf, wantsAnswer, whatToDo, whoIsNext, whyYou } from './sentences.ts';
import { scheduleWords } from './shift-words.ts';
import type { ScheduleAbout } from './shift-words.ts';
import { statusLine } from './status-word.ts';

export const standpointOf = ({ now, to }: Pick<MessageFacts, 'now' | 'to'>) => ({ now, zone: to.zone });

export function subjectOf(facts: MessageFacts): string {
  const { purpose, number, severity, serviceName } = facts;
  if (purpose.kind === 'test') return 'Tocsin test message: nothing is broken';
  if (purpose.kind === 'code') return `Tocsin code: ${purpose.code}`;
  if (purpose.kind === 'schedule') return scheduleWords(purpose.about, standpointOf(facts)).title;
  const service = serviceName === '' ? '' : ` (${serviceName})`;
  return `${statusLine(facts)}: #${number} ${severity}: ${titleOf(facts)}${service}`;
}

function factLines(facts: MessageFacts): readonly string[] {
  const { serviceName, teamName, severity, urgency, firing, openedAt, now, to } = facts;
  const service = serviceName === '' ? 'Unowned alerts' : serviceName;
  return [
    `Service: ${service}${teamName === '' ? '' : `, team ${teamName}`}`,
    `Severity: ${severity}, ${urgency} urgency; ${firing} ${firing === 1 ? 'alert' : 'alerts'} firing`,
    `Since: ${localTime(openedAt, now, to.zone)}`,
  ];
}

function linkLines({ links }: MessageFacts): readonly string[] {
  const named: readonly (readonly [string, string | null])[] = [
    ['Runbook', links.runbook],
    ['Dashboard', links.dashboard],
    ['Panel', links.panel],
    ['Alert rule', links.rule],
    ['Silence', links.silence],
  ];
  return named.flatMap(([name, url]) => (url === null ? [] : [`${name}: ${url}`]));
}

function labelLines({ labels }: MessageFacts): readonly string[] {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? [] : [`Labels: ${pairs.join(', ')}`];
}

function timelineLines({ timeline, now, to }: MessageFacts): readonly string[] {
  if (timeline.length === 0) return [];
  return ['Timeline:', ...timeline.map(({ at, sentence }) => `- ${localTime(at, now, to.zone)}: ${sentence}`)];
}

function scheduleText(about: ScheduleAbout, facts: MessageFacts): string {
  const { title, lines } = scheduleWords(about, standpointOf(facts));
  const link = about.link === null ? '' : `\n\nThe schedule: ${about.link}`;
  return `${title}\n\n${lines.join('\n')}${link}\n`;
}

/** The text of a mail, and of anything else without a layout of its own. Why you and what to do come before the rest. */
export function plainText(facts: MessageFacts): string {
  if (facts.purpose.kind === 'schedule') return scheduleText(facts.purpose.about, facts);
  if (isAboutNoGroup(facts)) return `${subjectOf(facts)}\n\n${whyYou(facts)}\n`;
  const blocks: readonly (readonly string[])[] = [
    [`${statusLine(facts)}: #${facts.number} ${titleOf(facts)}`],
    [summaryOf(facts)],
    [whyYou(facts), whoIsNext(facts)],
    whatToDo(facts),
    factLines(facts),
    linkLines(facts),
    labelLines(facts),
    timelineLines(facts),
  ];
  const written = blocks.map((lines) => lines.filter((line) => line !== '').join('\n'));
  return `${written.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Two joined SMS hold 306 septets. Only a link that is longer than that by itself makes it more. */
const LONGEST_SHORT = 306;
/** Less of a title says nothing; before it gets shorter the sentences around it go. */
const LEAST_TITLE = 40;

/** What is never cut: without the link or the code nobody can answer. */
function answerPart(facts: MessageFacts): string {
  if (!wantsAnswer(facts)) return '';
  const { links, replyCode } = facts;
  const reply = replyCode === null ? '' : `Reply ${replyCode}a ack, ${replyCode}d can't, ${replyCode}c resolve`;
  return [links.answer ?? '', reply].filter((part) => part !== '').join(' ');
}

function around(facts: MessageFacts, sentences: readonly string[]): readonly [string, string] {
  const { status, statusBy, number, serviceName } = facts;
  const by = statusBy === '' ? '' : ` ${statusBy}`;
  const service = serviceName === '' ? '.' : ` (${clipGsm(toGsm(serviceName), 30)}).`;
  const said = sentences.filter((sentence) => sentence !== '').map((sentence) => ` ${sentence}`);
  return [toGsm(`${status.toUpperCase()}${by} #${number} `), toGsm(`${service}${said.join('')}`)];
}

/**
 * The text of an SMS, in the plain alphabet of SMS: one character outside of it would more than halve what fits. First
 * the title is cut, then sentences go (why you last of all); the link and the reply code stay whole.
 */
export function shortText(facts: MessageFacts): string {
  if (facts.purpose.kind === 'schedule') {
    const { title, lines } = scheduleWords(facts.purpose.about, standpointOf(facts));
    return clipGsm(toGsm(`${title}. ${lines.join(' ')}`), LONGEST_SHORT);
  }
  if (isAboutNoGroup(facts)) return toGsm(`${subjectOf(facts)}. ${whyYou(facts)}`);
  const title = toGsm(titleOf(facts));
  const answer = answerPart(facts);
  const room = LONGEST_SHORT - (answer === '' ? 0 : septetsOf(answer) + 1);
  const wordings = [[whyYou(facts), whoIsNext(facts)], [whyYou(facts)], []].map((wording) => around(facts, wording));
  const least = Math.min(LEAST_TITLE, septetsOf(title));
  const isRoomy = ([head, tail]: readonly [string, string]): boolean => room - septetsOf(head + tail) >= least;
  const [head, tail] = wordings.find(isRoomy) ?? around(facts, []);
  const about = `${head}${clipGsm(title, Math.max(0, room - septetsOf(head + tail)))}${tail}`;
  return answer === '' ? about : `${about} ${answer}`;
}
