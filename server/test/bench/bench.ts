import path from 'node:path';
import type { Options } from './options.ts';
import type { Place, Places } from './place.ts';
import type { Receiver } from './receiver.ts';
import type { Sender } from './senders.ts';
import { startBuilt } from './service.ts';
import type { RunningService } from './service.ts';
import { writeTown } from './town.ts';
import type { TownPlan } from './town.ts';

/** What every scenario stands on. */
export interface Bench {
  readonly options: Options;
  readonly places: Places;
  readonly sender: Sender;
  readonly receiver: Receiver;
}

export interface Scenario {
  readonly name: string;
  run(bench: Bench): Promise<void>;
}

/** A place with a town and, once started, a service; all of it is gone when `work` has ended, however it ended. */
export async function withPlace(
  bench: Bench,
  plan: Partial<TownPlan>,
  work: (place: Place, start: (variables?: Place['variables']) => Promise<RunningService>) => Promise<void>,
): Promise<void> {
  const place = await bench.places.fresh();
  const running: RunningService[] = [];
  bench.receiver.forget();
  try {
    writeTown(path.join(place.folder, 'provisioning'), { receiver: bench.receiver.url, firstWait: null, ...plan });
    await work(place, async (variables = {}) => {
      const changed = { ...place, variables: { ...place.variables, ...variables } };
      const service = await startBuilt(changed, bench.options.profile);
      running.push(service);
      return service;
    });
  } finally {
    for (const service of running) await service.kill();
    await place.drop();
  }
}
