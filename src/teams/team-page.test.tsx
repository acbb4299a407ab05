import type * as Runtime from '@grafana/runtime';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { places } from '../app/places.ts';
import { ADMIN, allowed, answering, draw, item, NOTHING_BESIDE } from '../test/page.tsx';
import { TeamPage } from './team-page.tsx';
import { TeamsPage } from './teams-page.tsx';

// The page's title and actions are part of what is tested.
vi.mock('@grafana/runtime', async (original) => ({
  ...(await original<typeof Runtime>()),
  PluginPage: (await import('../test/frame.tsx')).Frame,
}));
afterEach(cleanup);

const week = item({
  ...{ id: 'primary', name: 'Shop primary', team: 'shop', zone: 'UTC' },
  layers: [{ name: 'Week', rotations: [{ turn: 'weekly', start: '2026-11-16T09:00', people: ['ana', 'ben'] }] }],
});
const sms = { id: 'sms', channel: 'sms', enabled: true, isSetUp: true, hasRefused: false };
const shop = item({ id: 'shop', name: 'Shop', members: ['ana', 'ben'], leads: ['ana'], fallback: [{ person: 'ben' }] });
const nothing = { findings: [], isReachable: true };
const gone = {
  weight: 'unreachable',
  sentence: 'has no contact method',
  advice: 'Add one.',
  kind: 'none',
  methodId: null,
};

const answers = {
  'GET /me': ADMIN,
  'GET /schedules': { items: [week] },
  'GET /people': { items: [item({ id: 'ana', name: 'Ana Ünal' }), item({ id: 'ben', name: 'Ben Okafor' })] },
  'GET /teams': { items: [shop] },
  'GET /overrides': { items: [] },
  'GET /cover-requests': { items: [] },
  'GET /schedules/surroundings': NOTHING_BESIDE,
  'GET /services': { items: [item({ id: 'checkout', name: 'Checkout', team: 'shop' })] },
  'GET /readiness': {
    items: [
      { person: { id: 'ana', name: 'Ana Ünal' }, ...nothing, methods: [{ ...sms, provenAt: '2026-11-20T08:00:00Z' }] },
      { person: { id: 'ben', name: 'Ben Okafor' }, isReachable: false, findings: [gone], methods: [] },
    ],
  },
};

async function open(over: Readonly<Record<string, unknown>> = {}) {
  const asked = answering({ ...answers, ...over });
  draw(
    <Routes>
      <Route path={`${places.teams()}/:id`} element={<TeamPage />} />
    </Routes>,
    places.team('shop'),
  );
  await screen.findByRole('table', { name: 'Members' });
  return asked;
}

const rowOf = (name: string) =>
  within(screen.getByRole('rowheader', { name: new RegExp(name) }).closest('tr') ?? document.body);

describe('the page of a team', () => {
  it('says who is on call until when, and who is next', async () => {
    await open();
    const onCall = screen.getByRole('heading', { name: 'On call' }).closest('section');
    expect(onCall?.textContent).toMatch(/Shop primary.*Ana Ünal until Mon 23 Nov, 09:00 .*, then Ben Okafor/);
  });

  it('says of every member by what they are reached, whether it was proven, and what the weeks ask', async () => {
    await open();
    await screen.findByRole('img', { name: 'SMS: proven to arrive' });
    expect(rowOf('Ana Ünal').getByText('Lead')).toBeDefined();
    expect(rowOf('Ana Ünal').getByText('On call')).toBeDefined();
    expect(rowOf('Ben Okafor').getByText('has no contact method')).toBeDefined();
    expect(rowOf('Ben Okafor').getByText('from Mon 23 Nov, 09:00')).toBeDefined();
    // Nobody was on call before the schedule began, and a dash says so where 0 would look measured.
    expect(rowOf('Ben Okafor').getAllByRole('cell')[2]?.textContent).toBe('—');
  });

  it('names the services, and who is paged when a chain reaches nobody', async () => {
    await open();
    expect(await screen.findByRole('link', { name: 'Checkout' })).toBeDefined();
    const fallback = screen.getByRole('heading', { name: 'Paged when a chain reaches nobody' }).closest('section');
    expect(fallback?.textContent).toContain('Ben Okafor');
  });

  it('is for editors to edit; a lead edits what the team owns, not who belongs to it', async () => {
    await open({ 'GET /me': { ...ADMIN, role: 'viewer', leads: [{ id: 'shop', name: 'Shop' }] } });
    expect(screen.getByRole('button', { name: 'Edit' }).getAttribute('aria-disabled')).toBe('true');
    cleanup();
    await open({ 'GET /me': { ...ADMIN, role: 'editor' } });
    expect(await allowed('Edit')).toBeDefined();
  });

  it('sends the order of the members as it was arranged', async () => {
    const asked = await open({ 'PUT /teams/shop': shop });
    fireEvent.click(await allowed('Edit'));
    fireEvent.click(await screen.findByLabelText('Reach Ben Okafor earlier'));
    fireEvent.click(screen.getByText('Save'));
    await waitFor(() =>
      expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ members: ['ben', 'ana'] }),
    );
  });
});

describe('teams and people', () => {
  it('begins with the one thing to do where there is nobody', async () => {
    answering({
      ...answers,
      'GET /people': { items: [] },
      'GET /teams': { items: [] },
      'GET /schedules': { items: [] },
    });
    draw(<TeamsPage />, `${places.teams()}?tab=people`);
    expect(await screen.findByText('There is nobody yet')).toBeDefined();
    expect(screen.getAllByText('New person')).toHaveLength(2);
  });

  it('finds people by what the address says', async () => {
    answering(answers);
    draw(<TeamsPage />, `${places.teams()}?tab=people&find=okafor`);
    const table = await screen.findByRole('table', { name: 'People' });
    expect(within(table).queryByText('Ana Ünal')).toBeNull();
    expect(within(table).getByText('Ben Okafor')).toBeDefined();
  });
});
