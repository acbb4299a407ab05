import { expect } from 'vitest';
import { HOUR_MS } from '../../core/time/instant.ts';
import { STORY_START, story } from '../story/story.ts';
import type { Story } from '../story/story.ts';
import { chatTown } from '../story/town.ts';

const primary = {
  ...{ id: 'primary', name: 'Primary', team: 'shop', zone: 'Europe/Berlin' },
  layers: [
    { id: 'all', rotations: [{ id: 'weekly', turn: 'weekly', start: '2026-11-16T09:00', people: ['ana', 'ben'] }] },
  ],
};
const town = { ...chatTown([{ page: { schedule: 'primary' } }]), schedules: [primary] };

interface Event {
  readonly sequence: number;
  readonly start: string;
  readonly end: string;
  readonly summary: string;
  readonly status: string;
}

/** By UID, as a calendar program keeps them. */
type Subscribed = ReadonlyMap<string, Event>;

async function subscribe(t: Story, path = '/schedules/primary/feed', secret?: string): Promise<string> {
  const made = await t.api<{ url: string }>('POST', path, undefined, secret);
  expect(made.status, made.text).toBe(201);
  return new URL(made.body.url).pathname;
}

async function look(t: Story, path: string): Promise<Subscribed> {
  const answer = await t.fetch('GET', path);
  expect(answer.status, answer.text).toBe(200);
  const events = answer.text.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
  return new Map(
    events.map((event) => {
      const of = (name: string): string => new RegExp(`^${name}:(.*)\r$`, 'm').exec(event)?.[1] ?? '';
      const [start, end, summary, status] = [of('DTSTART'), of('DTEND'), of('SUMMARY'), of('STATUS')];
      return [of('UID'), { sequence: Number(of('SEQUENCE')), start, end, summary, status }];
    }),
  );
}

const iso = (hours: number): string => new Date(STORY_START + hours * HOUR_MS).toISOString();
const basic = (hours: number): string => iso(hours).replace(/[-:]|\.\d+/g, '');
const changedIn = (before: Subscribed, after: Subscribed) =>
  [...after].filter(([uid, event]) => JSON.stringify(before.get(uid)) !== JSON.stringify(event));

story('an override shows in the calendars that subscribe, and goes from them when it is taken back', async (t) => {
  await t.given(town);
  const path = await subscribe(t);
  const before = await look(t, path);
  const made = await t.api<{ id: string }>('POST', '/schedules/primary/overrides', {
    ...{ start: iso(10), end: iso(12), people: ['cem'] },
  });
  const after = await look(t, path);
  const changed = changedIn(before, after);
  expect([...before.keys()].every((uid) => after.has(uid))).toBe(true);
  // The shift that it cuts is shorter, the override is new, and so is the rest of the shift.
  expect(changed.map(([, { start, end, summary, sequence }]) => [start, end, summary, sequence])).toEqual([
    ['20261116T080000Z', basic(10), 'Ana Ünal', 1],
    [basic(10), basic(12), 'Cem Yılmaz', 0],
    [basic(12), '20261123T080000Z', 'Ana Ünal', 0],
  ]);
  const taken = await t.api('DELETE', `/schedules/primary/overrides/${made.body.id}`);
  expect(taken.status).toBe(204);
  const last = await look(t, path);
  const first = changed.map(([uid]) => last.get(uid));
  expect(first.map((event) => [event?.sequence, event?.status])).toEqual([
    [2, 'CONFIRMED'],
    [1, 'CANCELLED'],
    [1, 'CANCELLED'],
  ]);
  // Told once: the next look is the same, to the octet, and a program that has it is told so.
  const again = await t.fetch('GET', path);
  expect((await t.fetch('GET', path, undefined, { 'if-none-match': again.headers.get('etag') ?? '' })).status).toBe(
    304,
  );
  await t.advance('6h');
  expect((await t.fetch('GET', path)).text).toBe(again.text);
});

story('a rotation that is moved by an hour moves the events that people have', async (t) => {
  await t.given(town);
  const path = await subscribe(t);
  const before = await look(t, path);
  const rotation = { id: 'weekly', turn: 'weekly', start: '2026-11-16T10:00', people: ['ana', 'ben'] };
  await t.given({ ...town, schedules: [{ ...primary, layers: [{ id: 'all', rotations: [rotation] }] }] });
  const after = await look(t, path);
  const next = [...after].filter(([, { start }]) => start.startsWith('20261123') || start.startsWith('20261130'));
  expect(next.map(([uid, { start, sequence }]) => [before.get(uid)?.start, start, sequence])).toEqual([
    ['20261123T080000Z', '20261123T090000Z', 1],
    ['20261130T080000Z', '20261130T090000Z', 1],
  ]);
  expect([...after.values()].filter(({ status }) => status === 'CANCELLED')).toEqual([]);
});

story('my own feed has my shifts of all schedules, and follows what others take from me', async (t) => {
  const second = {
    ...primary,
    id: 'second',
    name: 'Second',
    layers: [{ rotations: [{ turn: 'weekly', start: '2026-11-16T09:00', people: ['cem'] }] }],
  };
  await t.given({ ...town, schedules: [primary, second] });
  const token = await t.api<{ secret: string }>('POST', '/tokens', {
    ...{ name: 'cem', role: 'viewer', person: 'cem', expiresAt: null },
  });
  const path = await subscribe(t, '/me/feed', token.body.secret);
  const before = await look(t, path);
  expect(new Set([...before.values()].map(({ summary }) => summary))).toEqual(new Set(['On call: Second']));
  await t.api('POST', '/schedules/primary/overrides', { start: iso(10), end: iso(12), people: ['cem'] });
  await t.api('POST', '/schedules/second/overrides', { start: iso(20), end: iso(22), people: ['ana'] });
  const changed = changedIn(before, await look(t, path));
  expect(changed.map(([, { start, end, summary }]) => [start, end, summary])).toEqual([
    ['20261116T080000Z', basic(20), 'On call: Second'],
    [basic(10), basic(12), 'On call: Primary'],
    [basic(22), '20261123T080000Z', 'On call: Second'],
  ]);
});

story('four programs that look at the same moment are told of one change once', async (t) => {
  await t.given(town);
  const path = await subscribe(t);
  await look(t, path);
  await t.api('POST', '/schedules/primary/overrides', { start: iso(10), end: iso(12), people: ['cem'] });
  const all = await Promise.all([1, 2, 3, 4].map(() => t.fetch('GET', path)));
  expect(new Set(all.map(({ text }) => text)).size).toBe(1);
  expect(Math.max(...[...(await look(t, path)).values()].map(({ sequence }) => sequence))).toBe(1);
});
