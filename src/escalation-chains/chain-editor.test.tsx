import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { knownOf } from '../directory/known.ts';
import type { Documents } from '../directory/documents.ts';
import { ADMIN, allowed, answering, draw, item, NOTHING_BESIDE } from '../test/page.tsx';
import { ChainEditor } from './chain-editor.tsx';

afterEach(cleanup);

const reached = { contactMethods: [{ id: 'phone', channel: 'sms', address: '••••42' }] };

/** A team of two with a chain that asks one after the other; as the service answers it. */
const documents = {
  teams: [item({ id: 'shop', name: 'Shop', members: ['ana', 'ben'] })],
  people: [
    item({ id: 'ana', name: 'Ana Ünal', email: 'ana@tocsin.example', ...reached }),
    item({ id: 'ben', name: 'Ben Okafor', email: 'ben@tocsin.example', ...reached }),
  ],
  services: [item({ id: 'checkout', name: 'Checkout', team: 'shop', chain: 'shop', owns: ['service="checkout"'] })],
  chains: [
    item({
      ...{ id: 'shop', name: 'Shop', team: 'shop' },
      steps: [{ page: { people: ['ana'] } }, { wait: '5m' }, { page: { people: ['ben'] } }],
    }),
  ],
  ...{ schedules: [], overrides: [], surroundings: NOTHING_BESIDE, settings: null },
  channels: [{ id: 'sms', kind: 'text', notifies: true }],
  // Only what the editor reads.
} as unknown as Documents;

function edit() {
  const asked = answering({
    ...{ 'GET /me': ADMIN, 'GET /escalation-chains/shop/turns': { items: [] } },
    'PUT /escalation-chains/shop': documents.chains[0],
  });
  const known = knownOf(documents);
  let isDone = false;
  draw(<ChainEditor known={known} item={known.documents.chains[0] ?? null} onDone={() => (isDone = true)} />);
  return { asked, isDone: () => isDone };
}

/** The sentences of the steps, from the first to the last. */
const sentences = () => [...document.querySelectorAll('[id^="step-"]')].map(({ textContent }) => textContent);
const preview = () => within(screen.getByText('Who would be paged').closest('section') ?? document.body);

describe('the editor of an escalation chain', () => {
  it('says each step as a sentence, and who that is', () => {
    edit();
    expect(sentences()).toEqual(['Page Ana Ünal', 'Wait 5 min', 'Page Ben Okafor']);
    expect(preview().getByText('At once')).toBeDefined();
    expect(preview().getByText('+5 min')).toBeDefined();
  });

  it('moves a step by its arrows, and the preview follows', () => {
    edit();
    fireEvent.click(screen.getByLabelText<HTMLButtonElement>('Move step 3 up'));
    fireEvent.click(screen.getByLabelText<HTMLButtonElement>('Move step 2 up'));
    expect(sentences()).toEqual(['Page Ben Okafor', 'Page Ana Ünal', 'Wait 5 min']);
    const [first] = preview().getAllByText(/^(Ana|Ben) /);
    expect(first?.textContent).toBe('Ben Okafor');
    expect(preview().queryByText('+5 min')).toBeNull();
  });

  it('cannot move the first one further up', () => {
    edit();
    expect(screen.getByLabelText<HTMLButtonElement>('Move step 1 up').disabled).toBe(true);
  });

  it('puts a step back that was removed by mistake', () => {
    edit();
    fireEvent.click(screen.getByLabelText<HTMLButtonElement>('Remove step 2'));
    expect(sentences()).toEqual(['Page Ana Ünal', 'Page Ben Okafor']);
    fireEvent.click(screen.getByText('Put it back'));
    expect(sentences()).toEqual(['Page Ana Ünal', 'Wait 5 min', 'Page Ben Okafor']);
  });

  it('any wait can be written, and counts at once', () => {
    edit();
    fireEvent.change(screen.getByLabelText('How long step 2 waits'), { target: { value: '7m30s' } });
    expect(sentences()[1]).toBe('Wait 7 min 30 s');
    expect(preview().getByText('+7 min 30 s')).toBeDefined();
  });

  it('says before saving whom it concerns, and saves what is on the screen', async () => {
    const { asked, isDone } = edit();
    fireEvent.click(screen.getByLabelText<HTMLButtonElement>('Remove step 2'));
    fireEvent.click(await allowed('Save: 1 service pages by it'));
    await waitFor(() => expect(isDone()).toBe(true));
    const body = asked.find(({ method }) => method === 'PUT')?.body;
    expect(body).toMatchObject({ id: 'shop', steps: [{ page: {} }, { page: {} }] });
  });

  it('does not save what cannot be read', async () => {
    const { asked } = edit();
    fireEvent.change(screen.getByLabelText('How long step 2 waits'), { target: { value: 'soon' } });
    fireEvent.click(await allowed(/^Save/));
    expect(sentences()[1]).toBe('Wait …');
    expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
  });
});
