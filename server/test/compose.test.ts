import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { channelSettings } from '../channels/registry.ts';
import { readConfig } from '../runtime/config.ts';
import { VARIABLES } from '../runtime/environment/variables.ts';
import { readProvisioning } from '../runtime/provisioning/provisioning.ts';

/**
 * No container engine is asked: this holds the files against each other and against the service, so that what nobody
 * started for a while still starts.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const yamlsIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder)).map((name) => path.posix.join(folder, name));

interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly stop_grace_period?: string;
}

/** The shapes below are what these tests rely on; a file that has another fails at the first expectation. */
const compose = parse(read('docker-compose.yml')) as {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const services = Object.entries(compose.services);
const service = (name: string): ComposeService => {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`no service ${name} in docker-compose.yml`);
  return found;
};

/** What compose puts in where nobody sets anything. */
const withDefaults = (text: string): string => text.replace(/\$\{\w+:-([^}]*)\}/g, '$1');

/** Host paths that are mounted, with where they go. */
function mountsOf({ volumes = [] }: ComposeService): { from: string; to: string; mode: string }[] {
  return volumes.map((volume) => {
    const [from = '', to = '', mode = ''] = volume.split(':');
    return { from, to, mode };
  });
}

const PINNED = /^[\w./-]+:v?\d+\.\d+[\w.-]*$/;

describe('docker-compose.yml', () => {
  it.each(services)('names the exact version of the image of %s, or how to build it', (_name, { image, build }) => {
    if (build === undefined) expect(image).toMatch(PINNED);
    else expect(existsSync(path.join(root, build.context, build.dockerfile))).toBe(true);
  });

  it.each(services)('mounts only what exists into %s, and folders of the repository read-only', (_name, one) => {
    for (const { from, mode } of mountsOf(one)) {
      if (from.startsWith('./')) expect([existsSync(path.join(root, from)), mode, from]).toEqual([true, 'ro', from]);
      else expect(Object.keys(compose.volumes)).toContain(from);
    }
  });

  it.each(services)('shows %s to this machine only', (_name, { ports = [] }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('waits for health only where somebody looks after it', () => {
    const looked = services.filter(([, { healthcheck }]) => healthcheck !== undefined).map(([name]) => name);
    // The image of the service brings its own.
    const healthy = new Set([...looked, 'tocsin']);
    for (const [, { depends_on = {} }] of services) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect([name, condition, healthy.has(name)]).toEqual([name, 'service_healthy', true]);
      }
    }
  });

  it('starts the service with settings that it takes', () => {
    const { environment } = service('tocsin');
    const variables = Object.fromEntries(
      Object.entries(environment).map(([name, text]) => [name, withDefaults(String(text))]),
    );
    const result = readConfig({ variables, readFile: () => '' }, channelSettings);
    expect(result.ok ? [] : result.errors).toEqual([]);
    const known = Object.values(VARIABLES).map(({ name }) => name);
    expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('gives the service longer to stop than it takes at most', () => {
    expect(Number.parseInt(service('tocsin').stop_grace_period ?? '', 10)).toBeGreaterThan(25);
  });

  it('reaches the database and the mail catcher by the names that they have here', () => {
    const { DATABASE_URL = '', TOCSIN_SMTP_URL = '' } = service('tocsin').environment;
    const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD = '' } = service('postgres').environment;
    const database = new URL(withDefaults(DATABASE_URL));
    expect([database.hostname, database.username, database.password, database.pathname]).toEqual([
      'postgres',
      POSTGRES_USER,
      withDefaults(POSTGRES_PASSWORD),
      `/${POSTGRES_DB}`,
    ]);
    expect(Object.keys(compose.services)).toContain(new URL(TOCSIN_SMTP_URL).hostname);
  });
});

describe('the Dockerfile', () => {
  const lines = read('server/Dockerfile').replaceAll('\\\n', ' ').split('\n');
  const all = (word: string): string[] =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1).trim());
  const ignored = read('.dockerignore').split('\n');

  it('builds on one exact version of Node, at least the one that the service needs', () => {
    const bases = all('FROM').map((base) => base.replace(/ AS \w+$/, ''));
    expect(new Set(bases).size).toBe(1);
    for (const base of bases) expect(base).toMatch(/^node:2\d\.\d+\.\d+-bookworm-slim$/);
  });

  it('copies only what exists and is sent along', () => {
    const sources = all('COPY')
      .filter((rest) => !rest.startsWith('--from='))
      .flatMap((rest) => rest.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) {
      expect([source, existsSync(path.join(root, source))]).toEqual([source, true]);
      expect(ignored).toContain(`!${source}`);
    }
  });

  it('sets variables that the service knows', () => {
    const known = Object.values(VARIABLES).map(({ name }) => name);
    const set = all('ENV').flatMap((rest) => [...rest.matchAll(/(\w+)=/g)].map(([, name = '']) => name));
    expect(set.filter((name) => name.startsWith('TOCSIN_') && !known.includes(name))).toEqual([]);
  });

  it('starts what the build makes, without a shell, as a user without rights', () => {
    const command = JSON.parse(all('CMD')[0] ?? '[]') as string[];
    expect(command.slice(0, 2)).toEqual(['node', 'build/service/cli.js']);
    expect(existsSync(path.join(root, 'server/cli.ts'))).toBe(true);
    expect(all('USER')).toEqual(['node']);
  });

  it('asks for health at the address that answers it', () => {
    expect(lines.find((line) => line.startsWith('HEALTHCHECK'))).toContain('/healthz');
  });
});

