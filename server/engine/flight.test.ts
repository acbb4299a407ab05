import { describe, expect, it } from 'vitest';
import { latch } from '../test/latch.ts';
import { virtualClock } from '../runtime/virtual-clock.ts';
import { createFlight, persist } from './flight.ts';

const START = Date.UTC(2026, 10, 21);
/** Long enough for everything that waits for nothing but promises. */
const rest = () => new Promise<void>((resolve) => void setImmediate(resolve));

function flightOf() {
  const clock = virtualClock(START);
  const renewed: (readonly string[])[] = [];
  const errors: unknown[] = [];
  let ended = 0;
  const flight = createFlight({
    clock,
    renewEveryMs: 10_000,
    renew: async (ids) => void renewed.push(ids),
    failed: (error) => errors.push(error),
    ended: () => (ended += 1),
  });
  return { clock, flight, renewed, errors, ended: () => ended, advance: (ms: number) => clock.advance(ms, rest) };
}

describe('messages on their way', () => {
  it('have their leases renewed for as long as they fly, and no longer', async () => {
    const { flight, renewed, advance, clock } = flightOf();
    const [first, second] = [latch(), latch()];
    flight.start('a', 'a', () => first.opened);
    flight.start('b', 'b', () => second.opened);
    await advance(9_999);
    expect(renewed).toEqual([]);
    await advance(1);
    first.open();
    await advance(10_000);
    expect(renewed).toEqual([['a', 'b'], ['b']]);
    second.open();
    await flight.landed();
    await advance(60_000);
    expect(renewed).toHaveLength(2);
    expect(clock.pending).toBe(0);
  });

  it('begin to be renewed anew after a pause without any', async () => {
    const { flight, renewed, advance } = flightOf();
    flight.start('a', 'a', () => Promise.resolve());
    await flight.landed();
    await advance(25_000);
    const last = latch();
    flight.start('b', 'b', () => last.opened);
    await advance(10_000);
    expect(renewed).toEqual([['b']]);
    last.open();
    await flight.landed();
  });

  it('go one after the other at one place, and beside each other at two', async () => {
    const { flight } = flightOf();
    const began: string[] = [];
    const doors = new Map(['a1', 'a2', 'b1'].map((id) => [id, latch()]));
    const fly = (id: string) =>
      flight.start(id, id.slice(0, 1), async () => {
        began.push(id);
        await doors.get(id)?.opened;
      });
    ['a1', 'a2', 'b1'].forEach(fly);
    await rest();
    expect(began).toEqual(['a1', 'b1']);
    doors.get('a1')?.open();
    await rest();
    expect(began).toEqual(['a1', 'b1', 'a2']);
    expect(flight.size).toBe(2);
    for (const door of doors.values()) door.open();
    await flight.landed();
    expect(flight.size).toBe(0);
  });

  it('that fail say so, land, and do not hold up what comes after them', async () => {
    const { flight, errors, ended } = flightOf();
    const sent: string[] = [];
    flight.start('a', 'chat', () => Promise.reject(new Error('the database is away')));
    flight.start('b', 'chat', async () => void sent.push('b'));
    await flight.landed();
    expect(errors).toMatchObject([{ message: 'the database is away' }]);
    expect(sent).toEqual(['b']);
    expect(ended()).toBe(2);
  });

  it('are waited for even when they start while others land', async () => {
    const { flight } = flightOf();
    const sent: string[] = [];
    flight.start('a', 'a', async () => {
      sent.push('a');
      flight.start('b', 'b', async () => void sent.push('b'));
    });
    await flight.landed();
    expect(sent).toEqual(['a', 'b']);
  });
});

describe('writing down how a message ended', () => {
  function failing(times: number) {
    const clock = virtualClock(START);
    const tries: number[] = [];
    const work = async (): Promise<void> => {
      tries.push((clock.now() - START) / 1_000);
      if (tries.length <= times) throw new Error('the database is away');
    };
    return { clock, tries, work };
  }

  it('is tried at longer and longer intervals until it succeeds', async () => {
    const { clock, tries, work } = failing(3);
    const written = persist(clock, work);
    await clock.advance(60_000, rest);
    await written;
    expect(tries).toEqual([0, 1, 3, 7]);
  });

  it('is given up after half a minute, when the lease ends and another one may send', async () => {
    const { clock, tries, work } = failing(99);
    const written = expect(persist(clock, work)).rejects.toThrow('away');
    await clock.advance(60_000, rest);
    await written;
    expect(tries).toEqual([0, 1, 3, 7, 15, 30]);
  });
});
