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

const idOf = (file: string): string => (JSON.parse(read(file)) as { readonly id: string }).id;

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

/** Instructions of a Dockerfile: what stands after the word, joined where a backslash continued it. */
function instructionsOf(file: string): (word: string) => string[] {
  const lines = read(file).replaceAll('\\\n', ' ').split('\n');
  return (word) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1).trim());
}

describe.each(['server/Dockerfile', 'provisioning/Dockerfile'])('%s', (file) => {
  const all = instructionsOf(file);
  const ignored = read('.dockerignore').split('\n');

  it('starts from exact versions, and builds on one version of Node', () => {
    const bases = all('FROM').map((base) => base.replace(/ AS \w+$/, ''));
    for (const base of bases) expect(base).toMatch(PINNED);
    const nodes = new Set(bases.filter((base) => base.startsWith('node:')));
    expect([...nodes]).toEqual([expect.stringMatching(/^node:2\d\.\d+\.\d+-bookworm-slim$/)]);
  });

  it('copies only what exists and is sent along', () => {
    const sources = all('COPY')
      .filter((rest) => !rest.startsWith('--from='))
      .flatMap((rest) => rest.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) {
      expect([source, existsSync(path.join(root, source))]).toEqual([source, true]);
      expect(ignored).toContain(`!${source.split('/')[0]}`);
      expect(ignored).not.toContain(source);
    }
  });
});

describe('server/Dockerfile', () => {
  const all = instructionsOf('server/Dockerfile');

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
    expect(all('HEALTHCHECK').join(' ')).toContain('/healthz');
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
  const datasources = yamlsIn('provisioning/datasources').flatMap((file) => {
    const { datasources } = parse(read(file)) as {
      readonly datasources: readonly { readonly uid: string; readonly type: string; readonly isDefault?: boolean }[];
    };
    return datasources;
  });
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
    const files = ['plugins', 'datasources', 'alerting'].flatMap((folder) => yamlsIn(`provisioning/${folder}`));
    expect(files.map((file) => [file, (parse(read(file)) as { apiVersion?: number }).apiVersion])).toEqual(
      files.map((file) => [file, 1]),
    );
  });

  it('is mounted where Grafana looks for it', () => {
    const mounts = mountsOf(service('grafana')).filter(({ from }) => from.startsWith('./'));
    for (const { from, to } of mounts) expect(to).toBe(`/etc/grafana/${from.slice(2)}`);
    expect(mounts.map(({ from }) => path.basename(from)).sort()).toEqual(['alerting', 'datasources', 'plugins']);
  });

  it('has one default data source, and the one that the dashboard of the app is made for', () => {
    expect(datasources.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    const { templating } = JSON.parse(read('src/dashboards/response.json')) as {
      readonly templating: {
        readonly list: readonly { readonly query: string; readonly current: { readonly value: unknown } }[];
      };
    };
    const wanted = templating.list.find(({ query }) => query === 'tocsin-oncall-datasource')?.current.value;
    expect(datasources).toContainEqual(expect.objectContaining({ type: 'tocsin-oncall-datasource', uid: wanted }));
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
    const uids = [...datasources.map(({ uid }) => uid), '__expr__'];
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

describe('the app in the demo', () => {
  const { apps } = parse(read('provisioning/plugins/tocsin.yaml')) as {
    readonly apps: readonly {
      readonly type: string;
      readonly disabled: boolean;
      readonly jsonData: { readonly serviceUrl: string };
      readonly secureJsonData: { readonly secret: string };
    }[];
  };
  const [app] = apps;
  const grafana = service('grafana').environment;
  const tocsin = service('tocsin').environment;
  /** As Grafana does it with $NAME in its files. */
  const expanded = (text = ''): string =>
    text.replace(/\$(\w+)/g, (_, name: string) => withDefaults(grafana[name] ?? ''));

  it('is switched on, with the address and the secret of the service', () => {
    expect([app?.type, app?.disabled]).toEqual([idOf('plugin.json'), false]);
    expect(expanded(app?.jsonData.serviceUrl)).toBe('http://tocsin:8470');
    expect(expanded(app?.secureJsonData.secret)).toBe(withDefaults(tocsin['TOCSIN_APP_SECRET'] ?? ''));
    expect(expanded(app?.secureJsonData.secret)).not.toBe('');
  });

  it('calls on behalf of users whose identity the service can verify', () => {
    expect(tocsin['TOCSIN_GRAFANA_URL']).toBe('http://grafana:3000');
  });

  it('is loaded from where it was copied to, unsigned, with the plugins inside of it', () => {
    const all = instructionsOf('provisioning/Dockerfile');
    const variables = new Map(
      all('ENV').flatMap((rest) =>
        [...rest.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
      ),
    );
    const copied = all('COPY').find((rest) => rest.startsWith('--from='));
    expect(copied?.split(/\s+/).slice(1)).toEqual(['/build/dist', `${variables.get('GF_PATHS_PLUGINS')}/${app?.type}`]);
    const nested = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'plugin.json')
      .map((file) => idOf(path.join('src', file)));
    const allowed = variables.get('GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS')?.split(',');
    expect(allowed).toEqual(expect.arrayContaining(nested));
  });

  it('shows its first user the pages of somebody who is on call in the town', async () => {
    const { documents } = await readProvisioning(path.join(root, 'provisioning/town'), () => undefined);
    const people = documents.filter(({ kind }) => kind === 'person').map(({ document }) => document);
    expect(people).toContainEqual(expect.objectContaining({ email: grafana['GF_SECURITY_ADMIN_EMAIL'] }));
  });
});
