import { describe, expect, it } from 'vitest';
import { PEOPLE } from '../caught-town.fixture.ts';
import type { Item } from '../inbox/item.ts';
import type { OnCall } from '../service-api.ts';
import { dutyOf, peopleList } from './people.ts';

const onCall = (schedule: string, ...people: string[]): OnCall => ({
  schedule: { id: schedule, name: schedule },
  team: null,
  at: '2026-11-21T09:30:00.000Z',
  people: people.map((id) => ({ id, name: id })),
  since: null,
  previous: [],
  until: null,
  next: [],
  why: [],
});
const item = (personId: string | null): Item => ({ id: 'x', personId, kind: 'text' }) as Item; // The list counts them, and looks at nothing else.

const [ana] = PEOPLE;

describe('the list of people', () => {
  it('is made of links, team by team, with how much lies there', () => {
    const { html } = peopleList(PEOPLE, [item('ana'), item('ana'), item(null)], [], null);
    expect(html).toContain('href="/?person=ana"');
    expect(html.match(/<h3[^>]*>Shop<\/h3>/g)).toHaveLength(1);
    expect(html.match(/<span class="number">(\d+)<\/span>/g)).toEqual([
      '<span class="number">3</span>',
      '<span class="number">2</span>',
    ]);
    expect(html).toContain('Ben &lt;Okafor&gt;');
  });

  it('says who is on call, and for what', () => {
    const duties = [onCall('Primary', 'ana'), onCall('Secondary', 'ben', 'ana'), onCall('Empty')];
    expect(ana && dutyOf(ana, duties)).toBe('Primary, Secondary');
    expect(peopleList(PEOPLE, [], duties, null).html).toContain('title="On call now">Primary, Secondary</span>');
  });

  it('marks the one whose messages are shown', () => {
    expect(peopleList(PEOPLE, [], [], null).html).toMatch(/id="person-all"[^>]*aria-current="page"/);
    const chosen = peopleList(PEOPLE, [], [], 'ben').html;
    expect(chosen).toMatch(/id="person-ben"[^>]*aria-current="page"/);
    expect(chosen.match(/aria-current/g)).toHaveLength(1);
  });
});
