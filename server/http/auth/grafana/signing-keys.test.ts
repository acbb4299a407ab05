import { beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../../core/time/instant.ts';
import { virtualClock } from '../../../runtime/virtual-clock.ts';
import { newKey } from '../../test/grafana.ts';
import type { Key } from '../../test/grafana.ts';
import { createSigningKeys } from './signing-keys.ts';

let key: Key;

beforeAll(async () => {
  key = await newKey();
});

/** Keys over a Grafana that answers what `answers` says, the last of it for ever; an error is one that is away. */
function keyed(...answers: readonly unknown[]) {
  const clock = virtualClock(1_000_000);
  let asked = 0;
  const fetchKeys = async (): Promise<unknown> => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const keys = createSigningKeys(fetchKeys, clock);
  const wait = (ms: number): Promise<void> => clock.advance(ms, () => Promise.resolve());
  const set = async () => {
    const current = await keys.current();
    if (current.kind === 'none') throw new Error(current.why);
    return current.set;
  };
  return { keys, wait, set, asked: () => asked };
}

const away = new Error('connection refused');
const good = () => ({ keys: [key.publicJwk] });

describe('the keys of Grafana', () => {
  it('are fetched when somebody needs them, and kept', async () => {
    const { set, asked, wait } = keyed(good());
    expect(asked()).toBe(0);
    const first = await set();
    await wait(9 * MINUTE_MS);
    expect([await set(), asked()]).toEqual([first, 1]);
  });

  it('are fetched once for all who wait for them', async () => {
    const { keys, asked } = keyed(good());
    await Promise.all([keys.current(), keys.current(), keys.current()]);
    expect(asked()).toBe(1);
  });

  it('are fetched again after ten minutes, so that a withdrawn one ends', async () => {
    const { set, asked, wait } = keyed(good());
    const first = await set();
    await wait(10 * MINUTE_MS);
    expect([(await set()) === first, asked()]).toEqual([false, 2]);
  });

  it.each([
    ['away', away],
    ['something else', { message: 'Not found' }],
    ['a page', '<html>'],
    ['empty', { keys: [] }],
    ['none', { keys: null }],
  ])('stay as they were while Grafana is %s', async (_, trouble) => {
    const { set, wait, asked } = keyed(good(), trouble);
    const first = await set();
    await wait(60 * MINUTE_MS);
    expect([await set(), asked()]).toEqual([first, 2]);
    // Not with every call: it would be one more reason for Grafana to be slow.
    await wait(9 * SECOND_MS);
    expect([await set(), asked()]).toEqual([first, 2]);
  });

  it.each([
    ['keys-away', away],
    ['keys-away', { keys: 'none' }],
    ['keys-away', { keys: [{ kid: 'x' }] }],
    ['no-keys', { keys: null }],
    ['no-keys', { keys: [] }],
  ])('say %s where there never were any', async (why, answer) => {
    expect(await keyed(answer).keys.current()).toEqual({ kind: 'none', why });
  });

  it('are there as soon as Grafana is, ten seconds later at most', async () => {
    const { keys, wait, asked } = keyed(away, good());
    expect((await keys.current()).kind).toBe('none');
    await wait(9 * SECOND_MS);
    expect([(await keys.current()).kind, asked()]).toEqual(['none', 1]);
    await wait(SECOND_MS);
    expect([(await keys.current()).kind, asked()]).toEqual(['keys', 2]);
  });
});

describe('other keys', () => {
  it('are asked for once in ten seconds, however many signatures do not fit', async () => {
    const { keys, set, wait, asked } = keyed(good());
    const first = await set();
    expect(await keys.otherThan(first)).toBeNull();
    await wait(10 * SECOND_MS);
    for (let i = 0; i < 5; i += 1) expect(await keys.otherThan(await set())).not.toBe(first);
    expect(asked()).toBe(2);
  });

  it('are those that another caller has fetched meanwhile', async () => {
    const { keys, set, wait, asked } = keyed(good());
    const first = await set();
    await wait(10 * SECOND_MS);
    const [a, b] = await Promise.all([keys.otherThan(first), keys.otherThan(first)]);
    expect([a === b, a === first, a === null, asked()]).toEqual([true, false, false, 2]);
    expect(await keys.otherThan(first)).toBe(a);
  });

  it('are none while Grafana is away', async () => {
    const { keys, set, wait } = keyed(good(), away);
    const first = await set();
    await wait(MINUTE_MS);
    expect(await keys.otherThan(first)).toBeNull();
  });

  it('are to be had after the clock was set back', async () => {
    const { keys, set, wait, asked } = keyed(good());
    const first = await set();
    await wait(-MINUTE_MS);
    expect(await keys.otherThan(first)).not.toBeNull();
    expect(asked()).toBe(2);
  });
});