interface Receiver {
  readonly type: string;
  readonly settings: {
    readonly url: string;
    readonly hmacConfig: { readonly secret: string; readonly header: string; readonly timestampHeader: string };
  };
}
interface Rule {
  readonly uid: string;
  readonly condition: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly data: readonly { readonly refId: string; readonly datasourceUid: string; readonly model: object }[];
}

describe("Grafana's part of provisioning", () => {
  const datasources = parse(read('provisioning/datasources/testdata.yaml')) as {
    readonly datasources: readonly { readonly uid: string; readonly type: string }[];
  };
  const alerting = {
    ...(parse(read('provisioning/alerting/contact-points.yaml')) as {
      readonly contactPoints: readonly { readonly name: string; readonly receivers: readonly Receiver[] }[];
    }),
    ...(parse(read('provisioning/alerting/policies.yaml')) as {
      readonly policies: readonly { readonly receiver: string; readonly group_by: readonly string[] }[];
    }),
    ...(parse(read('provisioning/alerting/rules.yaml')) as {
      readonly groups: readonly { readonly folder: string; readonly rules: readonly Rule[] }[];
    }),
  };
  const rules = alerting.groups.flatMap((group) => group.rules);

  it('is all of version 1, as Grafana wants it said in each file', () => {
    const files = [...yamlsIn('provisioning/datasources'), ...yamlsIn('provisioning/alerting')];
    expect(files.map((file) => [file, (parse(read(file)) as { apiVersion?: number }).apiVersion])).toEqual(
      files.map((file) => [file, 1]),
    );
  });

  it('is mounted where Grafana looks for it', () => {
    const mounts = mountsOf(service('grafana')).filter(({ from }) => from.startsWith('./'));
    for (const { from, to } of mounts) expect(to).toBe(`/etc/grafana/${from.slice(2)}`);
    expect(mounts.map(({ from }) => from)).toEqual(['./provisioning/datasources', './provisioning/alerting']);
  });

  it('sends everything to the contact point that there is', () => {
    const names = alerting.contactPoints.map(({ name }) => name);
    expect(alerting.policies.map(({ receiver }) => names.includes(receiver))).toEqual([true]);
  });

  it('shows an integration of the town what it wants to see', async () => {
    const { environment } = service('tocsin');
    const mount = mountsOf(service('tocsin')).find(({ to }) => to === environment['TOCSIN_PROVISIONING']);
    const { documents, mistakes } = await readProvisioning(path.join(root, mount?.from ?? ''), () => undefined);
    expect(mistakes).toEqual([]);
    const [receiver] = alerting.contactPoints.flatMap(({ receivers }) => receivers);
    const { hostname, port, pathname } = new URL(receiver?.settings.url ?? '');
    const [, type, token] = /^\/integrations\/v1\/([^/]+)\/([^/]+)\/$/.exec(pathname) ?? [];
    expect([receiver?.type, hostname, port]).toEqual(['webhook', 'tocsin', '8470']);
    const integrations = documents.filter(({ kind }) => kind === 'integration').map(({ document }) => document);
    const { secret, header, timestampHeader } = receiver?.settings.hmacConfig ?? {};
    expect(header).toBe('X-Grafana-Alerting-Signature'); // What the service takes where the file says nothing.
    expect(integrations).toContainEqual(
      expect.objectContaining({ type, token, auth: { hmac: { secret, timestampHeader, maxAge: '5m' } } }),
    );
  });

  it.each(rules.map((rule) => [rule.uid, rule] as const))('asks in %s only what is there', (_uid, rule) => {
    const uids = [...datasources.datasources.map(({ uid }) => uid), '__expr__'];
    const refs = rule.data.map(({ refId }) => refId);
    expect(refs).toContain(rule.condition);
    for (const { refId, datasourceUid, model } of rule.data) {
      expect(uids).toContain(datasourceUid);
      expect(model).toMatchObject({ refId });
      if ('expression' in model) expect(refs).toContain(model.expression);
    }
  });

  it('has rules that fire differently, each with its own id', () => {
    expect(new Set(rules.map(({ uid }) => uid)).size).toBe(rules.length);
    expect(rules.length).toBeGreaterThanOrEqual(3);
  });
});
