import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from './config.ts';
import { environmentHelp } from './environment/help.ts';
import { processEnvironment } from './environment/source.ts';
import { VARIABLES } from './environment/variables.ts';

/** What the channels' own shapes would say; here only as much of it as shows how their words come out. */
const channels = z.strictObject({
  slack: z
    .strictObject({ botToken: z.string().startsWith('xoxb-', 'write the token'), signingSecret: z.string() })
    .optional(),
  email: z.strictObject({ url: z.string(), from: z.string(), requireTls: z.boolean().default(false) }).optional(),
  sms: z
    .strictObject({
      accountSid: z.string(),
      authToken: z.string(),
      from: z.string().optional(),
      messagingServiceSid: z.string().optional(),
      publicUrl: z.string().nullable(),
    })
    .optional(),
  webhook: z.strictObject({ signingSecret: z.string().min(16, 'write at least 16 characters') }).optional(),
});

type Environment = Readonly<Record<string, string>>;

function read(variables: Environment, files: Environment = {}) {
  return readConfig(
    {
      variables,
      readFile(path) {
        const text = files[path];
        if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' });
        return text;
      },
    },
    channels,
  );
}

function errors(variables: Environment, files: Environment = {}): readonly string[] {
  const result = read(variables, files);
  return result.ok ? [] : result.errors;
}

function config(variables: Environment, files: Environment = {}) {
  const result = read(variables, files);
  if (!result.ok) throw new Error(result.errors.join('\n'));
  return result.config;
}

describe('an empty environment', () => {
  it('is a complete installation on this machine', () => {
    expect(config({})).toEqual({
      provisioning: 'provisioning/town',
      database: { kind: 'sqlite', path: './data/tocsin.db' },
      http: { host: '127.0.0.1', port: 8470, bodyLimit: { bytes: 1_048_576, setting: 'TOCSIN_BODY_LIMIT' } },
      publicUrl: 'http://localhost:8470',
      isPublic: false,
      privateCalendars: true,
      appUrl: null,
      logLevel: 'info',
      secret: null,
      adminToken: null,
      grafana: null,
      channels: {},
      lookup: expect.any(Function) as unknown,
    });
  });

  it('and one full of empty values is the same', () => {
    const empty = Object.fromEntries(Object.values(VARIABLES).map(({ name }) => [name, '']));
    expect(config(empty)).toEqual({ ...config({}), lookup: expect.any(Function) as unknown });
  });

  it('gives something that nobody can change', () => {
    const { http } = config({});
    expect(() => Object.assign(http, { port: 1 })).toThrow(TypeError);
  });
});

