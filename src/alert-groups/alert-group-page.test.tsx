import type { ReactNode } from 'react';
import type * as Runtime from '@grafana/runtime';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AlertGroup, AlertGroupDetail } from '../api/alert-groups.ts';
import { useGroupsOfService, useOpenCounts, useRecentGroups } from '../api/recent-alerts.ts';
import { places } from '../app/places.ts';
import { ADMIN, allowed, answering, draw } from '../test/page.tsx';
import { AlertGroupPage } from './alert-group-page.tsx';
import { GroupRow } from './group-row.tsx';
import { someAlert, someDetail, someEntry, someGroup } from './some-group.fixture.ts';

// The page's title and actions are part of what is tested.
vi.mock('@grafana/runtime', async (original) => ({
  ...(await original<typeof Runtime>()),
  PluginPage: (await import('../test/frame.tsx')).Frame,
}));
afterEach(cleanup);

const ana = { id: 'ana', name: 'Ana Ünal' };
const ben = { id: 'ben', name: 'Ben Okafor' };
const at = (time: string): string => `2026-11-21T${time}Z`;
const upcoming: AlertGroupDetail['upcoming'] = [
  { at: at('15:01:42'), person: ana, channel: 'sms', by: 'rule' },
  { at: at('15:05:00'), person: ben, channel: 'slack', by: 'step' },
];
const firing = { pagedNow: [ana], nextPage: upcoming[0], upcoming };

function PageOfService() {
  const { data: recent } = useRecentGroups();
  const { data: groups } = useGroupsOfService('shop', 5);
  const { data: counts } = useOpenCounts();
  return recent && groups && counts ? `Recent groups: ${recent.length}` : null;
}

async function open(
  detail: Partial<AlertGroupDetail> = {},
  more: Readonly<Record<string, unknown>> = {},
  beside: ReactNode = null,
) {
  const asked = answering({
    'GET /me': ADMIN,
    'GET /alert-groups/g-42': someDetail({ ...firing, ...detail }),
    ...more,
  });
  draw(
    <>
      <Routes>
        <Route path={`${places.alertGroups()}/:id`} element={<AlertGroupPage />} />
      </Routes>
      {beside}
    </>,
    places.alertGroup('g-42'),
  );
  await screen.findByText('Whose it is');
  return asked;
}

const deeds = (asked: Awaited<ReturnType<typeof open>>) =>
  asked.filter(({ method, path }) => method === 'POST' && !path.endsWith('/preview')).map(({ path }) => path);
const part = (heading: RegExp) =>
  within(screen.getByRole('heading', { name: heading }).closest('section') ?? document.body);

