import { standpointOf, subjectOf } from '../../core/notifying/compose.ts';
import type { MessageFacts } from '../../core/notifying/message.ts';
import { titleOf, whyYou } from '../../core/notifying/sentences.ts';
import { scheduleWords } from '../../core/notifying/shift-words.ts';
import type { ScheduleAbout } from '../../core/notifying/shift-words.ts';
import { STATUS_GLYPHS } from '../../core/notifying/status-word.ts';
import { clip } from '../text.ts';
import type { Block, Button, Mrkdwn } from './blocks.ts';
import { context, LIMITS, section } from './blocks.ts';
import { link, mrkdwn, timeOfDay } from './mrkdwn.ts';

export interface ChatMessage {
  readonly text: string;
  readonly blocks: Block[];
  readonly attachments: { readonly color: string; readonly fallback: string; readonly blocks: Block[] }[];
}

export type AnswerId = 'acknowledge' | 'decline' | 'resolve';

interface Look {
  readonly color: string;
  readonly answers: readonly AnswerId[];
}

const LOOKS: Readonly<Record<MessageFacts['status'], Look>> = {
  firing: { color: '#E02F44', answers: ['acknowledge', 'decline', 'resolve'] },
  acknowledged: { color: '#FF9830', answers: ['resolve'] },
  snoozed: { color: '#8E8E8E', answers: ['acknowledge', 'resolve'] },
  resolved: { color: '#56A64B', answers: [] },
};

const LABELS: Readonly<Record<AnswerId, string>> = {
  acknowledge: 'Acknowledge',
  decline: "Can't take it",
  resolve: 'Resolve',
};

const TIMELINE_SHOWN = 3;
/** Three of these and their times must fit into one context of 2,000. */
const LONGEST_SENTENCE = 600;

function button(answer: AnswerId, groupId: string): Button {
  const plain: Button = {
    type: 'button',
    text: { type: 'plain_text', text: LABELS[answer] },
    action_id: answer,
    value: groupId,
  };
  return answer === 'acknowledge' ? { ...plain, style: 'primary' } : plain;
}

function statusOf(facts: MessageFacts): string {
  if (facts.status === 'firing') return `firing, ${facts.firing} ${facts.firing === 1 ? 'alert' : 'alerts'}`;
  return facts.statusBy === '' ? facts.status : `${facts.status} ${facts.statusBy}`;
}

function fields(facts: MessageFacts): Mrkdwn[] {
  const pairs: [string, string][] = [
    ['Service', facts.serviceName],
    ['Team', facts.teamName],
    ['Severity', `${facts.severity}, ${facts.urgency} urgency`],
    ['Status', statusOf(facts)],
  ];
  if (facts.status === 'firing') pairs.push(['Paged now', facts.pagedNow.join(', ') || 'nobody']);
  const written = pairs.map(([name, value]) => `*${name}*\n${mrkdwn(value || '–', LIMITS.field - 40)}`);
  if (facts.status === 'firing') {
    const { next } = facts;
    const who = next === null ? 'nobody else' : `${mrkdwn(next.who, LIMITS.field - 80)} at ${timeOfDay(next.at)}`;
    written.push(`*Next*\n${who}`);
  }
  return written.map((text) => ({ type: 'mrkdwn', text }));
}

/** Why this is here; in a channel nobody is "you". Empty where there is nothing to add to the fields. */
function reasonOf(facts: MessageFacts, isDirect: boolean): string {
  const { purpose, to } = facts;
  if (facts.status === 'resolved' || purpose.kind !== 'page') return '';
  // Whoever is called in beside somebody who has it is not the one: the message only says why it came.
  const isOne = isDirect && facts.status === 'firing';
  const reason = isOne ? whyYou(facts) : `Paged: ${to.name}${purpose.because === '' ? '' : `, ${purpose.because}`}.`;
  return `*${mrkdwn(reason, 1_000)}*`;
}