describe('values', () => {
  it('turn into what the service works with', () => {
    const { database, http, publicUrl, isPublic, logLevel, provisioning } = config({
      DATABASE_URL: 'postgresql://tocsin@db/tocsin',
      TOCSIN_HOST: '0.0.0.0',
      TOCSIN_PORT: '0',
      TOCSIN_BODY_LIMIT: '512KiB',
      TOCSIN_PUBLIC_URL: 'https://tocsin.example.org/oncall/',
      TOCSIN_LOG_LEVEL: 'debug',
      TOCSIN_PROVISIONING: 'none',
    });
    expect(database).toEqual({ kind: 'postgres', url: 'postgresql://tocsin@db/tocsin' });
    expect(http).toMatchObject({ host: '0.0.0.0', port: 0, bodyLimit: { bytes: 524_288 } });
    expect([publicUrl, isPublic, logLevel, provisioning]).toEqual([
      'https://tocsin.example.org/oncall',
      true,
      'debug',
      null,
    ]);
  });

  it('prefer the own name to what a platform sets', () => {
    expect(config({ PORT: '3000' }).http.port).toBe(3_000);
    expect(config({ PORT: '3000', TOCSIN_PORT: '8471' }).http.port).toBe(8_471);
  });

  it.each([
    [{ TOCSIN_PORT: '84700' }, 'TOCSIN_PORT must be a number from 0 to 65535'],
    [{ PORT: 'http' }, 'PORT must be a number from 0 to 65535'],
    [{ TOCSIN_BODY_LIMIT: '1GB' }, 'TOCSIN_BODY_LIMIT must be a size from 1KiB to 64MiB, such as 1MiB'],
    [{ TOCSIN_BODY_LIMIT: '10' }, 'TOCSIN_BODY_LIMIT must be a size from 1KiB to 64MiB, such as 1MiB'],
    [{ TOCSIN_LOG_LEVEL: 'verbose' }, 'TOCSIN_LOG_LEVEL must be one of debug, info, warn, error, silent'],
    [{ TOCSIN_PUBLIC_URL: 'tocsin.example.org' }, 'TOCSIN_PUBLIC_URL must be a URL such as https://tocsin.example.org'],
    [{ TOCSIN_PUBLIC_URL: 'https://a.example?x=1' }, 'TOCSIN_PUBLIC_URL must be a URL without a question mark or #'],
    [
      { DATABASE_URL: 'sqlite:./tocsin.db' },
      'DATABASE_URL must begin with postgres:// (for a SQLite file write its path to TOCSIN_DATA)',
    ],
    [{ TOCSIN_SECRET: 'short' }, 'TOCSIN_SECRET must have at least 32 characters'],
    [{ TOCSIN_ADMIN_TOKEN: 'short' }, 'TOCSIN_ADMIN_TOKEN must have at least 16 characters'],
  ])('%j', (variables, sentence) => {
    expect(errors(variables)).toEqual([sentence]);
  });
});

describe('secrets', () => {
  const secret = 'a secret of at least thirty-two characters';

  it('may stand in a file, without its last line break', () => {
    expect(config({ TOCSIN_SECRET_FILE: '/run/secret' }, { '/run/secret': `${secret}\n` }).secret).toBe(secret);
  });

  it.each([
    [{ TOCSIN_SECRET_FILE: '/gone' }, 'TOCSIN_SECRET_FILE: /gone cannot be read (ENOENT)'],
    [{ TOCSIN_SECRET_FILE: '/empty' }, 'TOCSIN_SECRET_FILE: /empty is empty'],
    [
      { TOCSIN_SECRET_FILE: '/run/secret', TOCSIN_SECRET: secret },
      'TOCSIN_SECRET and TOCSIN_SECRET_FILE are both set: remove one',
    ],
    [{ TOCSIN_PORT_FILE: '/run/secret' }, 'TOCSIN_PORT_FILE is no setting; did you mean TOCSIN_PORT?'],
  ])('%j', (variables, sentence) => {
    expect(errors(variables, { '/empty': '\n', '/run/secret': secret })).toEqual([sentence]);
  });

  it('are found for provisioning files under any name', () => {
    const { lookup } = config({ GRAFANA_TOKEN: 'abc', MAIL_TOKEN_FILE: '/run/mail' }, { '/run/mail': 'def\n' });
    expect([lookup('GRAFANA_TOKEN'), lookup('MAIL_TOKEN'), lookup('NOTHING')]).toEqual(['abc', 'def', undefined]);
  });

  it('never stand in an error', () => {
    const all = errors({
      TOCSIN_SECRET: 'hushhush',
      TOCSIN_WEBHOOK_SECRET: 'hushhush',
      DATABASE_URL: 'mysql://tocsin:hushhush@db/tocsin',
      SLACK_BOT_TOKEN: 'hushhush',
      SLACK_SIGNING_SECRET: 'hushhush',
    });
    expect(all).toHaveLength(4);
    expect(all.join('\n')).not.toContain('hushhush');
  });
});

