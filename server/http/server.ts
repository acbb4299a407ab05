import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import express from 'express';
import type { Express } from 'express';
import helmet from 'helmet';
import { waiting } from '../store/inbox.ts';
import { countGroups } from '../store/alert-group-list.ts';
import { tokenByHash, touchToken } from '../store/tokens.ts';
import { newId } from '../runtime/ids.ts';
import { mountAnswerPages } from './answer/answer.ts';
import { loadView } from './answer/load-view.ts';
import { createEvents } from './api/events.ts';
import { apiHandlers } from './api/handlers.ts';
import { mountApi, problemHandler } from './api/router.ts';
import { createAuthenticate } from './auth/authenticate.ts';
import { authenticateByGrafana } from './auth/by-grafana.ts';
import { authenticateByToken } from './auth/by-token.ts';
import type { Authenticate } from './auth/caller.ts';
import { teamsLedBy } from './auth/leads.ts';
import { createMatching } from './auth/people/match.ts';
import { createNewcomers } from './auth/people/newcomers.ts';
import { createPersonOf } from './auth/people/person-of.ts';
import { mountChannels } from './channels.ts';
import type { HttpDeps } from './deps.ts';
import { expressClasses } from './express-prototypes.ts';
import { importedNow } from './feeds/imported.ts';
import { mountFeeds } from './feeds/feed-page.ts';
import { isIntake } from './intake/address.ts';
import { Intake } from './intake/intake.ts';
import { mountOperations } from './operations.ts';
import { Refusal } from './problem.ts';

/** Longer than the idle time-outs of usual proxies: when this side closes first, a request may be lost on the way. */
const KEEP_ALIVE_MS = 75_000;

/**
 * The whole of HTTP: alerts in (before Express, which they do not need), answers, what comes back over channels, the API,
 * and what operators look at. The caller listens and closes.
 */
export function createHttpServer(deps: HttpDeps): Server {
  const app = createApp(deps);
  const { engine, clock, log, metrics, settings } = deps;
  const intake = new Intake({
    ...{ engine, clock, log, metrics, limit: settings.bodyLimit },
    directory: () => deps.known().directory,
  });
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    // Or its sender's next request would hold the shutdown back, for as long as it has something to send.
    if (deps.stopping.aborted) response.shouldKeepAlive = false;
    if (isIntake(request.url ?? '')) intake.handle(request, response);
    // The classes of the server are Express's own; see express-prototypes.ts.
    else app(request, response);
  };
  return createServer(
    {
      ...expressClasses(app, process.versions.node),
      requestTimeout: settings.requestTimeoutMs,
      headersTimeout: settings.headersTimeoutMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // Node looks for slow senders this often, so time-outs are kept to about that.
      connectionsCheckingInterval: Math.min(1_000, settings.headersTimeoutMs),
    },
    answer,
  );
}

function createApp(deps: HttpDeps): Express {
  const { engine, clock, metrics, channels, settings, database, stopping } = deps;
  const app = express();
  app.disable('x-powered-by');
  // Versions are the ETags here; a hash of each answer would be work for nothing, and would look like one.
  app.set('etag', false);
  app.use(helmet({ contentSecurityPolicy: { directives: { 'default-src': ["'none'"] }, useDefaults: false } }));
  mountOperations(app, {
    ...{ metrics, stopping },
    notReady: () => notReady(deps),
    refreshGauges: () => refreshGauges(deps),
  });
  mountAnswerPages(app, { engine, load: (who) => loadView(database, deps.known(), who, clock.now()) });
  mountFeeds(app, { database, clock, publicUrl: settings.publicUrl, known: () => deps.known() });
  mountChannels(app, {
    ...{ engine, clock, metrics, channels, limit: settings.bodyLimit, publicUrl: settings.publicUrl },
  });
  mountApi(app, {
    authenticate: authentication(deps),
    isLead: (caller) => teamsLedBy(caller, deps.known().directory.teams).length > 0,
    handlers: apiHandlers(deps),
    events: createEvents({ engine, clock, stopping }),
    limit: settings.bodyLimit,
    metrics,
  });
  app.use(() => {
    throw new Refusal('not-found', 'There is nothing here. The API is at /api/v1, alerts go to /integrations/v1.');
  });
  const failed = (error: unknown, instance: string): void => {
    deps.log.error({ error, instance }, 'a request met a mistake in Tocsin');
  };
  app.use(problemHandler(failed, () => newId(clock.now())));
  return app;
}

function authentication({
  database,
  clock,
  metrics,
  settings,
  stopping,
  documents,
  known,
  log,
}: HttpDeps): Authenticate {
  const tokens = {
    byHash: (hash: string) => database.read((tx) => tokenByHash(tx, hash)),
    touch: (id: string, at: number) => database.write((tx) => touchToken(tx, id, at)),
  };
  const find = createMatching(() => known().directory.people);
  const failed = (error: unknown): void => log.error({ error }, 'somebody from Grafana could not be added as a person');
  const personOf = createPersonOf(find, createNewcomers({ documents, clock, find, failed }));
  return createAuthenticate(
    authenticateByToken({ tokens, clock, adminToken: settings.adminToken }),
    authenticateByGrafana({ settings: settings.grafana, clock, metrics, stopping, personOf }),
  );
}

async function notReady(deps: HttpDeps): Promise<readonly string[]> {
  const reasons = deps.notReady();
  return await deps.database.ping().then(
    () => reasons,
    () => ['The database does not answer.', ...reasons],
  );
}

async function refreshGauges({ database, clock, metrics, known }: HttpDeps): Promise<void> {
  const open = ['firing', 'acknowledged', 'snoozed'] as const;
  const { inbox, groups, calendars } = await database.read(async (tx) => ({
    calendars: await importedNow(tx, known().directory),
    inbox: await waiting(tx),
    groups: await countGroups(tx, { states: open }),
  }));
  const { oldestReceivedAt } = inbox;
  metrics.inboxWaiting.set(inbox.count);
  metrics.inboxOldestWaiting.set(oldestReceivedAt === null ? 0 : Math.max(0, clock.now() - oldestReceivedAt) / 1_000);
  // Those of layers that are gone would otherwise go on growing old.
  metrics.calendarAge.reset();
  for (const { schedule_id, layer_id, read_at, created_at } of calendars) {
    const labels = { schedule: schedule_id, layer: layer_id };
    metrics.calendarAge.set(labels, Math.max(0, clock.now() - (read_at ?? created_at)) / 1_000);
  }
  for (const status of open) metrics.openGroups.set({ status }, groups[status]);
  metrics.configurationRevision.set(known().directory.revision);
}
