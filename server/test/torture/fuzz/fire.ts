import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { Noise, Spoken } from './shots.ts';

/** How one request ended: the status, or why there is none. */
export type Ending = { readonly kind: 'status'; readonly status: number } | { readonly kind: 'closed' | 'silent' };

const ANSWER_MS = 15_000;
/** Noise that is half a request would be waited on for seconds; by then it has done what it can do. */
const NOISE_MS = 40;

export interface Gun {
  speak(shot: Spoken): Promise<Ending>;
  shout(shot: Noise): Promise<Ending>;
  close(): void;
}

export function openGun(port: number): Gun {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  return {
    async speak(shot) {
      const first = await speakOnce(port, agent, shot);
      // A kept connection may be closed by the other side just as it is used: HTTP tells clients to try once more.
      return first.kind === 'closed' ? await speakOnce(port, undefined, shot) : first;
    },
    shout: ({ bytes }) =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1');
        const end = (ending: Ending): void => {
          clearTimeout(timer);
          // Without the time that a proper close waits, ports would run out.
          socket.resetAndDestroy();
          resolve(ending);
        };
        const timer = setTimeout(() => end({ kind: 'silent' }), NOISE_MS);
        socket.on('data', (data: Buffer) => {
          const status = /^HTTP\/1\.1 (\d{3})/.exec(data.toString('latin1'))?.[1];
          end({ kind: 'status', status: Number(status ?? 0) });
        });
        socket.on('close', () => end({ kind: 'closed' }));
        socket.on('error', () => end({ kind: 'closed' }));
        socket.write(bytes);
      }),
    close: () => agent.destroy(),
  };
}

function speakOnce(port: number, agent: Agent | undefined, shot: Spoken): Promise<Ending> {
  const { method, path, headers, body, isStream } = shot;
  return new Promise((resolve) => {
    const length = { 'content-length': String(body.length) };
    const sending = request({ host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...length } });
    const timer = setTimeout(() => {
      resolve({ kind: 'silent' });
      sending.destroy();
    }, ANSWER_MS);
    sending.on('response', (response) => {
      clearTimeout(timer);
      const done = (): void => resolve({ kind: 'status', status: response.statusCode ?? 0 });
      if (isStream) {
        done();
        sending.destroy();
        return;
      }
      response.on('end', done).on('error', done).resume();
    });
    sending.on('error', () => {
      clearTimeout(timer);
      resolve({ kind: 'closed' });
    });
    sending.end(body);
  });
}