describe('channels', () => {
  it('get their settings by the names of their own shapes', () => {
    const all = config({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      SMTP_URL: 'smtp://localhost',
      TOCSIN_MAIL_FROM: 'tocsin@example.org',
      TOCSIN_SMTP_REQUIRE_TLS: 'true',
      TWILIO_ACCOUNT_SID: 'AC1',
      TWILIO_AUTH_TOKEN: 't',
      TWILIO_MESSAGING_SERVICE_SID: 'MG1',
    }).channels;
    expect(all).toEqual({
      slack: { botToken: 'xoxb-1', signingSecret: 's' },
      email: { url: 'smtp://localhost', from: 'tocsin@example.org', requireTls: true },
      sms: { accountSid: 'AC1', authToken: 't', messagingServiceSid: 'MG1', publicUrl: null },
    });
  });

  it('tell Twilio to call back only where somebody said how it reaches us', () => {
    const sms = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 't', TWILIO_FROM: '+15550100' };
    const { channels: settings } = config({ ...sms, TOCSIN_PUBLIC_URL: 'https://t.example.org' });
    expect(settings.sms).toMatchObject({ publicUrl: 'https://t.example.org' });
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET is missing: Slack needs it beside SLACK_BOT_TOKEN']],
    [{ TOCSIN_SMTP_URL: 'smtp://a' }, ['TOCSIN_MAIL_FROM is missing: mail needs it beside TOCSIN_SMTP_URL']],
    [
      { TWILIO_FROM: '+1555' },
      [
        'TWILIO_ACCOUNT_SID is missing: SMS needs it beside TWILIO_FROM',
        'TWILIO_AUTH_TOKEN is missing: SMS needs it beside TWILIO_FROM',
      ],
    ],
    [
      { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 't' },
      [
        'TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID is missing: SMS needs it beside TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN',
      ],
    ],
    [{ TOCSIN_WEBHOOK_SECRET: 'short' }, ['TOCSIN_WEBHOOK_SECRET: write at least 16 characters']],
    [{ SLACK_BOT_TOKEN: 'xoxp-1', SLACK_SIGNING_SECRET: 's' }, ['SLACK_BOT_TOKEN: write the token']],
    [
      { TOCSIN_MAIL_FROM: 'a@b', TOCSIN_SMTP_URL: 'smtp://a', TOCSIN_SMTP_REQUIRE_TLS: 'maybe' },
      ['TOCSIN_SMTP_REQUIRE_TLS must be true or false'],
    ],
  ])('%j', (variables, sentences) => {
    expect(errors(variables)).toEqual(sentences);
  });
});

describe('variables that nobody reads', () => {
  it.each([
    [{ TOCSIN_PROVISONING: 'x' }, 'TOCSIN_PROVISONING is no setting; did you mean TOCSIN_PROVISIONING?'],
    [{ TOCSIN_DATABASE_URL: 'x' }, 'TOCSIN_DATABASE_URL is no setting; did you mean DATABASE_URL?'],
    [
      { TOCSIN_PAGE_NOBODY: 'x' },
      'TOCSIN_PAGE_NOBODY is no setting; names that begin with TOCSIN_ are kept for settings; --help lists them',
    ],
  ])('%j', (variables, sentence) => {
    expect(errors(variables)).toEqual([sentence]);
  });

  it('are no errors when Kubernetes wrote them for a Service that is called tocsin', () => {
    const links = {
      TOCSIN_SERVICE_HOST: '10.0.0.7',
      TOCSIN_SERVICE_PORT: '8470',
      TOCSIN_SERVICE_PORT_HTTP: '8470',
      TOCSIN_PORT: 'tcp://10.0.0.7:8470',
      TOCSIN_PORT_8470_TCP: 'tcp://10.0.0.7:8470',
      TOCSIN_PORT_8470_TCP_ADDR: '10.0.0.7',
      TOCSIN_DB_PORT: 'tcp://10.0.0.8:5432',
    };
    expect(config(links).http.port).toBe(8_470);
  });

  it('are none of our business without the prefix', () => {
    expect(errors({ HOME: '/root', SLACK_CHANNEL: 'x' })).toEqual([]);
  });
});

