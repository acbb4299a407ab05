import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECOND_MS } from '../core/time/instant.ts';
import { deadAddress } from '../test/catchers.ts';
import { openDatabase } from '../store/dialect.ts';
import { runCommand } from './run.ts';
import { someProcess } from './surroundings.fixture.ts';
import type { SomeProcess } from './surroundings.fixture.ts';

let shell: SomeProcess;
beforeEach(async () => {
  shell = await inFolderOf(null);
  await withoutPast(shell);
});
afterEach(() => shell.remove());

/** Another start, on the file of an earlier one. */
async function inFolderOf(earlier: SomeProcess | null): Promise<SomeProcess> {
  const { port } = new URL(await deadAddress());
  return someProcess({ TOCSIN_PORT: port, ...(earlier === null ? {} : { TOCSIN_DATA: earlier.file('tocsin.db') }) });
}

/** A file that is there already: the town goes on from it, instead of living through two weeks first. */
async function withoutPast(start: SomeProcess): Promise<void> {
  const database = await openDatabase({ url: null, file: start.file('tocsin.db') });
  await database.migrate();
  await database.close();
}

/** Starts the demo; `see` waits, while time passes, until the page shows something. */
async function startDemo(started: SomeProcess) {
  const ended = runCommand(['demo'], started.surroundings);
  await started.prints(/Ctrl-C/);
  const url = /http:\/\/localhost:\d+/.exec(started.printed())?.[0] ?? '';
  const look = async (): Promise<string> => (await fetch(`${url}/live`)).text();
  return {
    ended,
    url,
    token: /toc_demo_[\w-]+/.exec(started.printed())?.[0] ?? '',
    look,
    async see(pattern: RegExp): Promise<string> {
      for (let page = await look(); ; page = await look()) {
        const found = pattern.exec(page)?.[0];
        if (found !== undefined) return found;
        await started.clock.advance(100, () => new Promise((resolve) => void setImmediate(resolve)));
      }
    },
    async press(path: string, form: Record<string, string>): Promise<string> {
      const headers = { accept: 'application/json' };
      const response = await fetch(url + path, { method: 'POST', body: new URLSearchParams(form), headers });
      return ((await response.json()) as { said: string }).said;
    },
    async stop(): Promise<number> {
      started.signal('SIGINT');
      return ended;
    },
  };
}

const newestNumber = (page: string): number => Number(/#(\d+)/.exec(page)?.[1]);

describe('tocsin demo', () => {
  it('has a past, and pages somebody within seconds, whose button works', async () => {
    const fresh = await inFolderOf(null);
    const demo = await startDemo(fresh);
    const began = fresh.clock.now();
    const item = await demo.see(/chat-D0[A-Z]+-\d+-\d+|text-\d+/);
    expect(fresh.clock.now() - began).toBeLessThan(5 * SECOND_MS);
    const page = await demo.look();
    expect(page).toContain('Checkout latency high');
    const number = newestNumber(page);
    expect(number).toBeGreaterThan(60);
    const isChat = item.startsWith('chat');
    await demo.press(isChat ? '/press' : '/reply', { item, action: 'acknowledge', body: 'ack' });
    await demo.see(/class="group acknowledged"/);
    expect(await demo.stop()).toBe(0);
    expect(fresh.printed()).toContain('Stopped. The next start goes on from here.');
    expect(fresh.complained()).toBe('');
    // The next start lives through no second past.
    const again = await inFolderOf(fresh);
    const second = await startDemo(again);
    expect(newestNumber(await second.look()) - number).toBeLessThan(5);
    expect(await second.stop()).toBe(0);
    again.remove();
    fresh.remove();
  });

  it('goes on where it was, with the same token', async () => {
    const first = await startDemo(shell);
    await first.see(/class="group firing"/);
    expect(await first.stop()).toBe(0);
    const again = await inFolderOf(shell);
    const second = await startDemo(again);
    expect(second.token).toBe(first.token);
    expect(await second.look()).toContain('Checkout latency high');
    expect(await second.press('/resolve-all', {})).toBe('Everything is resolved.');
    await second.see(/Nothing is broken/);
    expect(await second.stop()).toBe(0);
    again.remove();
  });

  it('fires what a visitor asks for', async () => {
    const demo = await startDemo(shell);
    expect(await demo.press('/fire', { scenario: 'payout-rejected' })).toContain('Fired.');
    await demo.see(/Payout file rejected/);
    expect(await demo.stop()).toBe(0);
  });

  it('leaves nothing running when it cannot start', async () => {
    const wrong = someProcess({ TOCSIN_PORT: 'abc' });
    expect(await runCommand(['demo'], wrong.surroundings)).toBe(2);
    expect(wrong.complained()).toContain('TOCSIN_PORT must be a number');
    wrong.remove();
  });
});
