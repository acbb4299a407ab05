import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  alertmanagerFile,
  contactPointFile,
  curlCommand,
  newSecret,
  webhookSettings,
  withoutSecrets,
} from './connecting.ts';

const URL = 'https://tocsin.example.test/integrations/v1/grafana/abc/';
const bare = { url: URL, basic: null, bearer: null, hmac: null };
const hmac = {
  secret: 's3cr"et',
  header: 'X-Grafana-Alerting-Signature',
  timestampHeader: 'X-Grafana-Alerting-Timestamp',
};
const basic = { username: 'graf:ana', password: "it's" };

describe('settings of a contact point', () => {
  it('are those of the form of Grafana', () => {
    expect(webhookSettings(bare)).toEqual({ url: URL, httpMethod: 'POST' });
    expect(webhookSettings({ ...bare, hmac })).toMatchObject({ hmacConfig: hmac });
    expect(webhookSettings({ ...bare, hmac: { ...hmac, timestampHeader: null } })['hmacConfig']).not.toHaveProperty(
      'timestampHeader',
    );
    expect(webhookSettings({ ...bare, basic })).toMatchObject(basic);
    expect(webhookSettings({ ...bare, bearer: 'b' })).toMatchObject({
      ...{ authorization_scheme: 'Bearer', authorization_credentials: 'b' },
    });
  });

  it('hold one kind of credentials, because a request has one header for them', () => {
    expect(webhookSettings({ ...bare, basic, bearer: 'b' })).not.toHaveProperty('authorization_scheme');
  });
});

describe('files', () => {
  it('of Grafana are YAML that holds no secret', () => {
    const text = contactPointFile('Tocsin: "main"', 'tocsin-grafana', { ...bare, hmac, bearer: 'b' });
    expect(text).not.toContain('s3cr');
    expect(parse(text)).toMatchObject({
      apiVersion: 1,
      contactPoints: [
        {
          name: 'Tocsin: "main"',
          receivers: [
            {
              ...{ uid: 'tocsin-grafana', type: 'webhook' },
              settings: {
                ...{ url: URL, authorization_credentials: '$TOCSIN_BEARER' },
                hmacConfig: { ...hmac, secret: '$TOCSIN_HMAC_SECRET' },
              },
            },
          ],
        },
      ],
    });
  });

  it('of Alertmanager are YAML with the credentials in it', () => {
    const receiver = (sender: Parameters<typeof alertmanagerFile>[0]) =>
      (parse(alertmanagerFile(sender)) as { receivers: { webhook_configs: unknown[] }[] }).receivers[0]
        ?.webhook_configs[0];
    expect(receiver(bare)).toEqual({ url: URL, send_resolved: true });
    expect(receiver({ ...bare, bearer: 'b' })).toMatchObject({ http_config: { authorization: { credentials: 'b' } } });
    expect(receiver({ ...bare, basic })).toMatchObject({ http_config: { basic_auth: basic } });
    expect(parse(alertmanagerFile(bare))).toMatchObject({ route: { receiver: 'tocsin', group_wait: '5s' } });
  });
});

describe('a command', () => {
  it('sends a test, which pages nobody', () => {
    expect(curlCommand(bare)).toContain(`curl -X POST '${URL}'`);
    expect(curlCommand(bare)).toContain('"test":true');
  });

  it('survives quotes in what it is given', () => {
    expect(curlCommand({ ...bare, basic })).toContain(`-u 'graf:ana:it'\\''s'`);
  });

  it('signs what it sends, with the time where that is wanted', () => {
    const timed = curlCommand({ ...bare, hmac });
    expect(timed).toContain(`printf %s "$ts:$body" | openssl dgst -sha256 -hmac 's3cr"et'`);
    expect(timed).toContain('-H "X-Grafana-Alerting-Timestamp: $ts"');
    const plain = curlCommand({ ...bare, hmac: { ...hmac, timestampHeader: null } });
    expect(plain).toContain('printf %s "$body" |');
    expect(plain).not.toContain('$ts');
  });
});

describe('secrets', () => {
  it('are shown as dots until somebody asks', () => {
    expect(withoutSecrets('webhook', 'https://x').url).toMatch(/^https:\/\/x\/integrations\/v1\/webhook\/•+\/$/);
  });

  it('are made of random bytes, in letters that are safe everywhere', () => {
    const secret = newSecret((bytes) => bytes.fill(255));
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(newSecret((bytes) => bytes.fill(0))).not.toBe(secret);
  });
});
