import { describe, expect, it } from 'vitest';
import type { Person } from '../notifying/person.ts';
import { WEEKDAYS } from '../time/calendar.ts';
import { HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import type { Effect } from './effect.ts';
import { simulate } from './simulate.ts';
import type { Deed } from './simulate.ts';
import { page, person, START, town, wait, worldOf } from './test/town.ts';

/** START is at three in the morning, UTC. */
const SEVEN = START + 4 * HOUR_MS;
const nights: Person['quietHours'] = [{ days: WEEKDAYS, from: 22 * 60, to: 7 * 60 }];

interface Life {
  readonly a?: Partial<Person>;
  readonly severity?: 'critical' | 'warning';
  readonly deeds?: readonly Deed[];
  readonly openAt?: number;
}

function lines({ a = { quietHours: nights }, severity = 'warning', deeds = [], openAt = START }: Life): string[] {
  const people = [person('a', a), person('b'), person('d')];
  const given = town({ people, steps: [page(['a']), wait(10), page(['b'])] });
  const moments = simulate({ title: 'x', severity, alerts: 1 }, (now) => worldOf(given, now), {
    ...{ openAt, deeds },
    endAt: openAt + 12 * HOUR_MS,
  });
  return moments.flatMap(({ at, effects }) => effects.flatMap((effect) => lineOf(effect, (at - openAt) / MINUTE_MS)));
}

function lineOf(effect: Effect, minute: number): string[] {
  if (effect.kind === 'page') return [`${minute}: ${effect.page.methodId}`];
  if (effect.kind === 'alarm') return [`${minute}: alarm`];
  if (effect.kind !== 'record' || effect.entry.kind !== 'page-held') return [];
  return [`${minute}: held ${effect.entry.channel}: ${effect.entry.reason}`];
}

describe('quiet hours', () => {
  it('hold a page of low urgency until they end, say so, and let the chain go on', () => {
    expect(lines({}).slice(0, 5)).toEqual([
      `0: held slack: quiet hours, until <@time:${SEVEN}>`,
      '10: b-chat',
      '12: b-mail',
      // B did not answer, so the fallback has its turn before the morning.
      '15: d-chat',
      '17: d-mail',
    ]);
    expect(lines({}).slice(5)).toEqual(['240: a-chat', '242: a-mail']);
  });

  it('never hold a page of high urgency', () => {
    expect(lines({ severity: 'critical' })[0]).toBe('0: a-chat');
  });

  it('hold the rest of a turn that they begin in', () => {
    const soon: Person['quietHours'] = [{ days: WEEKDAYS, from: 3 * 60 + 1, to: 3 * 60 + 31 }];
    const turns = lines({ a: { quietHours: soon } }).filter((line) => / (a-|held)/.test(line));
    expect(turns).toEqual([
      '0: a-chat',
      `2: held email: quiet hours, until <@time:${START + 31 * MINUTE_MS}>`,
      '31: a-mail',
    ]);
  });

  it('give way at once when the group becomes urgent', () => {
    const event = { kind: 'alert-fired', title: 'worse', severity: 'critical', alerts: 2 } as const;
    const paged = lines({ deeds: [{ at: START + 5 * MINUTE_MS, event }] });
    expect(paged[1]).toBe('5: a-chat');
  });

  it('hold nothing back for longer than the answer of somebody else', () => {
    const by = { kind: 'person', personId: 'b', via: 'slack' } as const;
    const paged = lines({ deeds: [{ at: START + 11 * MINUTE_MS, event: { kind: 'resolve', by } }] });
    expect(paged.some((line) => line.includes('a-'))).toBe(false);
  });
});
