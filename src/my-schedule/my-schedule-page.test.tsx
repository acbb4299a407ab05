import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { places } from '../app/places.ts';
import { ADMIN, allowed, answering, draw, item, NOTHING_BESIDE } from '../test/page.tsx';
import { MySchedulePage } from './my-schedule-page.tsx';

afterEach(cleanup);

const ben = { id: 'ben', name: 'Ben Okafor' };
const primary = item({
  ...{ id: 'primary', name: 'Shop primary', zone: 'Europe/Paris' },
  layers: [{ id: 'week', rotations: [{ id: 'r', turn: 'weekly', start: '2026-11-16T09:00', people: ['ana', 'ben'] }] }],
});
const asked = {
  ...{ id: 'c1', schedule: { id: 'primary', name: 'Shop primary' }, from: ben, to: null, inReturn: [] },
  ...{ note: 'A wedding', state: 'open', takenBy: null, createdAt: '2026-11-20T09:00:00.000Z' },
  ...{ mayTake: true, mayWithdraw: false, mayDecline: false },
  shifts: [
    {
      ...{ rotation: 'r', turn: 1, part: null },
      ...{ start: '2026-11-23T08:00:00.000Z', end: '2026-11-30T08:00:00.000Z' },
    },
  ],
};

async function open(me: object = ADMIN, requests: readonly object[] = []) {
  const calls = answering({
    'GET /me': me,
    'GET /me/feed': { url: null, createdAt: null },
    'GET /schedules': { items: [primary] },
    'GET /people': { items: [item({ id: 'ana', name: 'Ana Ünal' }), item(ben)] },
    'GET /teams': { items: [] },
    'GET /overrides': { items: [] },
    'GET /absences': { items: [] },
    'GET /cover-requests': { items: requests },
    'GET /schedules/surroundings': NOTHING_BESIDE,
    'POST /cover-requests/c1/take': { ...asked, state: 'taken', takenBy: ADMIN.person },
  });
  draw(<MySchedulePage />, places.mySchedule());
  await screen.findByText(/The next weeks|You are no person/);
  return calls;
}

const section = (title: string): HTMLElement => screen.getByText(title).closest('section') ?? document.body;

describe('my schedule', () => {
  it('says whether I am on call, until when, and when again', async () => {
    await open();
    expect(section('Am I on call?').textContent).toMatch(/Yes, in Shop primary until Mon 23 Nov/);
    expect(section('Am I on call?').textContent).toMatch(/Next: Mon 30 Nov/);
    const rows = within(section('The next weeks')).getAllByRole('listitem');
    expect(rows).toHaveLength(5);
    expect(rows[0]?.textContent).toContain('Ask for cover');
  });

  it('says what to do where I am nobody here', async () => {
    await open({ ...ADMIN, person: null });
    expect(screen.getByText('See why').closest('a')?.getAttribute('href')).toBe(places.notifications());
  });

  it('offers what others ask for, and takes it', async () => {
    const calls = await open(ADMIN, [asked]);
    expect(section('Others ask for cover').textContent).toMatch(/Ben Okafor: Mon 23 Nov.*“A wedding”/);
    fireEvent.click(await allowed('Take it'));
    await screen.findByText('Others ask for cover');
    expect(calls.find(({ method }) => method === 'POST')?.path).toBe('/cover-requests/c1/take');
  });

  it('is quiet where nobody asks for anything', async () => {
    await open();
    expect(screen.queryByText('Others ask for cover')).toBeNull();
    expect(section('My cover and swaps').textContent).toContain('None.');
    expect(await screen.findByText('None: you are there for your turns.')).toBeDefined();
  });
});
