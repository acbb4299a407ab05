import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../core/time/instant.ts';
import { revokeToken } from '../../store/tokens.ts';
import { startGrafana } from '../test/grafana.ts';
import { startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';
import { createToken } from './tokens.ts';

let service: TestService;

beforeAll(async () => {
  service = await startService();
});

afterAll(() => service.close());

const headers = { authorization: 'Bearer an-operator-token' };

async function open(
  as: Record<string, string> = headers,
): Promise<{ readonly stream: IncomingMessage; next(): Promise<string>; close(): Promise<void> }> {
  const request = get({ port: service.port, path: '/api/v1/events', headers: as, agent: false });
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

  it('end within half a minute when the token was revoked', async () => {
    const { secret, row } = await createToken(service.database, service.clock, {
      ...{ name: 'v', role: 'viewer', personId: null, expiresAt: null },
    });
    const events = await open({ authorization: `Bearer ${secret}` });
    events.stream.resume();
    const ended = once(events.stream, 'end');
    await advance(20_000);
    expect(service.engine.listeners.size).toBe(1);
    await service.database.write((tx) => revokeToken(tx, row.id, service.clock.now()));
    await advance(20_000);
    await ended;
    await events.close();
  });

  it('end with the identity from Grafana, whose page comes back with a fresh one', async () => {
    const grafana = await startGrafana();
    const other = await startService({ settings: { grafana: grafana.settings } });
    const request = get({
      ...{ port: other.port, path: '/api/v1/events', agent: false },
      headers: await grafana.headers(other.clock.now()),
    });
    const [stream] = (await once(request, 'response')) as [IncomingMessage];
    stream.resume();
    const ended = once(stream, 'end');
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    await other.clock.advance(10 * MINUTE_MS, turn);
    expect(stream.readableEnded).toBe(false);
    await other.clock.advance(MINUTE_MS, turn);
    await ended;
    await other.close();
    await grafana.close();
  });

  it('stay when it cannot be said just now whether their reader may', async () => {
    const { secret } = await createToken(service.database, service.clock, {
      ...{ name: 'v', role: 'viewer', personId: null, expiresAt: null },
    });
    const events = await open({ authorization: `Bearer ${secret}` });
    const guess = { headers: { authorization: 'Bearer toc_guess' } };
    for (let i = 0; i < 25; i += 1) await service.send('/api/v1/teams', guess);
    events.stream.resume();
    const beat = once(events.stream, 'data');
    // Guesses from the same address: for a while the service looks up no token that it does not remember.
    for (let i = 0; i < 4; i += 1) {
      await advance(5_000);
      for (let n = 0; n < 5; n += 1) await service.send('/api/v1/teams', guess);
    }
    await beat;
    expect((await service.send('/api/v1/teams', guess)).status).toBe(429);
    expect(service.engine.listeners.size).toBe(1);
    await events.close();
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
