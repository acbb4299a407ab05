import { describe, expect, it } from 'vitest';
import { settingsIn, settingsToSave } from '../api/connection.ts';
import { cleanUrl, environmentText, randomSecret, urlMistake } from './connection.ts';

describe('the URL of the service', () => {
  it.each(['http://tocsin:8470', 'https://tocsin.example.org/', ' http://10.0.0.1 ', 'https://x.test/tocsin'])(
    'may be %s',
    (url) => {
      expect(urlMistake(url)).toBeNull();
    },
  );

  it.each(['', 'tocsin:8470', 'ftp://x', 'http://', 'http://x/api/v1', 'http://x?a=1', 'http://x y'])(
    'may not be "%s"',
    (url) => {
      expect(urlMistake(url)).toMatch(/\.$/);
    },
  );

  it('is kept without the slash at its end', () => {
    expect(cleanUrl(' http://tocsin:8470// ')).toBe('http://tocsin:8470');
  });
});

describe('saving the connection', () => {
  const before = settingsIn({
    ...{ enabled: true, pinned: false, info: { version: '1.2.3' } },
    jsonData: { serviceUrl: 'http://old', somethingElse: { kept: true } },
    secureJsonFields: { secret: true },
  });

  it('wipes nothing that others have written, and disables nothing', () => {
    expect(settingsToSave(before, { serviceUrl: 'http://new', secret: null })).toEqual({
      ...{ enabled: true, pinned: false },
      jsonData: { serviceUrl: 'http://new', somethingElse: { kept: true } },
    });
  });

  it('sends a secret only where one was written', () => {
    expect(settingsToSave(before, { serviceUrl: 'http://new', secret: 's' })).toMatchObject({
      secureJsonData: { secret: 's' },
    });
  });

  it('enables the app where it was not, and shows it in the navigation', () => {
    const fresh = settingsIn({ enabled: false });
    expect(fresh).toEqual({ enabled: false, pinned: false, version: '', jsonData: {}, hasSecret: false });
    expect(settingsToSave(fresh, { serviceUrl: 'http://new', secret: 's' })).toMatchObject({
      ...{ enabled: true, pinned: true },
    });
  });
});

describe('what the service needs', () => {
  it('holds the secret while it is known, and the address of this Grafana', () => {
    const text = environmentText({ secret: 'abc', grafanaUrl: 'http://grafana.test/' });
    expect(text.split('\n').slice(0, 2)).toEqual(['TOCSIN_APP_SECRET=abc', 'TOCSIN_GRAFANA_URL=http://grafana.test']);
    expect(environmentText({ secret: null, grafanaUrl: '' })).toContain('TOCSIN_APP_SECRET=<');
  });

  it('is made of random bytes', () => {
    expect(randomSecret((bytes) => bytes.fill(10))).toBe('0a'.repeat(32));
  });
});
