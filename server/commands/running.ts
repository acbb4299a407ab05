import type { Service } from '../main.ts';
import type { Log } from '../runtime/log.ts';
import { shutDownOnSignals } from '../runtime/shutdown.ts';
import type { Shutdown } from '../runtime/shutdown.ts';
import type { Signals } from './command.ts';

/** Runs until a signal stops it; resolves to the exit code. SIGHUP reads the provisioning files again. */
export function untilStopped(
  service: Pick<Service, 'reload'>,
  shutdown: Shutdown,
  log: Log,
  signals: Signals,
): Promise<number> {
  signals.on('SIGHUP', () => {
    // What was wrong with the files is in the log by then; here is only what has nothing to do with them.
    service.reload().catch((error: unknown) => log.error({ error }, 'the provisioning files could not be read'));
  });
  return new Promise((resolve) => shutDownOnSignals(shutdown, signals, resolve));
}