describe('everything that is wrong', () => {
  it('is said at once', () => {
    expect(errors({ TOCSIN_PORT: 'x', TOCSIN_LOG_LEVEL: 'x', TOCSIN_SMTP_URL: 'smtp://a', TOCSIN_PROT: '1' })).toEqual([
      'TOCSIN_PORT must be a number from 0 to 65535',
      'TOCSIN_LOG_LEVEL must be one of debug, info, warn, error, silent',
      'TOCSIN_MAIL_FROM is missing: mail needs it beside TOCSIN_SMTP_URL',
      'TOCSIN_PROT is no setting; did you mean TOCSIN_PORT?',
    ]);
  });
});

describe('the app inside Grafana', () => {
  const secret = 'a secret of sixteen';

  it('is served with its secret and the keys of Grafana', () => {
    const { grafana } = config({ TOCSIN_APP_SECRET: secret, TOCSIN_GRAFANA_URL: 'http://grafana:3000/sub/' });
    expect(grafana).toEqual({ secret, orgs: [1], identity: { kind: 'verified', url: 'http://grafana:3000/sub' } });
    expect(() => Object.assign(grafana ?? {}, { secret: '' })).toThrow(TypeError);
  });

  it('is served with the secret alone where identities are not signed', () => {
    const { grafana } = config(
      {
        ...{ TOCSIN_APP_SECRET_FILE: '/run/secret', TOCSIN_GRAFANA_IDENTITY: 'context', TOCSIN_GRAFANA_ORGS: '1, 4' },
      },
      { '/run/secret': `${secret}\n` },
    );
    expect(grafana).toEqual({ secret, orgs: [1, 4], identity: { kind: 'context' } });
  });

  it('is not served without the secret, whatever else is set', () => {
    expect(
      config({ TOCSIN_GRAFANA_URL: 'http://grafana:3000', TOCSIN_GRAFANA_IDENTITY: 'context' }).grafana,
    ).toBeNull();
  });

  it.each([
    [
      { TOCSIN_APP_SECRET: 'short', TOCSIN_GRAFANA_URL: 'http://g' },
      'TOCSIN_APP_SECRET must have at least 16 characters',
    ],
    [
      { TOCSIN_APP_SECRET: secret },
      'TOCSIN_GRAFANA_URL is missing: TOCSIN_APP_SECRET needs it beside, unless TOCSIN_GRAFANA_IDENTITY is context',
    ],
    [{ TOCSIN_GRAFANA_IDENTITY: 'none' }, 'TOCSIN_GRAFANA_IDENTITY must be verified or context'],
    [{ TOCSIN_GRAFANA_ORGS: '1;2' }, 'TOCSIN_GRAFANA_ORGS must be ids of organisations, such as 1 or 1,4'],
    [{ TOCSIN_GRAFANA_ORGS: '0' }, 'TOCSIN_GRAFANA_ORGS must be ids of organisations, such as 1 or 1,4'],
    [{ TOCSIN_GRAFANA_ORGS: '1,' }, 'TOCSIN_GRAFANA_ORGS must be ids of organisations, such as 1 or 1,4'],
    [
      { TOCSIN_APP_SECRET: secret, TOCSIN_GRAFANA_URL: 'grafana:3000' },
      'TOCSIN_GRAFANA_URL must be a URL such as https://tocsin.example.org',
    ],
  ] satisfies [Environment, string][])('%j', (variables, sentence) => {
    expect(errors(variables)).toEqual([sentence]);
  });
});

describe('--help', () => {
  const help = environmentHelp();

  it.each(Object.values(VARIABLES).map((variable) => [variable.name, variable] as const))(
    'names %s',
    (name, variable) => {
      expect(help).toContain(`  ${name}`);
      if (variable.default !== null) expect(help).toContain(`[${variable.default}]`);
      expect(help).toContain(`Example: ${variable.example}`);
    },
  );

  it('fits a terminal', () => {
    expect(help.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});

describe('the process', () => {
  it('is read like any other source', () => {
    expect(processEnvironment.variables.PATH).toBe(process.env.PATH);
    expect(processEnvironment.readFile(new URL(import.meta.url).pathname)).toContain('is read like any other source');
  });
});
