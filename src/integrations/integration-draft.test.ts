import { describe, expect, it } from 'vitest';
import { CONCEALED, integrationSchema } from '../../server/contract/configuration/integration.ts';
import { asFile } from './as-file.ts';
import { documentOf, draftOf, mistakesIn, NEW_DRAFT, NOT_SHOWN } from './integration-draft.ts';

const full = {
  ...{ id: 'grafana', name: 'Grafana', type: 'grafana', token: NOT_SHOWN, ratePerMinute: 60 },
  auth: {
    basic: { username: 'u', password: NOT_SHOWN },
    hmac: { secret: NOT_SHOWN, header: 'X-Sig', timestampHeader: 'X-Time', maxAge: '2m' },
  },
  labels: { environment: 'production' },
};

describe('the form of an integration', () => {
  it('knows what stands in place of a secret', () => {
    expect(NOT_SHOWN).toBe(CONCEALED);
  });

  it('gives back what it was given, header names and what is not shown included', () => {
    expect(documentOf(draftOf(full), full, 'new')).toEqual(full);
  });

  it('turns signatures on with a secret of its own, and off', () => {
    const plain = { id: 'hook', name: 'Hook', type: 'webhook' };
    const on = documentOf({ ...draftOf(plain), isSigned: true }, plain, 'new');
    expect(on.auth?.hmac).toEqual({ secret: 'new', timestampHeader: 'X-Grafana-Alerting-Timestamp', maxAge: '5m' });
    expect(documentOf({ ...draftOf(full), isSigned: false }, full, 'new').auth).not.toHaveProperty('hmac');
  });

  it('makes a document that the service takes', () => {
    const draft = { ...NEW_DRAFT, name: ' Main ', credentials: 'bearer', password: 'b' } as const;
    const document = documentOf(
      {
        ...draft,
        labels: [
          { name: ' env ', value: 'x' },
          { name: '', value: 'y' },
        ],
      },
      null,
      's',
    );
    expect(integrationSchema.safeParse({ ...document, id: 'main' }).error).toBeUndefined();
    expect(document).toMatchObject({
      name: 'Main',
      auth: { bearer: 'b', hmac: { secret: 's' } },
      labels: { env: 'x' },
    });
  });

  it.each([
    ['name', { name: ' ' }],
    ['maxAge', { maxAge: 'soon' }],
    ['maxAge', { maxAge: '' }],
    ['username', { credentials: 'basic', password: 'p' }],
    ['password', { credentials: 'bearer' }],
    ['ratePerMinute', { ratePerMinute: '0' }],
    ['ratePerMinute', { ratePerMinute: '1.5' }],
  ] as const)('says that %s is wrong', (field, part) => {
    expect([...mistakesIn({ ...NEW_DRAFT, name: 'x', ...part })]).toEqual([field]);
  });

  it('has no mistake where everything is written', () => {
    expect(mistakesIn({ ...NEW_DRAFT, name: 'x', maxAge: '1h30m' }).size).toBe(0);
    expect(mistakesIn({ ...NEW_DRAFT, name: 'x', isSigned: false, maxAge: '' }).size).toBe(0);
  });
});

describe('as a file', () => {
  it('secrets come from the environment', () => {
    expect(asFile(full)).toMatchObject({
      token: '$GRAFANA_TOKEN',
      auth: { basic: { username: 'u', password: '$GRAFANA_PASSWORD' }, hmac: { secret: '$GRAFANA_HMAC_SECRET' } },
    });
    expect(asFile({ name: 'Main office', type: 'webhook' })).toMatchObject({ token: '$MAIN_OFFICE_TOKEN', auth: {} });
  });
});
