import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { HOUR_MS } from '../../core/time/instant.ts';
import { ADMIN_TOKEN } from '../story/installation.ts';
import { STORY_START, story, storyOfReplicas } from '../story/story.ts';
import type { Story } from '../story/story.ts';
import { chatTown } from '../story/town.ts';

/** Somebody else's server, and what its calendar says now. */
let server: Server;
let url: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/private-abc/rota.ics`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void asked.splice(0));

const stamp = (hours: number): string =>
  new Date(STORY_START + hours * HOUR_MS).toISOString().replace(/[-:]|\.\d+/g, '');
const shift = (uid: string, from: number, to: number, summary: string, ...more: string[]): string =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(to)}`,
    `SUMMARY:${summary}`,
    ...more,
    'END:VEVENT',
  ].join('\r\n');
const calendar = (...events: string[]): string => ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR', ''].join('\r\n');

function says(...events: string[]): void {
  const body = calendar(...events);
  const etag = `"${body.length}-${events.join().length}"`;
  answer = (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.setHeader('etag', etag).end(body);
  };
}

const imported = (more: object = {}) => ({
  ...chatTown([{ page: { schedule: 'primary' } }]),
  schedules: [
    {
      ...{ id: 'primary', name: 'Primary', team: 'shop', zone: 'Europe/Berlin' },
      layers: [{ id: 'rota', rotations: [], calendar: { url, ...more } }],
    },
  ],
});

interface State {
  readonly readAt: string | null;
  readonly changedAt: string | null;
  readonly failingSince: string | null;
  readonly problem: string | null;
  readonly isStale: boolean;
  readonly events: number;
  readonly unmatched: readonly { readonly name: string; readonly why: string }[];
}

async function state(t: Story): Promise<State> {
  const list = await t.api<{ items: State[] }>('GET', '/schedules/primary/calendars');
  expect(list.status, list.text).toBe(200);
  // The town has one layer, and it imports.
  return list.body.items[0] as State;
}

const onCallAt = async (t: Story, hours: number): Promise<string[]> => {
  const at = new Date(STORY_START + hours * HOUR_MS).toISOString();
  const found = await t.api<{ people: { id: string }[] }>('GET', `/schedules/primary/on-call?at=${at}`);
  return found.body.people.map(({ id }) => id);
};

const latency = { labels: { service: 'checkout' } };
const again = { labels: { service: 'checkout', again: 'yes' } };

story('a calendar of somebody else says who is paged', async (t) => {
  says(shift('1', -2, 2, '[L1] Ana Unal'), shift('2', 2, 8, 'ben@example.test'));
  await t.given(imported());
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.act('resolve');
  t.expectNotices('ana slack');
  await t.advance('3h');
  await t.fires(again);
  t.expectPages('ben slack');
  expect(await state(t)).toMatchObject({ events: 2, problem: null, unmatched: [], isStale: false });
});

story('the server of a calendar fails, and the last good copy goes on paging', async (t) => {
  says(shift('1', -2, 12, 'Ana Unal'));
  await t.given(imported());
  const before = await state(t);
  answer = (_, response) => void response.writeHead(503).end();
  await t.advance('30m');
  expect(await state(t)).toMatchObject({
    readAt: before.readAt,
    isStale: false,
    problem: expect.stringContaining('503') as string,
  });
  // What is no calendar is no better than none: a page of a login form takes nobody off call.
  answer = (_, response) => response.end('<!doctype html>');
  await t.advance('2h');
  const failing = await state(t);
  expect(failing).toMatchObject({
    isStale: true,
    events: 1,
    problem: expect.stringContaining('no iCalendar file') as string,
  });
  expect(failing.failingSince).not.toBeNull();
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.act('resolve');
  t.expectNotices('ana slack');
  const metrics = await t.fetch('GET', '/metrics');
  const age = /tocsin_imported_calendar_age_seconds\{schedule="primary",layer="rota"\} (\d+)/.exec(metrics.text)?.[1];
  expect(Number(age)).toBe(9_000);
  // It waits longer and longer, up to an hour.
  const tries = asked.length;
  await t.advance('3h');
  expect(asked.length - tries).toBeLessThanOrEqual(4);
  says(shift('1', -2, 12, 'Ana Unal'));
  await t.advance('70m');
  expect(await state(t)).toMatchObject({ failingSince: null, problem: null, isStale: false });
});

story('a calendar is rewritten: who was on call was, and from now on it is somebody else', async (t) => {
  says(shift('1', -2, 12, 'Ana Unal'));
  await t.given(imported());
  await t.advance('1h');
  says(shift('1', -2, 12, 'Ben Okafor'));
  await t.advance('11m');
  expect([await onCallAt(t, 0.5), await onCallAt(t, 1.5), await onCallAt(t, 5)]).toEqual([['ana'], ['ben'], ['ben']]);
  await t.fires(latency);
  t.expectPages('ben slack');
  await t.act('resolve');
  t.expectNotices('ben slack');
  await t.advance('1h');
  // Emptied, which is known and not the same as unknown.
  says();
  await t.advance('11m');
  expect([await onCallAt(t, 0.5), await onCallAt(t, 1.5), await onCallAt(t, 5)]).toEqual([['ana'], ['ben'], []]);
});

