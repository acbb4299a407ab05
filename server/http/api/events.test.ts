import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startService();
});

afterAll(() => service.close());

const headers = { authorization: 'Bearer an-operator-token' };

async function open(): Promise<{ readonly stream: IncomingMessage; next(): Promise<string>; close(): Promise<void> }> {
  const request = get({ port: service.port, path: '/api/v1/events', headers, agent: false });
  request.on('error', () => {});
  const [stream] = (await once(request, 'response')) as [IncomingMessage];
  return {
    stream,
    next: async () => String((await once(stream, 'data'))[0]),
    close: async () => {
      request.destroy();
      while (service.engine.listeners.size > 0) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const advance = (ms: number): Promise<void> => service.clock.advance(ms, () => Promise.resolve());

describe('events', () => {
  it('are told together, once each, soon after they happened', async () => {
    const events = await open();
    expect(events.stream.headers['content-type']).toContain('text/event-stream');
    expect(await events.next()).toContain('retry: 3000');
    for (const id of ['a', 'b', 'a']) for (const listener of service.engine.listeners) listener(id);
    const next = events.next();
    await advance(200);
    expect(await next).toBe('event: alert-groups\ndata: {"ids":["a","b"]}\n\n');
    await events.close();
  });

  it('keep the connection warm', async () => {
    const events = await open();
    await events.next();
    const next = events.next();
    await advance(20_000);
    expect(await next).toBe(': still here\n\n');
    await events.close();
  });

  it('leave nothing behind when the reader goes', async () => {
    const before = service.clock.pending;
    const events = await open();
    await events.next();
    for (const listener of service.engine.listeners) listener('a');
    await events.close();
    expect([service.engine.listeners.size, service.clock.pending]).toEqual([0, before]);
  });

  it('end when the service stops, and are not begun any more', async () => {
    const events = await open();
    await events.next();
    const ended = once(events.stream, 'end');
    events.stream.resume();
    service.stopping.abort();
    await ended;
    const answer = await service.send('/api/v1/events', { headers });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
    await events.close();
  });
});