function linksOf(facts: MessageFacts): string {
  const { dashboard, panel, runbook, rule, silence } = facts.links;
  const all = [
    link(runbook, 'Runbook'),
    link(dashboard, 'Dashboard'),
    link(panel, 'Panel'),
    link(rule, 'Alert rule'),
    link(silence, 'Silence'),
  ].filter((one) => one !== '');
  // Cutting an address would break it, so links that do not fit are left out whole, and the message says so.
  const shown: string[] = [];
  for (const one of all) if ([...shown, one].join(' · ').length <= LIMITS.section - 60) shown.push(one);
  const missing = all.length - shown.length;
  return [...shown, ...(missing > 0 ? [`${missing} too long to show`] : [])].join(' · ');
}

function labelsOf(facts: MessageFacts): Block[] {
  const text = Object.entries(facts.labels)
    .map(([name, value]) => `${name}=${value}`)
    .join('  ');
  return text === '' ? [] : [{ type: 'context', elements: [{ type: 'plain_text', text: clip(text, 1_000) }] }];
}

function timelineOf(facts: MessageFacts): Block[] {
  const lines = facts.timeline
    .slice(-TIMELINE_SHOWN)
    .map((entry) => `${timeOfDay(entry.at)} ${mrkdwn(entry.sentence, LONGEST_SENTENCE)}`);
  return lines.length === 0 ? [] : [context(lines.join('\n'))];
}

/** The one message of an alert group at one destination, in its present state. `isDirect`: only one person reads it. */
export function groupMessage(facts: MessageFacts, isDirect: boolean): ChatMessage {
  const look = LOOKS[facts.status];
  const fallback = clip(subjectOf(facts), LIMITS.fallback);
  const sections = [mrkdwn(facts.summary.trim(), LIMITS.section), reasonOf(facts, isDirect)]
    .filter((text) => text !== '')
    .map(section);
  const links = linksOf(facts);
  const title = clip(`${STATUS_GLYPHS[facts.status]} #${facts.number} ${titleOf(facts)}`, LIMITS.header);
  const blocks: Block[] = [
    ...sections,
    { type: 'section', fields: fields(facts) },
    ...(links === '' ? [] : [section(links)]),
    ...labelsOf(facts),
    ...timelineOf(facts),
  ];
  if (look.answers.length > 0) {
    blocks.push({ type: 'actions', elements: look.answers.map((answer) => button(answer, facts.groupId)) });
  }
  return {
    text: mrkdwn(fallback, LIMITS.fallback),
    blocks: [{ type: 'header', text: { type: 'plain_text', text: title, emoji: true } }],
    attachments: [{ color: look.color, fallback, blocks }],
  };
}

/** Asks for nothing and carries no buttons, so that nobody answers an alert group that does not exist. */
export function plainMessage(facts: MessageFacts): ChatMessage {
  if (facts.purpose.kind === 'schedule') return scheduleMessage(facts.purpose.about, facts);
  const text = mrkdwn(subjectOf(facts), LIMITS.section);
  return { text, blocks: [section(text), context(mrkdwn(whyYou(facts), LIMITS.section))], attachments: [] };
}

function scheduleMessage(about: ScheduleAbout, facts: MessageFacts): ChatMessage {
  const { title, lines } = scheduleWords(about, standpointOf(facts));
  const text = `*${mrkdwn(title, 500)}*\n${mrkdwn(lines.join('\n'), LIMITS.section - 600)}`;
  const page = link(about.link, 'The schedule');
  return {
    text: mrkdwn(title, LIMITS.fallback),
    blocks: [section(text), ...(page === '' ? [] : [context(page)])],
    attachments: [],
  };
}

/** Said in the thread below a standing message, because a changed message alone makes no sound on anybody's phone. */
export function threadReply(facts: MessageFacts): string | null {
  const { purpose } = facts;
  const glyph = STATUS_GLYPHS[facts.status];
  if (purpose.kind === 'page') {
    const because = purpose.because === '' ? '' : ` (${mrkdwn(purpose.because, 1_000)})`;
    return `${glyph} Now paged: *${mrkdwn(facts.to.name, 1_000)}*${because}`;
  }
  if (purpose.kind === 'notice') {
    return `${glyph} ${purpose.notice}${purpose.by === '' ? '' : ` by ${mrkdwn(purpose.by, 1_000)}`}`;
  }
  return null;
}
