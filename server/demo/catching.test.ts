import { describe, expect, it } from 'vitest';
import { listenLocally } from '../test/catchers.ts';
import { onPort } from './catching.ts';

const answer = () => Promise.resolve({ status: 200, body: '' });

describe('a port of the demo', () => {
  it('is another one where it is taken', async () => {
    const first = await onPort(0, (port) => listenLocally(port, answer));
    const second = await onPort(first.port, (port) => listenLocally(port, answer));
    expect(second.port).not.toBe(first.port);
    await first.close();
    await second.close();
  });

  it('is not tried twice for what has nothing to do with it', async () => {
    let tries = 0;
    const start = (): Promise<never> => {
      tries += 1;
      return Promise.reject(new Error('out of memory'));
    };
    await expect(onPort(1, start)).rejects.toThrow('out of memory');
    expect(tries).toBe(1);
  });
});
