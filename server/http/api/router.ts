import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import type { Route } from '../../contract/route.ts';
import { api, API_PREFIX } from '../../contract/routes.ts';
import { streamRoutes } from '../../contract/routes/operating.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import { mayAct } from '../auth/caller.ts';
import type { Authenticate, Caller } from '../auth/caller.ts';
import { problemOf, Refusal, sendProblem } from '../problem.ts';
import type { BodyLimit } from '../request-body.ts';
import type { StreamEvents } from './events.ts';
import type { Answer, Handlers } from './handler.ts';
import { readCall } from './read-call.ts';
import type { ReadCall } from './read-call.ts';

export interface ApiDeps {
  readonly authenticate: Authenticate;
  readonly handlers: Handlers;
  readonly events: StreamEvents;
  /** Whether the caller leads any team; which documents they may change is for the handler to say. */
  readonly isLead: (caller: Caller) => boolean;
  readonly limit: BodyLimit;
  readonly metrics: Metrics;
}

type AnyHandler = (call: ReadCall & { readonly caller: Caller }) => Promise<Answer<unknown>> | Answer<unknown>;

/** Mounts every line of the route table: authenticate, authorise, read, call, answer. */
export function mountApi(app: Express, deps: ApiDeps): void {
  for (const [noun, routes] of Object.entries(api)) {
    for (const [name, route] of Object.entries<Route>(routes)) {
      mount(app, deps, route, handlerOf(deps.handlers, noun, name));
    }
  }
  const { events } = streamRoutes;
  app.get(API_PREFIX + events.path, async (request, response) => {
    await admit(deps, events, request);
    deps.events(response, async () => void (await admit(deps, events, request)));
  });
  refuseOtherMethods(app);
  app.use(API_PREFIX, (request) => {
    throw new Refusal(
      'not-found',
      `There is nothing at ${API_PREFIX}${request.path.slice(0, 100)}: see ${API_PREFIX}/openapi.json.`,
    );
  });
}

/**
 * `Handlers` says that there is a handler for each route, of exactly its shapes; walking both tables by name is where
 * TypeScript can no longer follow, so this one place forgets the shapes.
 */
function handlerOf(handlers: Handlers, noun: string, name: string): AnyHandler {
  const table = handlers as unknown as Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>;
  const handler = table[noun]?.[name];
  if (handler === undefined) throw new Error(`no handler for ${noun}.${name}`);
  return handler;
}

function mount(app: Express, deps: ApiDeps, route: Route, handler: AnyHandler): void {
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'; // The four of `Method`, in lower case.
  app[method](expressPath(route), async (request, response) => {
    const stop = deps.metrics.apiDuration.startTimer({ operation: route.operationId });
    response.on('finish', () => stop({ status: String(response.statusCode) }));
    const caller = await admit(deps, route, request);
    const call = await readCall(route, request, deps.limit);
    answer(response, route, await handler({ ...call, caller }));
  });
}

async function admit(deps: ApiDeps, route: Route, request: Request): Promise<Caller> {
  const caller = await deps.authenticate(request);
  if (mayAct(caller, route.role) || (route.orLead && deps.isLead(caller))) return caller;
  const orLead = route.orLead ? ', or to lead the team that it belongs to' : '';
  throw new Refusal('not-allowed', `This needs the role ${route.role}${orLead}; yours is ${caller.role}.`);
}

function answer(response: Response, route: Route, { body, version }: Answer<unknown>): void {
  // Answers hold names and addresses of people: no cache on the way may keep them.
  response.setHeader('cache-control', 'no-store');
  if (version !== undefined) response.setHeader('etag', `"${version}"`);
  response.status(route.status);
  if (route.response === null) response.end();
  else response.json(body);
}

function refuseOtherMethods(app: Express): void {
  const allowed = new Map<string, string[]>();
  for (const route of [...Object.values(api), streamRoutes].flatMap((noun) => Object.values<Route>(noun))) {
    const path = expressPath(route);
    allowed.set(path, [...(allowed.get(path) ?? []), route.method]);
  }
  for (const [path, methods] of allowed) {
    const refuse: RequestHandler = (request) => {
      const allow = methods.join(', ');
      throw new Refusal('method-not-allowed', `${request.method} does nothing here; what does: ${allow}.`, { allow });
    };
    app.all(path, refuse);
  }
}

function expressPath(route: Route): string {
  return API_PREFIX + route.path.replace(/\{(\w+)\}/g, ':$1');
}

/** What `failed` is told beside the error: the id that the caller sees as well. */
export type ReportFailure = (error: unknown, instance: string) => void;

/** The last handler: refusals become problems; anything else is a mistake of ours, and says no more than an id. */
export function problemHandler(failed: ReportFailure, newInstance: () => string) {
  return (error: unknown, _request: Request, response: Response, _next: NextFunction): void => {
    if (error instanceof Refusal) return sendProblem(response, error.problem, error.headers);
    // Express and its parts refuse broken paths and the like with a status of their own.
    const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      return sendProblem(response, problemOf('bad-request', 'The address or the headers cannot be read.'));
    }
    const instance = newInstance();
    failed(error, instance);
    const detail = 'It is in the log of Tocsin, under the id in "instance". Trying again may help.';
    sendProblem(response, { ...problemOf('internal-error', detail), instance });
  };
}
