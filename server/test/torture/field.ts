import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { openClient, type Client } from './http-client.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { until } from './pause.ts';
import type { ServiceProcess, ServiceSettings } from './service-process.ts';
import { writeTown } from './town.ts';

/** Everything around a tortured process that outlives it: its sender's books, its mail server, its files. */
export interface Field {
  readonly ledger: Ledger;
  readonly client: Client;
  readonly settings: ServiceSettings;
  close(): Promise<void>;
}

export interface FieldOptions {
  readonly entry: string;
  /** Of an empty PostgreSQL database; null for SQLite. */
  readonly databaseUrl: string | null;
  /** Where the SQLite file goes; a temporary folder when absent. */
  readonly dataFolder?: string;
  /** Arguments for Node itself. */
  readonly node?: readonly string[];
}

export async function openField({ entry, databaseUrl, dataFolder, node = [] }: FieldOptions): Promise<Field> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-torture-'));
  const ledger = await openLedger();
  const port = await freePort();
  const client = openClient(port);
  const settings: ServiceSettings = {
    ...{ entry, port, node, smtpUrl: ledger.smtp.url, provisioning: await writeTown(folder) },
    database: databaseUrl
      ? { kind: 'postgres', url: databaseUrl }
      : { kind: 'sqlite', file: join(dataFolder ?? folder, 'tocsin.db') },
  };
  return {
    ...{ ledger, client, settings },
    async close() {
      client.close();
      await ledger.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Longer than a lease of PostgreSQL and the pause after it, with room for a slow machine. */
const PATIENCE_MS = 120_000;
const SHOWN = 5;

/** Everything that was promised has to come now, and then everything has to be quiet. */
export async function settleUp({ ledger }: Field): Promise<string[]> {
  const violations: string[] = [];
  const some = (keys: readonly string[]): string => `${keys.length} (${keys.slice(0, SHOWN).join(', ')})`;
  if (!(await until(() => ledger.unpaged().length === 0, PATIENCE_MS, 100)))
    violations.push(`accepted and never paged: ${some(ledger.unpaged())}`);
  if (!(await until(() => ledger.untold().length === 0, PATIENCE_MS, 100)))
    violations.push(`resolved and nobody was told: ${some(ledger.untold())}`);
  return violations;
}

/** A group for each alert and no other, open exactly while its alert fires. */
export async function countGroups({ ledger, client }: Field): Promise<string[]> {
  const open = await openGroups(client);
  const expected = ledger.accepted.size - ledger.resolved.size;
  return open === expected ? [] : [`${open} groups are open, and ${expected} alerts were not resolved`];
}

async function openGroups(client: Client): Promise<number> {
  const { text } = await client.get('/metrics');
  return [...text.matchAll(/^tocsin_open_alert_groups\{[^}]*\} (\d+)$/gm)].reduce((sum, [, n]) => sum + Number(n), 0);
}

/** The last stop has to be a clean one. */
export async function leave(service: ServiceProcess): Promise<string[]> {
  const { code } = await service.end('SIGTERM');
  return code === 0 ? [] : [`the last process ended with exit code ${code}`];
}

/** What the process itself complained about; nothing but what a torture does on purpose may stand there. */
export function complaints(service: ServiceProcess, expected: RegExp | null = null): string[] {
  const unexpected = service.errors.filter((line) => !expected?.test(line));
  return unexpected.slice(0, SHOWN * 2).map((line) => `the log says: ${line.slice(0, 600)}`);
}
