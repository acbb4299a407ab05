import path from 'node:path';
import { createLog } from '../../runtime/log.ts';
import { parserOf } from '../../integrations/registry.ts';
import { startService } from '../../main.ts';
import type { Service } from '../../main.ts';
import type { VirtualClock } from '../../runtime/virtual-clock.ts';
import { virtualClock } from '../../runtime/virtual-clock.ts';
import { grafanaBody } from './bodies.ts';
import { pause } from './pause.ts';
import type { Place } from './place.ts';

/** Alerts a body, and bodies under way at once: what fills a store fastest. */
const PER_BODY = 50;

/** The service itself, in this process and at any time that is wanted: what it leaves behind is genuine. */
export interface Seeding {
  readonly clock: VirtualClock;
  /** New groups, numbered from `from`, opened at the instant of the clock; resolves when all their pages are sent. */
  open(from: number, count: number): Promise<void>;
  /** Every group that is open is resolved by somebody. */
  resolveAll(): Promise<void>;
  close(): Promise<void>;
}

export async function startSeeding(place: Place, at: number): Promise<Seeding> {
  const clock = virtualClock(at);
  const service = await startService({
    config: {
      provisioning: path.join(place.folder, 'provisioning'),
      database: place.url === null ? { kind: 'sqlite', path: place.file } : { kind: 'postgres', url: place.url },
      http: { host: '127.0.0.1', port: 0, bodyLimit: { bytes: 2 ** 20, setting: 'TOCSIN_BODY_LIMIT' } },
      publicUrl: 'http://localhost',
      isPublic: false,
      privateCalendars: true,
      appUrl: null,
      logLevel: 'warn',
      secret: 'a secret of the bench, nobody else has it',
      adminToken: null,
      grafana: null,
      channels: { webhook: { signingSecret: 'a secret of the bench, nobody else has it' } },
      lookup: () => undefined,
    },
    clock,
    log: createLog({ level: 'warn' }),
    processMetrics: false,
  });
  return {
    clock,
    open: (from, count) => openGroups(service, clock, from, count),
    async resolveAll() {
      const open = await service.database.read((tx) =>
        tx.all<{ id: string }>('SELECT id FROM alert_groups WHERE open = 1'),
      );
      const by = { kind: 'person', personId: 'person-0', via: 'api' } as const;
      for (const { id } of open) await service.engine.act(id, { kind: 'resolve', by });
      await settled(service);
    },
    async close() {
      await service.close();
    },
  };
}

async function openGroups(service: Service, clock: VirtualClock, from: number, count: number): Promise<void> {
  const parse = parserOf('grafana');
  if (parse === null) throw new Error('there is no integration type "grafana"');
  for (let done = 0; done < count; done += PER_BODY) {
    const alerts = Math.min(PER_BODY, count - done);
    const body = grafanaBody(alerts);
    for (let index = 0; index < alerts; index += 1) body.number(index, from + done + index);
    const text = body.bytes.toString('utf8');
    const parsed = parse(JSON.parse(text), clock.now());
    if (!parsed.ok) throw new Error(parsed.problem.detail);
    await service.engine.accept({ ...parsed, integrationId: 'grafana', receivedAt: clock.now(), body: text });
  }
  await settled(service);
}

async function settled(service: Service): Promise<void> {
  // The clock stands still, so whatever is not finished now is at the provider.
  while (service.engine.inFlight > 0 || !service.engine.isIdle) {
    await service.engine.idle();
    await pause(1);
  }
}
