import { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerOptions } from 'node:http';
import type { Express } from 'express';

/**
 * Express changes the prototype of every request and response, which throws away what V8 had learnt about them: three to
 * four times slower on Node 20 and 22. Requests that are born with Express's prototype need no change. On Node 24 the
 * same trick halves the throughput, so it is only for older ones.
 */
export function expressClasses(
  app: Express,
  nodeVersion: string,
): Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'> {
  if (Number.parseInt(nodeVersion, 10) >= 24) return {};
  class AppRequest extends IncomingMessage {}
  class AppResponse<R extends IncomingMessage> extends ServerResponse<R> {}
  Object.setPrototypeOf(AppRequest.prototype, app.request);
  Object.setPrototypeOf(AppResponse.prototype, app.response);
  // They inherit all that Express had put there, which the types of a bare class cannot say.
  app.request = AppRequest.prototype as typeof app.request;
  app.response = AppResponse.prototype as unknown as typeof app.response;
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse };
}
