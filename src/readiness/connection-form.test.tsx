import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { PluginSettings } from '../api/connection.ts';
import { answering, draw } from '../test/page.tsx';
import { ConnectionForm } from './connection-form.tsx';

afterEach(cleanup);

const SETTINGS = '/api/plugins/tocsin-oncall-app/settings';

/** As Grafana answers them: with what others have put there. */
const before = {
  ...{ enabled: true, pinned: true, secureJsonFields: { secret: true } },
  jsonData: { serviceUrl: 'http://tocsin:8470', somebodyElses: 'stays' },
};

const settings: PluginSettings = {
  ...{ enabled: true, pinned: true, hasSecret: true, version: '0.1.0' },
  jsonData: { serviceUrl: 'http://tocsin:8470' },
};

const save = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Save connection/ });

describe('where the service is', () => {
  it('saves a new URL, keeps the secret and what else is set', async () => {
    const asked = answering({ [`GET ${SETTINGS}`]: before, [`POST ${SETTINGS}`]: {} });
    draw(<ConnectionForm settings={settings} />);
    fireEvent.change(screen.getByLabelText(/URL of the service/), { target: { value: 'https://oncall.example/' } });
    fireEvent.click(save());
    await screen.findByText('Saved');
    const { body } = asked.find(({ method }) => method === 'POST') ?? {};
    expect(body).toMatchObject({
      ...{ enabled: true, pinned: true },
      jsonData: { serviceUrl: 'https://oncall.example', somebodyElses: 'stays' },
    });
    expect(body).not.toHaveProperty('secureJsonData');
  });

  it('sends a secret only when another one was written', async () => {
    const asked = answering({ [`GET ${SETTINGS}`]: before, [`POST ${SETTINGS}`]: {} });
    draw(<ConnectionForm settings={settings} />);
    fireEvent.click(screen.getByRole('button', { name: 'Reset' }));
    expect(save().disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Generate' }));
    fireEvent.click(save());
    await waitFor(() => expect(asked.some(({ method }) => method === 'POST')).toBe(true));
    const { body } = asked.find(({ method }) => method === 'POST') ?? {};
    expect(JSON.stringify(body)).toMatch(/"secret":"[^"]{16,}"/);
  });

  it('goes back to the secret that is saved', () => {
    answering({});
    draw(<ConnectionForm settings={settings} />);
    fireEvent.click(screen.getByRole('button', { name: 'Reset' }));
    fireEvent.click(screen.getByRole('button', { name: 'Keep the old one' }));
    expect(save().disabled).toBe(false);
  });

  it('says what is wrong with an address before it is saved', () => {
    answering({});
    draw(<ConnectionForm settings={settings} />);
    fireEvent.change(screen.getByLabelText(/URL of the service/), { target: { value: 'tocsin:8470/path' } });
    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(save().disabled).toBe(true);
  });

  it('shows what Grafana says when it does not take it', async () => {
    answering({ [`GET ${SETTINGS}`]: before });
    draw(<ConnectionForm settings={settings} />);
    fireEvent.click(save());
    expect(await screen.findByText('Grafana did not save it')).toBeDefined();
  });
});
