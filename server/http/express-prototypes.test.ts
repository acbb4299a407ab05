import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { expressClasses } from './express-prototypes.ts';

describe('expressClasses', () => {
  it.each(['20.20.2', '22.1.0'])('on Node %s a request is born as Express wants it, and stays so', async (version) => {
    const app = express();
    const classes = expressClasses(app, version);
    const seen: boolean[] = [];
    app.get('/x', (request, response) => {
      seen.push(Object.getPrototypeOf(request) === app.request, Object.getPrototypeOf(response) === app.response);
      response.json({ path: request.path, app: request.app === app });
    });
    const server = createServer(classes, (request, response) => {
      seen.push(Object.getPrototypeOf(request) === app.request);
      app(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const [response] = (await once(get({ port, path: '/x', agent: false }), 'response')) as [IncomingMessage];
    const [body] = (await once(response, 'data')) as [Buffer];
    server.close();
    expect(JSON.parse(body.toString())).toEqual({ path: '/x', app: true });
    expect(seen).toEqual([true, true, true]);
  });

  it('on Node 24 leaves everything as it is, because there it would cost instead of help', () => {
    expect(expressClasses(express(), '24.0.0')).toEqual({});
  });
});
