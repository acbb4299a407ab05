import { html } from '../../http/answer/html.ts';
import type { Html } from '../../http/answer/html.ts';
import { icon, STATE_WORDS } from '../../http/answer/icons.ts';
import type { Group, GroupDetail, TeamTimes } from '../service-api.ts';
import type { Situation } from '../situation.ts';
import { ago, avatar, clock, glyph, span, until } from './words.ts';
import type { Scene } from './words.ts';

/** Alert groups now: whose they are, who is being reached, and what happens next. */
export function board({ open, resolved, times, trouble }: Situation, scene: Scene): Html {
  return html`<section id="open" aria-labelledby="open-title">
      <h2 id="open-title">Alert groups now <span class="number">${open.length}</span></h2>
      ${trouble === null ? null : html`<p class="trouble" id="trouble" role="alert">${trouble}</p>`}
      <div id="groups">${open.length === 0 ? quiet() : open.map((group) => openCard(group, scene))}</div>
    </section>
    ${resolved.length === 0 ? null : resolvedList(resolved, scene)} ${timesTable(times)}`;
}

function quiet(): Html {
  return html`<div class="empty" id="quiet">
    ${icon('resolved')}
    <p><b>Nothing is broken.</b></p>
    <p>The next outage comes by itself within a few minutes, or as soon as you fire an alert above.</p>
  </div>`;
}

function openCard(group: GroupDetail, scene: Scene): Html {
  const { id, number, title, status, severity, service, team, firing } = group;
  return html`<article class="group ${status}" id="group-${id}">
    <header>
      <span class="state ${status}">${icon(status)}${STATE_WORDS[status]}</span>
      <span class="severity">${severity}</span>
      <span class="soft">#${number}</span>
      ${ago(Date.parse(group.openedAt), scene)}
    </header>
    <h3>${title}</h3>
    <p class="soft">
      ${service?.name ?? 'Nobody owns it'}${team === null ? null : html` · ${team.name}`} · ${firing}
      ${firing === 1 ? 'alert fires' : 'alerts fire'}
    </p>
    ${status === 'firing' ? reaching(group, scene) : held(group, scene)}
  </article>`;
}

const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  slack: 'Slack',
  email: 'mail',
  sms: 'SMS',
  webhook: 'webhook',
};

function reaching({ pagedNow, messages, upcoming }: GroupDetail, scene: Scene): Html {
  const people = pagedNow.map((person) => {
    const sent = messages.filter((one) => one.kind === 'page' && one.person?.id === person.id && one.sentAt !== null);
    const ways = sent.map(
      ({ channel, sentAt }) => html`${CHANNEL_WORDS[channel] ?? channel} ${clock(Date.parse(sentAt ?? ''), scene)}`,
    );
    return html`<li>
      ${avatar(person)}<span><b>${person.name}</b>${ways.length === 0 ? ' is about to be reached' : joined(ways)}</span>
    </li>`;
  });
  return html`<ul class="reached" aria-label="Being reached">
      ${people.length === 0 ? html`<li class="soft">Nobody is being reached right now.</li>` : people}
    </ul>
    ${upcoming.length === 0 ? html`<p class="next">${glyph('next')}Nobody else follows.</p>` : upcomingList(upcoming, scene)}`;
}

/** More than these are too far away to be waited for. */
const UPCOMING_SHOWN = 3;

/** What happens if nobody answers, one message after the other. */
function upcomingList(upcoming: GroupDetail['upcoming'], scene: Scene): Html {
  const lines = upcoming.slice(0, UPCOMING_SHOWN).map(
    ({ at, person, channel }, index) =>
      html`<li class="next">
        ${index === 0 ? glyph('next') : html`<span class="glyph"></span>`}
        <span>${CHANNEL_WORDS[channel] ?? channel} to <b>${person.name}</b> at ${until(Date.parse(at), scene)}</span>
      </li>`,
  );
  return html`<ul aria-label="Next, if nobody answers">
    ${lines}
  </ul>`;
}

function joined(ways: readonly Html[]): Html {
  return html` by ${ways.map((way, index) => html`${index > 0 ? ', ' : ''}${way}`)}`;
}

function held({ status, statusBy, statusUntil, acknowledgeMs }: GroupDetail, scene: Scene): Html {
  const what = status === 'snoozed' ? 'Quiet until' : 'Fires again, unless resolved, at';
  return html`<p class="lead">
      ${STATE_WORDS[status]} by
      ${statusBy}${status === 'acknowledged' && acknowledgeMs !== null ? ` after ${span(acknowledgeMs)}` : ''}
    </p>
    ${statusUntil === null ? null : html`<p class="next">${glyph('next')}<span>${what} ${until(Date.parse(statusUntil), scene)}</span></p>`}`;
}

function resolvedList(groups: readonly Group[], scene: Scene): Html {
  const lines = groups.map(
    ({ id, number, title, acknowledgeMs, resolveMs, resolvedAt }) =>
      html`<li id="resolved-${id}">
        <span class="state resolved">${icon('resolved')}</span>
        <span>
          <b>${title}</b> <span class="soft">#${number}</span><br />
          <span class="soft">
            ${acknowledgeMs === null ? 'resolved before anybody answered' : `answered after ${span(acknowledgeMs)}`}${resolveMs === null ? null : `, over after ${span(resolveMs)}`}
          </span>
        </span>
        ${resolvedAt === null ? null : ago(Date.parse(resolvedAt), scene)}
      </li>`,
  );
  return html`<section id="past" aria-labelledby="past-title">
    <h2 id="past-title">Resolved lately</h2>
    <ul class="past" id="past-list">
      ${lines}
    </ul>
  </section>`;
}

/** Figures with the number of alert groups they are made of; a dash where there is nothing to measure. */
function timesTable(times: readonly TeamTimes[]): Html | null {
  const measured = times.filter(({ groups }) => groups > 0);
  if (measured.length === 0) return null;
  const figure = ({ n, median }: TeamTimes['acknowledge']): Html => {
    if (median.ms === null) return html`<td title="${median.why ?? ''}">–</td>`;
    return html`<td>${span(median.ms)} <span class="soft">n ${n}</span></td>`;
  };
  const rows = measured.map(
    ({ key, name, groups, firstPage, acknowledge }) =>
      html`<tr id="times-${key}">
        <th scope="row">${name}</th>
        <td>${groups}</td>
        ${figure(firstPage)}${figure(acknowledge)}
      </tr>`,
  );
  return html`<section id="times" aria-labelledby="times-title">
    <h2 id="times-title">Response times, last 24 hours</h2>
    <table>
      <thead>
        <tr>
          <th>Team</th>
          <th>Groups</th>
          <th>First page</th>
          <th>Answered</th>
        </tr>
      </thead>
      <tbody id="times-rows">
        ${rows}
      </tbody>
    </table>
    <p class="soft">Medians, with the number of alert groups they are made of.</p>
  </section>`;
}
