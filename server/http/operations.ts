import type { Express } from 'express';
import type { Metrics } from '../runtime/metrics.ts';

export interface OperationsDeps {
  readonly metrics: Metrics;
  /** Why work cannot be done now, one sentence each; empty when it can. */
  notReady(): Promise<readonly string[]>;
  /** Brings the gauges up to date: they are read from the store only when somebody looks. */
  refreshGauges(): Promise<void>;
  readonly stopping: AbortSignal;
}

/** For the machine that runs this one: is it alive, may it get traffic, and how is it doing. */
export function mountOperations(app: Express, deps: OperationsDeps): void {
  // Alive means only that this line runs: restarting the process would not bring a stopped database back.
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });

  app.get('/readyz', async (_request, response) => {
    const reasons = deps.stopping.aborted ? ['The service is shutting down.'] : await deps.notReady();
    response.setHeader('cache-control', 'no-store');
    response.status(reasons.length === 0 ? 200 : 503);
    response.json({ status: reasons.length === 0 ? 'ready' : 'not ready', reasons });
  });

  app.get('/metrics', async (_request, response) => {
    // Counters must stay readable when the database is not: that is when somebody needs them.
    await deps.refreshGauges().catch(() => deps.metrics.gaugesFailed.inc());
    response.setHeader('content-type', deps.metrics.registry.contentType);
    response.end(await deps.metrics.registry.metrics());
  });
}
