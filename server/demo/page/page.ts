import { html } from '../../http/answer/html.ts';
import type { Html } from '../../http/answer/html.ts';
import type { Item } from '../inbox/item.ts';
import type { Situation } from '../situation.ts';
import type { Townsperson } from '../townspeople.ts';
import type { Scenario } from '../traffic/scenario.ts';
import { board } from './board.ts';
import { feed } from './feed.ts';
import { dutyOf, peopleList } from './people.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import type { Scene } from './words.ts';

/** Everything that is shown. */
export interface View {
  readonly scene: Scene;
  readonly items: readonly Item[];
  readonly people: readonly Townsperson[];
  readonly situation: Situation;
  readonly scenarios: readonly Scenario[];
  /** Whose messages are shown; null for everybody's. */
  readonly chosen: string | null;
  /** What came of the last button, for a browser without script. */
  readonly said: string;
}

const BELL = 'M12 2a6 6 0 0 0-6 6v5l-2 3v1h16v-1l-2-3V8a6 6 0 0 0-6-6Zm-2.5 17a2.5 2.5 0 0 0 5 0Z';

export function wholePage(view: View): string {
  const head = html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="dark light" />
    <title>Tocsin demo town</title>
    <link
      rel="icon"
      href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='%23f2694c'%3E%3Cpath d='${BELL}'/%3E%3C/svg%3E"
    />`;
  const body = html`<header class="bar">
      <a class="brand" href="/">
        <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true"><path d="${BELL}" /></svg>
        <span>Tocsin</span><span class="town">demo town</span>
      </a>
      <p>All that Tocsin sends is caught here. Nothing leaves this machine.</p>
    </header>
    ${fireBar(view.scenarios)}
    <div id="live">${livePart(view)}</div>
    <p id="said" role="status">${view.said}</p>
    <p id="gone" role="alert" hidden>The demo has stopped. <code>npm start</code> goes on where it was.</p>`;
  // The sheet and the script stand outside of the template: escaping would change them, and their hashes in the policy.
  return `<!doctype html><html lang="en"><head>${head.html}<style>${STYLE}</style></head><body>${body.html}<script>${SCRIPT}</script></body></html>`;
}

/** The part of the page that changes by itself. */
export function livePart({ scene, items, people, situation, chosen }: View): Html {
  const shown = chosen === null ? items : items.filter(({ personId }) => personId === chosen);
  const person = people.find(({ id }) => id === chosen);
  return html`<nav class="people" id="people" aria-labelledby="people-title">
      ${peopleList(people, items, situation.onCall, chosen)}
    </nav>
    <main class="feed" id="feed" aria-label="Messages">
      ${shown.length > 0 ? feed(shown, people, scene) : person === undefined ? nothingYet() : nothingFor(person, situation)}
    </main>
    <aside class="board" id="board">${board(situation, scene)}</aside>`;
}

function fireBar(scenarios: readonly Scenario[]): Html {
  const buttons = scenarios.map(
    ({ id, button, from }) =>
      html`<button name="scenario" value="${id}">${button} <span class="soft">${SENDERS[from]}</span></button>`,
  );
  return html`<div class="fire">
    <b id="fire-title">Fire an alert</b>
    <form method="post" action="/fire" aria-labelledby="fire-title">${buttons}</form>
    <form method="post" action="/resolve-all"><button class="quiet">Resolve all</button></form>
  </div>`;
}

const SENDERS: { readonly [F in Scenario['from']]: string } = {
  grafana: 'Grafana',
  alertmanager: 'Alertmanager',
  webhook: 'webhook',
};

function nothingYet(): Html {
  return html`<div class="empty" id="nothing">
    <p><b>No message since the start.</b></p>
    <p>
      The town’s next alert fires within seconds. Tocsin finds the service that it belongs to and the person on call,
      and writes to them in Slack; after two minutes without an answer by mail, and after five by SMS.
    </p>
    <p>Each message appears here, and its buttons work.</p>
  </div>`;
}

function nothingFor(person: Townsperson, { onCall }: Situation): Html {
  const duty = dutyOf(person, onCall);
  return html`<div class="empty" id="nothing">
    <p><b>Nothing for ${person.name} yet.</b></p>
    <p>
      ${duty === '' ? 'Not on call now: a message comes when whoever is on call does not answer.' : `On call now for ${duty}: the next alert of team ${person.team} comes here first.`}
    </p>
  </div>`;
}
