import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Item } from '../api/configured.ts';
import { ADMIN, allowed, answering, draw, item } from '../test/page.tsx';
import { IntegrationForm } from './integration-form.tsx';

afterEach(cleanup);

const signed = item({
  ...{ id: 'grafana', name: 'Grafana', type: 'grafana' as const, labels: { source: 'grafana' } },
  auth: { hmac: { secret: '••••••', header: 'X-Signature', maxAge: '5m' } },
}) as Item<'integrations'>;

async function open(edited: Item<'integrations'> | null) {
  const saved = { ...signed, id: 'production' };
  const asked = answering({ 'GET /me': ADMIN, 'POST /integrations': saved, 'PUT /integrations/grafana': saved });
  const onClose = vi.fn();
  draw(<IntegrationForm item={edited} onClose={onClose} />);
  await screen.findByLabelText(/^Name(?! of)/);
  return { asked, onClose };
}

describe('the form of an integration', () => {
  it('makes one for Grafana that is signed from the beginning', async () => {
    const { asked, onClose } = await open(null);
    fireEvent.change(screen.getByLabelText(/^Name(?! of)/), { target: { value: 'Production' } });
    fireEvent.click(await allowed('Create'));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const body = asked.find(({ method }) => method === 'POST')?.body;
    expect(body).toMatchObject({ name: 'Production', type: 'grafana', auth: { hmac: { maxAge: '5m' } } });
    // Made in the browser, long enough not to be guessed.
    expect(JSON.stringify(body)).toMatch(/"secret":"[^"]{24,}"/);
  });

  it('cannot make one without a name', async () => {
    const { asked } = await open(null);
    fireEvent.click(screen.getByText('Create'));
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('asks how old a signed request may be, and refuses what is no duration', async () => {
    await open(null);
    fireEvent.change(screen.getByLabelText(/^Accepted for/), { target: { value: 'a while' } });
    expect(screen.getByRole('alert').textContent).toContain('30s');
    fireEvent.click(screen.getByLabelText(/^Requests are signed/));
    expect(screen.queryByLabelText(/^Accepted for/)).toBeNull();
  });

  it('puts the dots back where a secret is, so that the service keeps it', async () => {
    const { asked, onClose } = await open(signed);
    fireEvent.change(screen.getByLabelText(/^Name(?! of)/), { target: { value: 'Grafana in Paris' } });
    fireEvent.click(await allowed('Save'));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const body = asked.find(({ method }) => method === 'PUT')?.body;
    expect(body).toMatchObject({ name: 'Grafana in Paris', auth: { hmac: { secret: '••••••' } } });
    expect(body).toMatchObject({ labels: { source: 'grafana' } });
  });
});
