import { expect } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import { ADMIN_TOKEN } from '../story/installation.ts';
import { STORY_START, story, storyOfReplicas } from '../story/story.ts';
import type { Story } from '../story/story.ts';
import { chatTown } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };
const iso = (hours: number): string => new Date(STORY_START + hours * HOUR_MS).toISOString();
const layer = (person: string, rest: object = {}) => ({
  ...{ id: 'all', name: 'All', rotations: [{ turn: 'daily', start: '2026-11-01T00:00', people: [person] }] },
  ...rest,
});
const primary = (person: string, rest: object = {}) => ({
  ...{ id: 'primary', name: 'Primary', team: 'shop', zone: 'UTC', layers: [layer(person)] },
  ...rest,
});
const town = (schedule: object, rest: object = {}) => ({
  ...chatTown([{ page: { schedule: 'primary' } }]),
  schedules: [schedule],
  ...rest,
});

interface OnCall {
  readonly people: readonly { readonly id: string }[];
  readonly why: readonly { readonly kind: string; readonly sentence: string }[];
}

async function ask(t: Story, query: string): Promise<string> {
  const { status, body } = await t.api<OnCall>('GET', `/schedules/primary/on-call?${query}`);
  if (status !== 200) return String(status);
  return [...body.people.map(({ id }) => id), ...body.why.map(({ kind }) => kind)].join(' ');
}
const at = (hours: number): string => `at=${iso(hours)}`;

story('who was paged at three is on call at three for ever, and by what was known then', async (t) => {
  await t.given(town(primary('ana')));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.act('resolve');
  t.expectNotices('ana slack');
  await t.advance('1h');
  await t.given(town(primary('ben')));
  await t.fires({ labels: { service: 'checkout', again: 'yes' } });
  t.expectPages('ben slack');
  const answers = async () => [
    await ask(t, at(0)),
    await ask(t, at(1)),
    await ask(t, `${at(1)}&knownAt=${iso(0)}`),
    await ask(t, `${at(0)}&knownAt=${iso(-1)}`),
  ];
  const expected = ['ana rotation', 'ben rotation', 'ana rotation', '404'];
  expect(await answers()).toEqual(expected);
  await t.stop();
  await t.start();
  expect(await answers()).toEqual(expected);
});

story('a schedule that leaves the files for an hour has nobody in that hour', async (t) => {
  const without = { ...town(primary('ana')), ...chatTown([{ page: { people: ['ana'] } }]), schedules: [] };
  await t.given(town(primary('ana')));
  await t.advance('1h');
  await t.given(without);
  expect(await ask(t, at(0))).toBe('404');
  await t.advance('1h');
  await t.given(town(primary('ana')));
  expect([await ask(t, at(0)), await ask(t, at(1)), await ask(t, at(2))]).toEqual(['ana rotation', '', 'ana rotation']);
});

story('somebody who leaves keeps the shifts that they had', async (t) => {
  const { people } = chatTown([]);
  const eve = { id: 'eve', name: 'Eve', contactMethods: [{ channel: 'slack', address: 'UEVE' }] };
  await t.given(town(primary('eve'), { people: [...people, eve] }));
  await t.advance('1h');
  await t.given(town(primary('ana'), { people }));
  const shifts = await t.api<{ items: OnCall[]; empty: unknown[] }>(
    'GET',
    `/schedules/primary/shifts?from=${iso(0)}&to=${iso(2)}`,
  );
  expect(shifts.body.items.map((shift) => shift.people[0]?.id)).toEqual(['eve', 'ana']);
  expect(shifts.body.empty).toEqual([]);
});

story('a holiday that is declared in the night begins then, and pages whom the layer below has', async (t) => {
  const upper = layer('ben', { id: 'desk', name: 'Desk', holidays: { list: 'off', treat: 'off' } });
  const schedule = primary('ana', { layers: [layer('ana'), upper] });
  const listed = (days: readonly object[]) => town(schedule, { holidayLists: [{ id: 'off', name: 'Off', days }] });
  await t.given(listed([]));
  await t.fires(latency);
  t.expectPages('ben slack');
  await t.act('resolve');
  t.expectNotices('ben slack');
  await t.given(listed([{ date: '2026-11-21', name: 'Storm' }]));
  await t.advance('1m');
  await t.fires({ labels: { service: 'checkout', again: 'yes' } });
  t.expectPages('ana slack');
  expect([await ask(t, `at=${new Date(STORY_START - 1).toISOString()}`), await ask(t, at(1))]).toEqual([
    'ben rotation',
    'ana rotation',
  ]);
  expect(await ask(t, `at=${new Date(STORY_START + DAY_MS).toISOString()}`)).toBe('ben rotation');
});

storyOfReplicas('every replica has every edition, whichever of them was asked to save', async (t) => {
  await t.given();
  const other = await t.replica();
  expect((await t.api('POST', '/schedules', primary('ana'))).status).toBe(201);
  for (const person of ['ben', 'ana', 'ben']) {
    await t.advance('1h');
    const saved = await t.api('PUT', '/schedules/primary', primary(person));
    expect(saved.status, saved.text).toBe(200);
  }
  // Whoever missed the hint looks by themselves before that.
  await t.advance('2m');
  const asked = async (hours: number) => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    const answer = await fetch(`${other.url}/api/v1/schedules/primary/on-call?${at(hours)}`, { headers });
    // As the API says.
    return ((await answer.json()) as OnCall).people.map(({ id }) => id).join(' ');
  };
  expect([await asked(0), await asked(1), await asked(2), await asked(3)]).toEqual(['ana', 'ben', 'ana', 'ben']);
});
