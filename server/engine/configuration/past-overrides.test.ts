import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Override, Schedule } from '../../core/schedule/schedule.ts';
import { nothingBeside } from '../../core/schedule/surroundings.ts';
import { rewrittenHistory } from './past-overrides.ts';

const NOW = 1_000;

function override(id: string, start: number, end: number, people = ['ana']): Override {
  return { id, interval: { start, end }, people, layerId: null, createdAt: 0 };
}

function schedule(...overrides: Override[]): Schedule {
  return { id: 's', name: 'S', teamId: null, zone: 'UTC', layers: [], overrides, ...nothingBeside };
}

const messages = (before: Schedule | null, next: Schedule) =>
  rewrittenHistory(before, next, NOW).map(({ path, message }) => `${path.join('.')}: ${message}`);
const PAST = 'lies in the past: nobody can be put on call there any more';
const ENDED = 'has ended: what was cannot be changed; add another override instead';

describe('R33 overrides and the past', () => {
  const past = override('p', 0, 900);
  const running = override('r', 0, 1_100);

  it.each<[string, Schedule | null, Schedule, string[]]>([
    ['a new schedule with a past override', null, schedule(past), [`overrides.0.end: ${PAST}`]],
    ['one that ends now', null, schedule(override('p', 0, NOW)), [`overrides.0.end: ${PAST}`]],
    ['one that ends a moment later', null, schedule(override('p', 0, NOW + 1)), []],
    ['a past one that was there', schedule(past), schedule(past), []],
    ['a past one under another id', schedule(past), schedule({ ...past, id: 'q' }), []],
    ['other people in a past one', schedule(past), schedule({ ...past, people: ['ben'] }), [`overrides.0: ${ENDED}`]],
    ['a past one made longer', schedule(past), schedule(override('p', 0, 2_000)), [`overrides.0: ${ENDED}`]],
    ['a past one taken out', schedule(past), schedule(), []],
    ['a running one cut to now', schedule(running), schedule(override('r', 0, NOW)), [`overrides.0.end: ${PAST}`]],
    ['a running one made longer', schedule(running), schedule(override('r', 0, 5_000)), []],
    ['a running one given to somebody else', schedule(running), schedule({ ...running, people: ['ben'] }), []],
  ])('%s', (_, before, next, expected) => {
    expect(messages(before, next)).toEqual(expected);
  });

  it('never stop anybody who leaves the overrides as they are', () => {
    const one = fc
      .record({ id: fc.stringMatching(/^[a-z]{3}$/), start: fc.nat(2_000), length: fc.integer({ min: 1, max: 900 }) })
      .map(({ id, start, length }) => override(id, start, start + length));
    const several = fc.uniqueArray(one, { selector: ({ id }) => id });
    fc.assert(
      fc.property(several, (overrides) => {
        expect(rewrittenHistory(schedule(...overrides), schedule(...overrides), NOW)).toEqual([]);
      }),
    );
  });
});
