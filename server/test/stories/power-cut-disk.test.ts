import { describe, expect, it } from 'vitest';
import { tell, type Story } from '../story/story.ts';

const PATH = '/integrations/v1/webhook/hook-token/';
const REQUESTS = 30;

const nameOf = (index: number): string => `Disk story ${index}`;

async function send(t: Story, index: number): Promise<number> {
  // Large enough that a few of them fill every page that is left.
  const labels = { note: 'x'.repeat(6_000) };
  const alert = { title: nameOf(index), service: 'checkout', severity: 'critical', labels };
  const { status, headers } = await t.fetch('POST', PATH, alert);
  if (status !== 200) expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  await t.settle();
  return status;
}

/** Sends them all; resolves to those that were not taken. */
async function sendAll(t: Story, indexes: readonly number[]): Promise<number[]> {
  const refused: number[] = [];
  for (const index of indexes) if ((await send(t, index)) !== 200) refused.push(index);
  return refused;
}

async function pragma(t: Story, sql: string): Promise<number> {
  const rows = await t.service.database.write((tx) => tx.all<Record<string, number>>(`PRAGMA ${sql}`));
  return Object.values(rows[0] ?? {})[0] ?? 0;
}

async function expectEverything(t: Story): Promise<void> {
  const titles = (await t.groups()).map(({ title }) => title).sort();
  const indexes = Array.from({ length: REQUESTS }, (_, index) => index);
  expect(titles).toEqual(indexes.map(nameOf).sort());
  const paged = t.bag.takeAll(({ kind, via }) => kind === 'page' && via === 'slack').map(({ text }) => text);
  for (const index of indexes)
    expect(
      paged.filter((text) => text.includes(`${nameOf(index)} `)),
      nameOf(index),
    ).toHaveLength(1);
  t.bag.takeAll(() => true);
  const waiting = await t.service.database.read((tx) => tx.all('SELECT seq FROM inbox WHERE done = 0'));
  expect(waiting).toEqual([]);
}

describe('a disk that is full', () => {
  it('is answered with 503, half-writes nothing, and what was accepted goes on when there is room', () =>
    tell(null, async (t) => {
      await t.given();
      await pragma(t, `max_page_count = ${(await pragma(t, 'page_count')) + 60}`);
      const refused = await sendAll(
        t,
        Array.from({ length: REQUESTS }, (_, index) => index),
      );
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeLessThan(REQUESTS);
      expect((await t.fetch('GET', '/healthz')).status).toBe(200);
      await pragma(t, 'max_page_count = 1000000');
      // Pumps that met the full disk try again by themselves.
      await t.advance('30s');
      expect(await sendAll(t, refused)).toEqual([]);
      await expectEverything(t);
      t.errors.splice(0);
    }));
});
