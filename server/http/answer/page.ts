import type { MessageFacts } from '../../core/notifying/message.ts';
import type { Instant } from '../../core/time/instant.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { icon, STATE_WORDS } from './icons.ts';
import { layout } from './layout.ts';
import { clockTime, relativeTime, zoneText } from './times.ts';
import { saidSentence, stateSentence } from './view.ts';
import type { AnswerView, Said } from './view.ts';

const SEVERITY_WORDS: { readonly [S in MessageFacts['severity']]: string } = {
  critical: 'Critical',
  error: 'Error',
  warning: 'Warning',
  info: 'Info',
};

/** More than these push the people and the buttons' meaning out of sight; the API has the rest. */
const MOST_LABELS = 24;
const MOST_ENTRIES = 8;

/** The whole page: what is broken, who is on it, what happens next, and the buttons. */
export function answerPage(view: AnswerView, said: Said | null): string {
  const { facts } = view;
  const body = html`<main>
      ${heading(view)} ${said === null ? null : result(said, view)} ${nowCard(view, said)} ${summaryCard(facts)}
      ${linksCard(facts)} ${labelsCard(facts)} ${pastCard(facts)}
    </main>
    ${buttons(view)}
    <footer>
      <p>
        Times are ${zoneText(facts.to.zone)}. As of ${moment(facts.now, facts)} for ${facts.to.name}.
        <a href="?">Look again</a>
      </p>
    </footer>`;
  return layout(`${STATE_WORDS[facts.status]}: ${facts.title}`, body);
}

function heading({ facts, isTest }: AnswerView): Html {
  return html`<header>
    <div class="top">
      <span class="state ${facts.status}">${icon(facts.status)}${STATE_WORDS[facts.status]}</span>
      <span>${SEVERITY_WORDS[facts.severity]}</span
      ><span>#${facts.number}</span>${isTest ? html`<span>Test</span>` : null}
    </div>
    <h1>${facts.title}</h1>
    <p class="soft">${facts.serviceName} · ${facts.teamName}</p>
    <p class="soft">${firingText(facts)} Since ${moment(facts.openedAt, facts)}.</p>
  </header>`;
}

function result(said: Said, view: AnswerView): Html {
  return html`<p class="said ${view.facts.status}" role="status">${saidSentence(said, view)}</p>`;
}

function nowCard(view: AnswerView, said: Said | null): Html | null {
  const { facts, until, others } = view;
  const isOpen = facts.status === 'firing';
  // The sentence after a tap has just said how things stand.
  const headline =
    isOpen || said === null ? html`<p class="lead">${isOpen ? pagedText(facts) : stateSentence(view)}</p>` : null;
  const paged = others.map(({ name, state }) => (state === '' ? name : `${name} (${state})`)).join(', ');
  const lines = [
    ...(headline === null ? [] : [headline]),
    ...(until === null ? [] : [html`<p class="soft">${untilText(facts)} ${moment(until, facts)}.</p>`]),
    ...(isOpen ? [nextText(facts)] : []),
    ...(paged === '' ? [] : [html`<p class="soft">Also paged: ${paged}.</p>`]),
  ];
  return lines.length === 0 ? null : html`<section class="card" aria-label="Who is on it">${lines}</section>`;
}

function pagedText(facts: MessageFacts): string {
  if (facts.youAreTheOne) return 'You are the one being paged.';
  if (facts.pagedNow.length === 0) return 'Nobody is being paged right now.';
  return `Paged now: ${facts.pagedNow.join(', ')}.`;
}

function nextText(facts: MessageFacts): Html {
  if (facts.next === null) return html`<p class="soft">Nobody else would be paged after this.</p>`;
  return html`<p class="soft">If nobody answers: ${facts.next.who}, ${moment(facts.next.at, facts)}.</p>`;
}

function untilText(facts: MessageFacts): string {
  return facts.status === 'snoozed' ? 'Quiet until' : 'Fires again, unless resolved,';
}

function summaryCard({ summary }: MessageFacts): Html | null {
  return summary === '' ? null : html`<section class="card" aria-label="What is broken"><p>${summary}</p></section>`;
}

function firingText({ firing }: MessageFacts): string {
  if (firing === 0) return 'Nothing fires any more.';
  return `${firing} ${firing === 1 ? 'alert fires' : 'alerts fire'}.`;
}

const LINKS: readonly (readonly [keyof MessageFacts['links'], string])[] = [
  ['runbook', 'Runbook'],
  ['dashboard', 'Dashboard'],
  ['panel', 'Panel'],
  ['rule', 'Alert rule'],
];

function linksCard({ links }: MessageFacts): Html | null {
  const items = LINKS.flatMap(([kind, text]) => {
    const address = links[kind];
    // Only what a browser opens as a page: a rule's annotation may hold any text, javascript: included.
    return address !== null && /^https?:\/\//i.test(address)
      ? [html`<li><a href="${address}" rel="noreferrer noopener">${text}</a></li>`]
      : [];
  });
  return items.length === 0
    ? null
    : html`<section class="card links" aria-label="Links">
        <ul>
          ${items}
        </ul>
      </section>`;
}

function labelsCard({ labels }: MessageFacts): Html | null {
  const entries = Object.entries(labels);
  const items = entries.slice(0, MOST_LABELS).map(([name, value]) => html`<li><b>${name}</b> ${value}</li>`);
  if (items.length === 0) return null;
  const left = entries.length - items.length;
  return html`<section class="card">
    <h2>Labels</h2>
    <ul class="labels">
      ${items}${left > 0 ? html`<li>and ${left} more</li>` : null}
    </ul>
  </section>`;
}

function pastCard(facts: MessageFacts): Html | null {
  const entries = facts.timeline.slice(-MOST_ENTRIES);
  if (entries.length === 0) return null;
  return html`<section class="card">
    <h2>What happened</h2>
    <ul class="past">
      ${entries.map(({ at, sentence }) => html`<li>${timeTag(at, facts, clockTime(at, facts.now, facts.to.zone))}<span>${sentence}</span></li>`)}
    </ul>
  </section>`;
}

function buttons(view: AnswerView): Html | null {
  const { status, next, youAreTheOne } = view.facts;
  if (status === 'resolved') return null;
  // A name only where it is certain: what is next in another state may be the reader's own turn again.
  const passesTo = status === 'firing' && youAreTheOne && next !== null ? `page ${next.who}` : 'page the next one';
  const isHeld = status === 'acknowledged';
  const acknowledge = view.isMine && isHeld ? null : button('acknowledge', 'Acknowledge', "I'm on it", 'main');
  return html`<form method="post">
    <div class="buttons">
      ${acknowledge} ${button('decline', "Can't take it", passesTo, '')}
      ${button('resolve', 'Resolve', 'it is over', '')}
    </div>
  </form>`;
}

function button(action: string, word: string, meaning: string, look: string): Html {
  return html`<button name="action" value="${action}" class="${look}">${word}<span>${meaning}</span></button>`;
}

/** "03:12 (12 min ago)", with the exact instant behind it. */
function moment(at: Instant, facts: MessageFacts): Html {
  const text = clockTime(at, facts.now, facts.to.zone);
  return timeTag(at, facts, at === facts.now ? text : `${text} (${relativeTime(at, facts.now)})`);
}

function timeTag(at: Instant, facts: MessageFacts, text: string): Html {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}" title="${iso}, ${facts.to.zone}">${text}</time>`;
}
