import type { Express, Request, Response } from 'express';
import type { Channel, InboundRequest } from '../channels/channel.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { problemOf, sendProblem } from './problem.ts';
import { decodeBody, readBody } from './request-body.ts';
import type { BodyLimit, BodyResult } from './request-body.ts';

export interface ChannelDoorDeps {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly limit: BodyLimit;
  readonly publicUrl: string;
}

const PREFIX = '/channels/';

/**
 * `/channels/<type>/…`: what providers send back (replies, clicks, delivery reports). Who may is the channel's business:
 * it sees the bytes exactly as they came, because a signature covers them.
 */
export function mountChannels(app: Express, deps: ChannelDoorDeps): void {
  app.all(`${PREFIX}:type{/*path}`, async (request, response) => {
    const type = String(request.params['type']);
    const channel = deps.channels.get(type);
    const receive = channel?.receive;
    if (channel === undefined || receive === undefined) {
      const detail = 'No channel of this name takes anything here. Check the address that the provider calls.';
      return refuse(deps, response, 'unknown', detail);
    }
    const body = await bodyOf(request, deps.limit);
    if (body.kind === 'aborted') return;
    if (body.kind === 'refused') {
      deps.metrics.channelMessages.inc({ channel: type, code: body.code });
      return sendProblem(response, problemOf(body.code, body.detail));
    }
    const result = await receive.call(channel, inboundRequest(deps, type, request, body.bytes));
    if (result.kind === 'refused') {
      deps.metrics.channelMessages.inc({ channel: type, code: 'refused' });
      const problem = { ...problemOf('not-allowed', result.reason), title: 'Refused by the channel' };
      // A channel that says 401 would be right anywhere but behind Grafana.
      return sendProblem(response, { ...problem, status: result.status === 401 ? 403 : result.status });
    }
    const reply = result.reply(await deps.engine.receive(type, result.inbound));
    deps.metrics.channelMessages.inc({ channel: type, code: 'accepted' });
    response.status(reply.status).setHeader('content-type', reply.contentType);
    response.end(reply.body);
  });
}

function refuse(deps: ChannelDoorDeps, response: Response, channel: string, detail: string): void {
  deps.metrics.channelMessages.inc({ channel, code: 'not-found' });
  sendProblem(response, problemOf('not-found', detail));
}

function inboundRequest(deps: ChannelDoorDeps, type: string, request: Request, rawBody: Buffer): InboundRequest {
  const path = request.path.slice(PREFIX.length + type.length + 1);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  const url = deps.publicUrl + request.originalUrl;
  return { method: request.method, path, url, headers, rawBody, receivedAt: deps.clock.now() };
}

function bodyOf(request: Request, limit: BodyLimit): Promise<BodyResult> {
  return new Promise((resolve) => {
    readBody(request, limit, (raw) => {
      if (raw.kind !== 'body') return resolve(raw);
      decodeBody(raw.bytes, request.headers['content-encoding'], limit, resolve);
    });
  });
}