story('M6 a calendar that is only written out anew has not changed', async (t) => {
  says(shift('1', -2, 12, 'Ana Unal', `DTSTAMP:${stamp(0)}`), shift('2', 12, 20, 'Ben Okafor'));
  await t.given(imported());
  const before = await state(t);
  says(
    shift('2', 12, 20, 'Ben Okafor'),
    shift('1', -2, 12, 'Ana Unal', `DTSTAMP:${stamp(9)}`),
    'BEGIN:VTIMEZONE\r\nTZID:X\r\nEND:VTIMEZONE',
  );
  await t.advance('12m');
  const after = await state(t);
  expect(after.changedAt).toBe(before.changedAt);
  expect(after.readAt).not.toBe(before.readAt);
  // And one that the server knows to be unchanged is not even sent.
  await t.advance('12m');
  expect(asked.at(-1)?.headers).toHaveProperty('if-none-match');
});

story('what cannot be matched is listed with the reason, and found as soon as somebody says who it is', async (t) => {
  says(shift('1', -2, 12, 'Night crew'), shift('2', 12, 14, 'Ana Unal', 'TRANSP:TRANSPARENT'));
  await t.given(imported());
  expect((await state(t)).unmatched).toEqual([
    { name: 'Night crew', why: expect.stringContaining('No person has this') as string },
    { name: 'Ana Unal', why: expect.stringContaining('marked as free') as string },
  ]);
  await t.given(imported({ people: { 'night crew': 'ben' } }));
  expect((await state(t)).unmatched.map(({ name }) => name)).toEqual(['Ana Unal']);
  await t.fires(latency);
  t.expectPages('ben slack');
});

story(
  'a calendar is read at once when somebody asks for it, and its address stays with those who may edit',
  async (t) => {
    says(shift('1', -2, 12, 'Ana Unal'));
    await t.given(imported());
    says(shift('1', -2, 12, 'Ben Okafor'));
    const refreshed = await t.api<State>('POST', '/schedules/primary/calendars/rota/refresh');
    expect([refreshed.status, refreshed.body.events], refreshed.text).toEqual([200, 1]);
    expect(await onCallAt(t, 5)).toEqual(['ben']);
    const token = await t.api<{ secret: string }>('POST', '/tokens', {
      ...{ name: 'cem', role: 'viewer', person: 'cem', expiresAt: null },
    });
    const seen = await t.api('GET', '/schedules/primary/calendars', undefined, token.body.secret);
    expect(seen.text).not.toContain('private-abc');
    const refused = await t.api('POST', '/schedules/primary/calendars/rota/refresh', undefined, token.body.secret);
    expect(refused.status).toBe(403);
    expect((await t.api('POST', '/schedules/primary/calendars/other/refresh')).status).toBe(404);
  },
);

story('ten megabytes and a rule without an end change nothing, and keep nobody waiting', async (t) => {
  says(shift('1', -2, 12, 'Ana Unal'));
  await t.given(imported());
  answer = (_, response) => response.end(Buffer.alloc(10_000_000, 'BEGIN:VCALENDAR\r\n'));
  await t.api('POST', '/schedules/primary/calendars/rota/refresh');
  expect((await state(t)).problem).toBe('It is larger than 5 MB.');
  says(shift('b', -2, 1, 'Ben', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'));
  await t.api('POST', '/schedules/primary/calendars/rota/refresh');
  expect((await state(t)).problem).toContain('leads nowhere');
  await t.fires(latency);
  t.expectPages('ana slack');
});

storyOfReplicas('one of two replicas reads a calendar, and both know what it says', async (t) => {
  says(shift('1', -2, 12, 'Ana Unal'));
  await t.given(imported());
  const other = await t.replica();
  const before = asked.length;
  says(shift('1', -2, 12, 'Ben Okafor'));
  await t.advance('12m');
  // A second that both had been due in would have asked twice.
  expect(asked.length - before).toBe(1);
  const at = new Date(STORY_START + 5 * HOUR_MS).toISOString();
  for (const url of [t.url, other.url]) {
    const answer = await fetch(`${url}/api/v1/schedules/primary/on-call?at=${at}`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    expect(await answer.text()).toContain('"ben"');
  }
  await t.stop();
  // The other goes on alone.
  says(shift('1', -2, 12, 'Cem'));
  await t.advance('12m');
  expect(asked.length - before).toBe(2);
  await other.stop();
});
