import { html } from '../../http/answer/html.ts';
import type { Html } from '../../http/answer/html.ts';
import type { Item } from '../inbox/item.ts';
import type { OnCall } from '../service-api.ts';
import type { Townsperson } from '../townspeople.ts';
import { avatar } from './words.ts';

/** Everybody of the town, and whose messages are shown: plain links, so that the choice stands in the address. */
export function peopleList(
  people: readonly Townsperson[],
  items: readonly Item[],
  onCall: readonly OnCall[],
  chosen: string | null,
): Html {
  const count = (personId: string): number => items.filter((item) => item.personId === personId).length;
  const teams = [...new Set(people.map(({ team }) => team))];
  const groups = teams.map((team, index) => {
    const members = people.filter((person) => person.team === team);
    return html`<h3 id="team-${index}">${team}</h3>
      ${members.map((person) => personLink(person, count(person.id), dutyOf(person, onCall), chosen === person.id))}`;
  });
  return html`<h2 id="people-title">Phones and inboxes</h2>
    <a id="person-all" class="person" href="/" ${current(chosen === null)}>
      <span class="avatar all" aria-hidden="true">✱</span><span class="who"><b>Everybody</b></span>
      <span class="number">${items.length}</span>
    </a>
    ${groups}`;
}

function personLink(person: Townsperson, messages: number, duty: string, isChosen: boolean): Html {
  return html`<a id="person-${person.id}" class="person" href="/?person=${person.id}" ${current(isChosen)}>
    ${avatar(person)}
    <span class="who"
      ><b>${person.name}</b>${duty === '' ? null : html`<span class="duty" title="On call now">${duty}</span>`}</span
    >
    ${messages === 0 ? null : html`<span class="number">${messages}</span>`}
  </a>`;
}

/** The schedules in which somebody is on call now, by name. */
export function dutyOf(person: Townsperson, onCall: readonly OnCall[]): string {
  return onCall
    .filter(({ people }) => people.some(({ id }) => id === person.id))
    .map(({ schedule }) => schedule.name)
    .join(', ');
}

function current(isIt: boolean): Html | null {
  return isIt ? html`aria-current="page"` : null;
}
