import { describe, expect, it } from 'vitest';
import { createBatch } from './batch.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a batch', () => {
  it('serves everybody who came in one turn of the event loop with one piece of work', async () => {
    const calls: number[][] = [];
    const batch = createBatch<number, number>(
      async (items) => {
        calls.push([...items]);
        return items.map((item) => item * 2);
      },
      { most: 10, lanes: 1 },
    );
    expect(await Promise.all([1, 2, 3].map((item) => batch.add(item)))).toEqual([2, 4, 6]);
    expect(calls).toEqual([[1, 2, 3]]);
  });

  it('collects what comes while a piece of work is under way, up to its size', async () => {
    const sizes: number[] = [];
    let go = (): void => {};
    const first = new Promise<void>((resolve) => (go = resolve));
    const batch = createBatch<number, number>(
      async (items) => {
        sizes.push(items.length);
        if (sizes.length === 1) await first;
        return [...items];
      },
      { most: 2, lanes: 1 },
    );
    const answers = [batch.add(0)];
    await nextTurn();
    for (let item = 1; item <= 5; item += 1) answers.push(batch.add(item));
    await nextTurn();
    expect(sizes).toEqual([1]);
    go();
    expect(await Promise.all(answers)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(sizes).toEqual([1, 2, 2, 1]);
  });

  it('one bad item fails alone: its neighbours are tried again without it', async () => {
    const batch = createBatch<number, number>(
      async (items) => {
        if (items.includes(13)) throw new Error('unlucky');
        return [...items];
      },
      { most: 10, lanes: 1 },
    );
    const answers = await Promise.allSettled([1, 13, 2].map((item) => batch.add(item)));
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers[1]).toMatchObject({ reason: { message: 'unlucky' } });
  });

  it('a piece of work that answers too few items leaves nobody waiting', async () => {
    const batch = createBatch<number, number>(async () => [], { most: 10, lanes: 1 });
    await expect(batch.add(1)).rejects.toThrow('as many items');
  });

  it('is idle when nothing is queued or under way', async () => {
    const batch = createBatch<number, void>(async (items) => items.map(() => undefined), { most: 1, lanes: 2 });
    await batch.idle();
    const answers = [batch.add(1), batch.add(2), batch.add(3)];
    expect(batch.size).toBe(3);
    await batch.idle();
    expect(batch.size).toBe(0);
    await Promise.all(answers);
  });

  it('never has more under way than it has lanes', async () => {
    let running = 0;
    let most = 0;
    const batch = createBatch<number, void>(
      async (items) => {
        most = Math.max(most, (running += 1));
        await nextTurn();
        running -= 1;
        return items.map(() => undefined);
      },
      { most: 1, lanes: 2 },
    );
    await Promise.all(Array.from({ length: 9 }, (_, item) => batch.add(item)));
    expect(most).toBe(2);
  });
});