describe('the page of an alert group', () => {
  it('counts down to what happens next, and lets the next step of the chain come now', async () => {
    await open();
    const next = part(/What happens next/);
    expect(next.getByText('Waiting for an answer of Ana Ünal.')).toBeDefined();
    expect(next.getAllByRole('timer').map(({ textContent }) => textContent)).toEqual(['1:42', '5:00']);
    expect(next.getAllByText('Now')).toHaveLength(1);
  });

  it('shows an acknowledgement at once, says what the service answered, and takes it back', async () => {
    const answered = { changed: true, sentence: 'Acknowledged by Ana Ünal', status: 'acknowledged' };
    const asked = await open(
      {},
      {
        'POST /alert-groups/g-42/acknowledge': answered,
        'POST /alert-groups/g-42/unacknowledge': { ...answered, sentence: 'Fires again', status: 'firing' },
      },
    );
    fireEvent.click(await allowed('Acknowledge'));
    expect(await screen.findByText('Acknowledged by Ana Ünal')).toBeDefined();
    fireEvent.click(screen.getByText('Undo'));
    expect(await screen.findByText('Fires again')).toBeDefined();
    expect(deeds(asked)).toEqual(['/alert-groups/g-42/acknowledge', '/alert-groups/g-42/unacknowledge']);
  });

  it('is acknowledged after a look at a page that reads alert groups in its own way', async () => {
    const answered = { changed: true, sentence: 'Acknowledged by Ana Ünal', status: 'acknowledged' };
    await open(
      {},
      {
        'POST /alert-groups/g-42/acknowledge': answered,
        'GET /alert-groups': { items: [someGroup()], next: null },
        'GET /alert-groups/counts': { items: [] },
      },
      <PageOfService />,
    );
    expect(await screen.findByText('Recent groups: 1')).toBeDefined();
    fireEvent.click(await allowed('Acknowledge'));
    expect(await screen.findByText('Acknowledged by Ana Ünal')).toBeDefined();
  });

  it('takes an acknowledgement off the screen again when the service refuses it', async () => {
    // What is not in the table is not found, as behind a wrong address.
    await open();
    fireEvent.click(await allowed('Acknowledge'));
    expect(await screen.findByText(/is not Tocsin/)).toBeDefined();
    expect(document.querySelector('[data-status]')?.textContent).toBe('Firing');
    expect(screen.queryByText('Undo')).toBeNull();
  });

  it('says whom a resolve reaches before it happens, and that the source still fires', async () => {
    const preview = {
      changes: true,
      sentence: '',
      paged: [],
      told: [{ person: ben, channel: 'slack' }],
      released: [ana],
    };
    const asked = await open(
      { status: 'acknowledged', statusBy: 'Ana Ünal', pagedNow: [], upcoming: [] },
      {
        'POST /alert-groups/g-42/preview': preview,
      },
    );
    fireEvent.click(await allowed('Resolve'));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('Ben Okafor is told, over Slack')).toBeDefined();
    expect(dialog.getByText('Ana Ünal is not paged any more')).toBeDefined();
    expect(dialog.getByText(/still fire at the source/)).toBeDefined();
    fireEvent.click(dialog.getByText('Cancel'));
    expect(deeds(asked)).toEqual([]);
  });

  it('shows its alerts with values and safe links, and the timeline as sentences', async () => {
    await open({
      alertList: [
        someAlert({
          values: { B: 4.2 },
          links: { runbook: 'https://runbooks.example/checkout', panel: 'javascript:1' },
        }),
      ],
      timeline: [someEntry({ seq: 1, sentence: 'Paged Ana Ünal over SMS: on call in Shop primary' })],
    });
    const alerts = part(/^Alerts/);
    expect(alerts.getByText(/B = 4.2/)).toBeDefined();
    expect(alerts.getByRole('link', { name: /Runbook/ }).getAttribute('href')).toBe(
      'https://runbooks.example/checkout',
    );
    expect(alerts.queryByRole('link', { name: /Panel/ })).toBeNull();
    expect(part(/Timeline/).getByText(/Paged Ana Ünal over SMS/)).toBeDefined();
  });

  it('has nothing to press once it is resolved', async () => {
    await open({ status: 'resolved', statusBy: 'Ana Ünal', pagedNow: [], upcoming: [], firing: 0 });
    expect(screen.queryByText('Acknowledge')).toBeNull();
    expect(screen.queryByRole('heading', { name: 'What happens next' })).toBeNull();
  });
});

describe('a row of the list', () => {
  const row = (group: AlertGroup, onSelect = vi.fn()) =>
    draw(<GroupRow group={group} index={4} isSelected={false} isCurrent={false} onSelect={onSelect} />);

  it('says state, severity, whose it is, who is reached and what comes next', () => {
    row(someGroup({ pagedNow: [ana], nextPage: upcoming[0], firing: 1, alerts: 3 }));
    const cells = screen.getAllByRole('cell').map(({ textContent }) => textContent);
    expect(cells.slice(1, 5)).toEqual([
      'Firing',
      expect.stringContaining('1 of 3 alerts firing · p99 is 4.2 s'),
      'CheckoutShop',
      'Critical',
    ]);
    expect(cells.slice(6)).toEqual(['Ana Ünal', 'SMS to Ana Ünal in 1:42']);
  });

  it('says that nobody owns it and nobody is reached', () => {
    row(someGroup({ service: null, team: null }));
    const cells = screen.getAllByRole('cell').map(({ textContent }) => textContent);
    expect([cells[3], cells[6]]).toEqual(['Nobody owns it—', 'Nobody']);
  });

  it('tells its place in a list of which most is not in the page, and is selected by its name', () => {
    const onSelect = vi.fn();
    row(someGroup(), onSelect);
    expect(screen.getByRole('row').getAttribute('aria-rowindex')).toBe('6');
    fireEvent.click(screen.getByLabelText('Select #42 Checkout latency high'));
    expect(onSelect).toHaveBeenCalledWith('g-42');
  });
});
