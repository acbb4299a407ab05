import type * as Runtime from '@grafana/runtime';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MyNotifications } from '../api/my-notifications.ts';
import { ADMIN, answering, draw, item } from '../test/page.tsx';
import { NotificationsPage } from './notifications-page.tsx';

// The page's title and actions are part of what is tested.
vi.mock('@grafana/runtime', async (original) => ({
  ...(await original<typeof Runtime>()),
  PluginPage: (await import('../test/frame.tsx')).Frame,
}));
afterEach(cleanup);

const state = { enabled: true, isSetUp: true, hasRefused: false, codeUntil: null };
const ana = {
  ...{ id: 'ana', name: 'Ana Ünal', zone: 'Europe/Istanbul' },
  contactMethods: [
    { id: 'slack', channel: 'slack', address: 'U0ANA' },
    { id: 'sms', channel: 'sms', address: '+12025550101' },
  ],
  notificationRules: { high: [{ use: 'slack' }, { use: 'sms', after: '3m' }] },
};

function mineOf(file: string | null, over: Partial<MyNotifications> = {}): MyNotifications {
  return {
    ...{ item: item(ana, file), advice: null, isReachable: true, findings: [], demands: null },
    methods: [
      { ...state, id: 'slack', channel: 'slack', provenAt: '2026-11-20T08:00:00Z' },
      { ...state, id: 'sms', channel: 'sms', provenAt: null },
    ],
    channels: [
      { channel: 'slack', kind: 'chat' },
      { channel: 'sms', kind: 'text' },
    ],
    ...over,
  };
}

async function open(mine: MyNotifications = mineOf(null), more: Readonly<Record<string, unknown>> = {}) {
  const asked = answering({ 'GET /me': ADMIN, 'GET /me/notifications': mine, ...more });
  draw(<NotificationsPage />);
  await screen.findByText('Contact methods');
  return asked;
}

const part = (heading: string) =>
  within(screen.getByRole('heading', { name: heading }).closest('section') ?? document.body);

describe('my notifications', () => {
  it('say of every contact method whether it was proven, and draw the first ten minutes', async () => {
    await open();
    expect(part('Contact methods').getByText('Not proven')).toBeDefined();
    expect(part('Contact methods').getByText(/^Proven/)).toBeDefined();
    const picture = part('When it is urgent').getByRole('img', { name: /The first ten minutes/ });
    expect(picture.getAttribute('aria-label')).toContain('Slack at once, then SMS after 3 min');
  });

  it('offer nothing to save until something was changed, and lose nothing that was not', async () => {
    const asked = await open(mineOf(null), { 'PUT /me/notifications': item({ ...ana, zone: 'UTC' }) });
    expect(screen.getByText<HTMLElement>('Save').closest('button')?.disabled).toBe(true);
    fireEvent.click(part('When it is urgent').getByText('Back to the default order'));
    fireEvent.click(screen.getByText('Save'));
    await waitFor(() => expect(asked.some(({ method }) => method === 'PUT')).toBe(true));
    const saved = asked.find(({ method }) => method === 'PUT')?.body;
    expect(saved).toMatchObject({ contactMethods: ana.contactMethods });
    expect(saved).not.toHaveProperty('notificationRules.high');
  });

  it('ask how long before a shift, and over what', async () => {
    const asked = await open(mineOf(null), { 'PUT /me/notifications': item(ana) });
    const shifts = part('About my shifts');
    expect(shifts.getByRole<HTMLInputElement>('combobox').value).toBe('My first chat or mail: Slack U0ANA');
    fireEvent.click(shifts.getByText('Add a time'));
    fireEvent.change(shifts.getByLabelText('Time 2 before a shift'), { target: { value: '24h' } });
    expect(shifts.getByText('This time is there already')).toBeDefined();
    expect(screen.getByText<HTMLElement>('Save').closest('button')?.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(shifts.getByLabelText('Remove time 2'));
    fireEvent.click(shifts.getByLabelText('When I come on call and when I leave'));
    fireEvent.click(screen.getByText('Save'));
    await waitFor(() => expect(asked.some(({ method }) => method === 'PUT')).toBe(true));
    expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      shiftNotices: { before: ['24h', '15m'], handoff: false },
    });
  });

  it('read an order that a file owns as one sentence, and can still be proven', async () => {
    await open(mineOf('shop.yaml'));
    expect(part('When it is urgent').getByText('Slack at once, then SMS after 3 min')).toBeDefined();
    expect(part('When it is urgent').queryByRole('textbox')).toBeNull();
    expect(screen.getByText('The file shop.yaml says how you are reached')).toBeDefined();
    expect(screen.getByText('Prove with a code').closest('button')?.disabled).toBe(false);
  });

  it('take the code that arrived, and say so when it was the wrong one', async () => {
    const asked = await open(mineOf(null), {
      'POST /me/contact-methods/sms/verify': { until: '2026-11-21T15:10:00.000Z', detail: 'sent' },
      'POST /me/contact-methods/sms/confirm': { isProven: false, provenAt: null, sentence: 'That was not the code.' },
    });
    fireEvent.click(screen.getByText('Prove with a code'));
    fireEvent.change(await screen.findByLabelText('The six digits that arrived'), { target: { value: '123456' } });
    fireEvent.click(screen.getByText('Confirm'));
    expect(await screen.findByText('That was not the code.')).toBeDefined();
    expect(asked.find(({ path }) => path.endsWith('/confirm'))?.body).toEqual({ code: '123456' });
  });

  it('page me now by every rule, each with what became of it', async () => {
    const sent = { methodId: 'slack', channel: 'slack', after: '0s', ok: true, detail: 'posted' };
    const failed = { methodId: 'sms', channel: 'sms', after: '3m', ok: false, detail: 'no credit' };
    await open(mineOf(null), { 'POST /me/page-me': { items: [sent, failed] } });
    fireEvent.click(part('Page me now').getByText('Page me now', { selector: 'button *' }));
    expect(await screen.findByText('Slack: sent, posted')).toBeDefined();
    expect(screen.getByText('SMS: failed, no credit')).toBeDefined();
    expect(screen.getByText('At night it would come after 3 min.')).toBeDefined();
  });

  it('say to whom nobody here is what to do', async () => {
    answering({ 'GET /me': ADMIN, 'GET /me/notifications': mineOf(null, { item: null, advice: 'Ask an editor.' }) });
    draw(<NotificationsPage />);
    expect(await screen.findByText('Ask an editor.')).toBeDefined();
  });
});
