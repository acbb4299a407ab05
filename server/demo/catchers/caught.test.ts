import { describe, expect, it } from 'vitest';
import { catchStore } from './caught.ts';
import { faultQueue } from './faults.ts';

const store = (keep?: number) => catchStore<{ readonly text: string }>({ keep, now: () => 7 });

describe('catchStore', () => {
  it('numbers and dates what it keeps', () => {
    const caught = store();
    caught.add({ text: 'a' });
    caught.add({ text: 'b' });
    expect(caught.all()).toEqual([
      { text: 'a', seq: 1, at: 7 },
      { text: 'b', seq: 2, at: 7 },
    ]);
    expect(caught.since(1).map((one) => one.text)).toEqual(['b']);
    expect(caught.since(2)).toEqual([]);
  });

  it('keeps the newest only, and goes on counting', () => {
    const caught = store(2);
    for (const text of ['a', 'b', 'c']) caught.add({ text });
    expect(caught.all().map((one) => [one.seq, one.text])).toEqual([
      [2, 'b'],
      [3, 'c'],
    ]);
  });

  it('finds what is there already and waits for what is not', async () => {
    const caught = store();
    caught.add({ text: 'a' });
    expect((await caught.waitFor((one) => one.text === 'a')).seq).toBe(1);
    const later = caught.waitFor((one) => one.text === 'c');
    caught.add({ text: 'b' });
    caught.add({ text: 'c' });
    expect((await later).seq).toBe(3);
  });

  it('tells every listener until it has gone', () => {
    const caught = store();
    const heard: string[] = [];
    const leave = caught.onMessage((one) => void heard.push(one.text));
    caught.add({ text: 'a' });
    leave();
    caught.add({ text: 'b' });
    expect(heard).toEqual(['a']);
  });

  it('leaves nobody waiting when it closes', async () => {
    const caught = store();
    const waiting = caught.waitFor();
    caught.close();
    await expect(waiting).rejects.toThrow('closed');
  });
});

describe('faultQueue', () => {
  it('refuses as often as it was told, in order, and then no more', async () => {
    const faults = faultQueue<string>();
    faults.refuseNext('busy', 2);
    faults.passNext();
    faults.refuseNext('gone');
    const drawn = [];
    for (let i = 0; i < 5; i += 1) drawn.push(await faults.next());
    expect(drawn).toEqual(['busy', 'busy', null, 'gone', null]);
  });

  it('hangs until it is released, and says when it does', async () => {
    const faults = faultQueue<string>();
    faults.hangNext();
    const order: string[] = [];
    const request = faults.next().then(() => order.push('answered'));
    await faults.hanging();
    order.push('hanging');
    faults.release();
    await request;
    expect(order).toEqual(['hanging', 'answered']);
  });
});
