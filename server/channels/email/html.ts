import { standpointOf } from '../../core/notifying/compose.ts';
import { localTime } from '../../core/notifying/local-time.ts';
import { isAboutNoGroup } from '../../core/notifying/message.ts';
import type { MessageFacts } from '../../core/notifying/message.ts';
import { summaryOf, titleOf, wantsAnswer, whoIsNext, whyYou } from '../../core/notifying/sentences.ts';
import { scheduleWords } from '../../core/notifying/shift-words.ts';
import type { ScheduleAbout } from '../../core/notifying/shift-words.ts';
import { statusLine } from '../../core/notifying/status-word.ts';
import { clip, escapeMarkup, isWebLink } from '../text.ts';

const COLORS: Readonly<Record<MessageFacts['status'], string>> = {
  firing: '#c4162a',
  acknowledged: '#b45f06',
  snoozed: '#5f6368',
  resolved: '#2e7d32',
};

/** Mail programs cut a mail off at about 100 kB, and a longer summary would push the buttons out of sight. */
const LONGEST_SUMMARY = 4_000;
const LONGEST_VALUE = 500;
const TIMELINE_SHOWN = 8;
const LABELS_SHOWN = 20;

const text = (value: string, max = LONGEST_VALUE): string => escapeMarkup(clip(value, max));

/**
 * All three lead to the same page: a mail scanner opens every link, so none of them may do anything without a press
 * there.
 */
function buttons(facts: MessageFacts): string {
  const { answer } = facts.links;
  if (!isWebLink(answer) || !wantsAnswer(facts)) return '';
  const labels = facts.status === 'acknowledged' ? ['Resolve'] : ['Acknowledge', "Can't take it", 'Resolve'];
  const cells = labels.map((label, index) => {
    const look = index === 0 ? 'button main' : 'button';
    return `<a class="${look}" href="${escapeMarkup(answer)}">${escapeMarkup(label)}</a>`;
  });
  return `<div class="buttons">${cells.join('\n')}</div>`;
}

function rows(facts: MessageFacts): string {
  const pairs: [string, string][] = [
    ['Service', facts.serviceName],
    ['Team', facts.teamName],
    ['Severity', `${facts.severity}, ${facts.urgency} urgency`],
    ['Since', localTime(facts.openedAt, facts.now, facts.to.zone)],
    ['Firing', `${facts.firing} ${facts.firing === 1 ? 'alert' : 'alerts'}`],
  ];
  if (facts.status === 'firing') pairs.push(['Paged now', facts.pagedNow.join(', ') || 'nobody']);
  return pairs.map(([name, value]) => `<tr><th>${name}</th><td>${text(value || '–')}</td></tr>`).join('\n');
}

function lead(facts: MessageFacts): string {
  const [why, next] = [whyYou(facts), whoIsNext(facts)];
  return `${why === '' ? '' : `<p><strong>${text(why)}</strong></p>`}${next === '' ? '' : `<p>${text(next)}</p>`}`;
}

function links(facts: MessageFacts): string {
  const { runbook, dashboard, panel, rule, silence } = facts.links;
  const named = { Runbook: runbook, Dashboard: dashboard, Panel: panel, 'Alert rule': rule, Silence: silence };
  const shown = Object.entries(named).flatMap(([name, url]) =>
    isWebLink(url) ? [`<a href="${escapeMarkup(url)}">${name}</a>`] : [],
  );
  return shown.length === 0 ? '' : `<p>${shown.join(' &middot; ')}</p>`;
}

function timeline(facts: MessageFacts): string {
  const entries = facts.timeline
    .slice(-TIMELINE_SHOWN)
    .map(({ at, sentence }) => `<li>${localTime(at, facts.now, facts.to.zone)} &ndash; ${text(sentence)}</li>`);
  return entries.length === 0 ? '' : `<h2>Timeline</h2><ul>${entries.join('\n')}</ul>`;
}

function labels(facts: MessageFacts): string {
  const all = Object.entries(facts.labels);
  const shown = all.slice(0, LABELS_SHOWN).map(([name, value]) => `<code>${text(`${name}=${value}`, 200)}</code>`);
  const more = all.length > LABELS_SHOWN ? ` and ${all.length - LABELS_SHOWN} more` : '';
  return shown.length === 0 ? '' : `<p class="labels">${shown.join(' ')}${more}</p>`;
}

/** Dark colours by media query only: programs that ignore it invert a light mail by themselves. */
const STYLE = `
body { margin: 0; background: #f4f5f5; color: #1f2328; font: 16px/1.5 -apple-system, 'Segoe UI', Roboto, sans-serif; }
.card { max-width: 560px; margin: 0 auto; padding: 20px; background: #ffffff; }
.status { display: inline-block; padding: 2px 10px; border-radius: 4px; color: #ffffff; font-size: 14px; }
h1 { font-size: 20px; line-height: 1.3; margin: 12px 0; }
h2 { font-size: 14px; margin: 20px 0 4px; }
th { text-align: left; padding: 2px 16px 2px 0; font-weight: normal; color: #5f6368; white-space: nowrap; vertical-align: top; }
.button { display: block; margin: 10px 0; padding: 14px; border: 2px solid #1a5fb4; border-radius: 6px; color: #1a5fb4;
  font-size: 18px; text-align: center; text-decoration: none; }
.main { background: #1a5fb4; color: #ffffff; }
ul { padding-left: 20px; margin: 0; font-size: 14px; }
.labels, .foot { font-size: 12px; color: #5f6368; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
  body { background: #111217; color: #d8d9da; }
  .card { background: #181b1f; }
  th, .labels, .foot { color: #9fa3a8; }
  a { color: #6ea6ff; }
  .button { border-color: #6ea6ff; color: #6ea6ff; }
  .main { background: #3d71d9; border-color: #3d71d9; color: #ffffff; }
}`;

function scheduleCard(about: ScheduleAbout, facts: MessageFacts): string {
  const { title, lines } = scheduleWords(about, standpointOf(facts));
  const page = isWebLink(about.link)
    ? `<div class="buttons"><a class="button" href="${escapeMarkup(about.link)}">Open the schedule</a></div>`
    : '';
  return `<h1>${text(title)}</h1>
<p>${lines.map((line) => text(line)).join('<br>\n')}</p>
${page}
<p class="foot">Sent by Tocsin to ${text(facts.to.name)}. There is nothing to answer.</p>`;
}

function card(facts: MessageFacts, subject: string): string {
  if (facts.purpose.kind === 'schedule') return scheduleCard(facts.purpose.about, facts);
  if (isAboutNoGroup(facts)) return `<h1>${text(subject)}</h1>${lead(facts)}`;
  return `<span class="status" style="background:${COLORS[facts.status]}">${text(statusLine(facts))}</span>
<h1>#${facts.number} ${text(titleOf(facts))}</h1>
<p>${text(summaryOf(facts), LONGEST_SUMMARY).replaceAll('\n', '<br>')}</p>
${lead(facts)}
${buttons(facts)}
<table>${rows(facts)}</table>
${links(facts)}
${timeline(facts)}
${labels(facts)}
<p class="foot">Sent by Tocsin to ${text(facts.to.name)}. A button opens a page; nothing is answered before you press one there.</p>`;
}

export function htmlPart(facts: MessageFacts, subject: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${text(subject)}</title><style>${STYLE}</style></head>
<body><div class="card">
${card(facts, subject)}
</div></body></html>
`;
}
