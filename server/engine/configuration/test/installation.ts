import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import type { Abilities } from '../../../core/directory/abilities.ts';
import { formatPath } from '../../../core/directory/kind.ts';
import { formatMistake } from '../../../runtime/provisioning/mistake.ts';
import type { Database } from '../../../store/database.ts';
import type { Kind } from '../../../test/database/databases.ts';
import { virtualClock } from '../../../runtime/virtual-clock.ts';
import type { VirtualClock } from '../../../runtime/virtual-clock.ts';
import { createConfiguration } from '../configuration.ts';
import type { Configuration } from '../configuration.ts';
import type { Snapshot } from '../snapshot.ts';
import type { PutRequest, RemoveRequest } from '../writing.ts';

export const NOW = Date.UTC(2026, 10, 21, 3);

const abilities: Abilities = {
  channels: ['email'],
  checkAddress: (_channel, address) => (address.includes('@') ? null : 'write one address, such as ana@example.org'),
  integrationTypes: ['grafana'],
};

export const ana = { id: 'ana', name: 'Ana', contactMethods: [{ channel: 'email', address: 'ana@example.org' }] };
export const ben = { id: 'ben', name: 'Ben', contactMethods: [{ channel: 'email', address: 'ben@example.org' }] };
export const shop = { id: 'shop', name: 'Shop', members: ['ana'] };
export const chain = { id: 'shop', name: 'Shop', steps: [{ page: { people: ['ana'] } }] };
export const grafana = { id: 'grafana', name: 'Grafana', type: 'grafana', token: 'a-token-that-is-long-enough' };
/** Seven documents that fit together. */
export const town = {
  people: [ana, ben],
  teams: [shop],
  services: [{ id: 'checkout', name: 'Checkout', team: 'shop', chain: 'shop', owns: ['service="checkout"'] }],
  escalationChains: [chain],
  integrations: [grafana],
  settings: { fallback: [{ person: 'ana' }] },
};

type Variables = Readonly<Record<string, string>>;

/** A database, a folder of files and one or more replicas that work on them. */
export interface Installation {
  readonly database: Database;
  readonly folder: string;
  readonly clock: VirtualClock;
  /** The replica that the methods below speak to: the last one that was started. */
  readonly configuration: Configuration;
  readonly snapshot: () => Snapshot;
  start(options?: { readonly folder?: string | null; readonly variables?: Variables }): Promise<Configuration>;
  write(file: string, content: object | string): void;
  /** The mistakes as they are printed. */
  reload(): Promise<string[]>;
  versionOf(key: string): number | undefined;
  /** Puts the team `data` unless told otherwise. */
  put(request?: Partial<PutRequest>): ReturnType<Configuration['put']>;
  remove(request?: Partial<RemoveRequest>): ReturnType<Configuration['remove']>;
  /** Why a document is invalid, as `field: message`; the kind of the result when it is not. */
  refusal(request: Partial<PutRequest>): Promise<string[]>;
  /** Leaves nothing behind; answers the trouble that no caller had waited for. */
  drop(): Promise<string[]>;
}

export async function install(kind: Kind): Promise<Installation> {
  const opened = await kind.open();
  const folder = mkdtempSync(path.join(tmpdir(), 'tocsin-configuration-'));
  const clock = virtualClock(NOW);
  const replicas: Configuration[] = [];
  const failures: string[] = [];

  const start: Installation['start'] = async ({ folder: from = folder, variables = {} } = {}) => {
    const replica = createConfiguration({
      database: opened.database,
      clock,
      abilities,
      lookup: (name) => variables[name],
      folder: from,
      failed: (what, error) => void failures.push(`${what}: ${String(error)}`),
    });
    replicas.push(replica);
    await replica.refresh();
    return replica;
  };
  let configuration = await start();
  const put: Installation['put'] = (request) =>
    configuration.put({
      kind: 'team',
      id: 'data',
      document: { id: 'data', name: 'Data' },
      ifVersion: null,
      by: 'ana',
      ...request,
    });

  return {
    database: opened.database,
    folder,
    clock,
    get configuration() {
      return configuration;
    },
    snapshot: () => configuration.snapshot(),
    start: async (options) => (configuration = await start(options)),
    write: (file, content) =>
      writeFileSync(path.join(folder, file), typeof content === 'string' ? content : stringify(content)),
    reload: async () => (await configuration.provisioning.reload()).mistakes.map(formatMistake),
    versionOf: (key) => configuration.snapshot().entries.get(key)?.version,
    put,
    remove: (request) => configuration.remove({ kind: 'team', id: 'data', ifVersion: null, by: 'ana', ...request }),
    async refusal(request) {
      const result = await put(request);
      if (result.kind !== 'invalid') return [result.kind];
      return result.mistakes.map(({ path: at, message }) => `${formatPath(at)}: ${message}`);
    },
    async drop() {
      await Promise.all(replicas.map((replica) => replica.close()));
      await opened.drop();
      rmSync(folder, { recursive: true });
      return failures;
    },
  };
}
