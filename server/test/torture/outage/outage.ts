import { seededRandom } from '../../../demo/traffic/random.ts';
import { complaints, countGroups, leave, openField, settleUp, type Field } from '../field.ts';
import { pause, until } from '../pause.ts';
import { INTAKE_PATH, startSender } from '../sender.ts';
import { startProcess, type ServiceProcess } from '../service-process.ts';

/** Takes the storage away from a running service, and gives it back. */
export interface Storage {
  /** `pid` is the service's. */
  take(pid: number): Promise<void>;
  give(pid: number): Promise<void>;
}

export interface OutageOptions {
  readonly entry: string;
  readonly databaseUrl: string | null;
  readonly dataFolder?: string;
  readonly storage: Storage;
  readonly outages: number;
  readonly seed: number;
  readonly progress?: (line: string) => void;
}

export interface OutageResult {
  readonly outages: number;
  readonly alerts: number;
  /** Requests that were told to come again. */
  readonly refused: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly violations: readonly string[];
}

/** The slots of the mail channel: a send whose result could not be written goes out once more. */
const MOST_IN_FLIGHT = 32;
const PATIENCE_MS = 60_000;
/** The end of something that never began: changes nothing, and has to be written down all the same. */
const NEVER_FIRED = JSON.stringify({ alerts: [{ title: 'never fired', service: 'checkout', status: 'resolved' }] });

/** While storage is away the service refuses and lives on; when it is back it goes on by itself, with nothing lost. */
export async function endureOutages(options: OutageOptions): Promise<OutageResult> {
  const field = await openField(options);
  const service = startProcess(field.settings);
  try {
    if (!(await service.ready)) throw new Error(`the service did not start: ${service.errors.join('\n')}`);
    return await endure(options, field, service);
  } finally {
    await service.end('SIGKILL');
    await field.close();
  }
}

async function endure(
  { storage, outages, seed, progress }: OutageOptions,
  field: Field,
  service: ServiceProcess,
): Promise<OutageResult> {
  const { ledger, client } = field;
  const random = seededRandom(seed);
  const violations: string[] = [];
  const sender = startSender(client, ledger, seededRandom(seed + 1));
  for (let outage = 1; outage <= outages; outage += 1) {
    const before = ledger.mails;
    if (!(await until(() => ledger.mails > before + 20, PATIENCE_MS)))
      violations.push(`nothing moves before outage ${outage}`);
    await storage.take(service.child.pid ?? 0);
    // Not by the sender, which says nothing while it waits for pages of what it sent.
    const isRefused = async () => (await client.post(INTAKE_PATH, NEVER_FIRED)).status === 503;
    if (!(await until(isRefused, PATIENCE_MS))) violations.push(`outage ${outage}: no request was refused with 503`);
    const health = await client.get('/healthz');
    if (health.status !== 200) violations.push(`outage ${outage}: /healthz answers ${health.status}`);
    await pause(random.between(0, 1_500));
    await storage.give(service.child.pid ?? 0);
    if (!(await until(async () => (await client.get('/readyz')).status === 200, PATIENCE_MS)))
      violations.push(`outage ${outage}: not ready again`);
    // A send of the same process may be repeated, as its result could not be written.
    ledger.nextLife();
    progress?.(`${outage}/${outages}: ${ledger.accepted.size} alerts, ${sender.refused} refused`);
  }
  await sender.stop();
  if (sender.refused === 0) violations.push('in no outage was a request refused with 503');
  violations.push(...(await settleUp(field)), ...(await countGroups(field)), ...(await leave(service)));
  const duplicates = [...ledger.duplicates().values()].reduce((sum, count) => sum + count, 0);
  if (duplicates > outages * MOST_IN_FLIGHT) violations.push(`${duplicates} duplicates in ${outages} outages`);
  violations.push(...sender.surprises.map((line) => `a request was answered with ${line}`));
  // Errors are expected here, but not just any: a process that ends by itself, or a request set aside, is a loss.
  violations.push(...complaints(service, /"level":"error"(?!.*set aside)/));
  return {
    ...{ outages, alerts: ledger.accepted.size, refused: sender.refused, lost: ledger.unpaged().length },
    ...{ duplicates, violations },
  };
}
