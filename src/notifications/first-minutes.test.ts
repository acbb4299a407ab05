import { describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../server/core/time/instant.ts';
import { demandLines } from './demand-lines.ts';
import { shiftDraftOf } from './shift-draft.ts';
import type { Draft } from './draft.ts';
import { delayMs } from './delay.ts';
import { marksOf, placeOf } from './first-minutes.ts';
import type { KindOf } from './first-minutes.ts';
import { mistakesIn } from './mistakes.ts';
import { toggled, WEEK } from './quiet-days.ts';

const KINDS: Readonly<Record<string, 'chat' | 'mail' | 'text'>> = { slack: 'chat', email: 'mail', sms: 'text' };
const kindOf: KindOf = (channel) => KINDS[channel] ?? null;

function draft(part: Partial<Draft> = {}): Draft {
  const methods = ['slack', 'email', 'sms'].map((id) => ({ id, channel: id, address: `at ${id}`, enabled: true }));
  return {
    zone: 'UTC',
    methods,
    rules: { high: null, low: null },
    quietHours: [],
    shifts: shiftDraftOf(),
    made: 0,
    ...part,
  };
}
const rule = (use: string, after: string) => ({ key: `${use}${after}`, use, after });

describe('the first minutes', () => {
  it('of the default order are those of the pager', () => {
    expect(marksOf(draft(), 'high', kindOf).map(({ channel, afterMs }) => [channel, afterMs / MINUTE_MS])).toEqual([
      ['slack', 0],
      ['email', 2],
      ['sms', 5],
    ]);
    expect(marksOf(draft(), 'low', kindOf)).toHaveLength(2);
  });

  it('of own rules are in the order of their delays, with what is amiss', () => {
    const methods = [...draft().methods.slice(1), { id: 'bird', channel: 'pigeon', address: 'x', enabled: true }];
    const off = methods.map((method) => (method.id === 'sms' ? { ...method, enabled: false } : method));
    const high = [rule('email', '5m'), rule('sms', ''), rule('bird', '1m'), rule('gone', '20m'), rule('email', 'soon')];
    const marks = marksOf(draft({ methods: off, rules: { high, low: null } }), 'high', kindOf);
    expect(marks.map(({ methodId, trouble }) => [methodId, trouble])).toEqual([
      ['sms', 'disabled'],
      ['bird', 'not-set-up'],
      ['email', null],
      ['gone', 'gone'],
    ]);
  });

  it.each([
    ['', 0],
    ['5', 5 * MINUTE_MS],
    ['90s', 90 * SECOND_MS],
    [' 1h30m ', 90 * MINUTE_MS],
    ['soon', null],
    ['-1', null],
  ])('a delay typed as "%s" is %s ms', (text, ms) => {
    expect(delayMs(text)).toBe(ms);
  });

  it('have a place up to ten minutes', () => {
    expect([0, 5 * MINUTE_MS, 10 * MINUTE_MS, 11 * MINUTE_MS].map(placeOf)).toEqual([0, 50, 100, null]);
  });
});

describe('mistakes', () => {
  it('are none in a draft that can be saved', () => {
    expect(mistakesIn(draft()).size).toBe(0);
  });

  it('are named by the line they stand in', () => {
    const [first, ...rest] = draft().methods;
    const quietHours = [
      { key: 'a', days: [], from: '24:00', to: '7' },
      { key: 'b', days: WEEK, from: '08:00', to: '08:00' },
    ];
    const broken = draft({
      methods: first === undefined ? [] : [{ ...first, address: ' ' }, ...rest],
      rules: { high: [rule('sms', 'soon')], low: [rule('sms', '1m')] },
      quietHours,
    });
    expect([...mistakesIn(broken)]).toEqual([
      ['method/slack', 'no-address'],
      ['rule/smssoon', 'no-delay'],
      ['from/a', 'no-time'],
      ['to/a', 'no-time'],
      ['days/a', 'no-days'],
      ['hours', 'whole-week'],
    ]);
  });
});

describe('demands', () => {
  const finding = (kind: string, sentence = '', weight: 'demand' | 'warning' | 'unreachable' = 'demand') => ({
    ...{ kind, sentence, weight, advice: '', methodId: null },
  });
  const met = (findings: Parameters<typeof demandLines>[1]) =>
    demandLines({ methods: 2, kinds: ['chat', 'text'], proven: true, within: '5m' }, findings)
      .filter(({ isMet }) => isMet)
      .map(({ key }) => key);

  it('are met one by one', () => {
    expect(met([])).toEqual(['methods', 'chat', 'text', 'proven', 'within']);
    expect(met([finding('demand-kind', 'cannot be reached over SMS, which is asked for')])).not.toContain('text');
    expect(met([finding('demand-methods')])).toEqual(['chat', 'text', 'proven', 'within']);
    expect(met([finding('none-proven', '', 'warning')])).not.toContain('proven');
  });

  it('are met by nobody who cannot be reached', () => {
    expect(met([finding('no-method', '', 'unreachable')])).toEqual([]);
  });
});

it('days keep the order of the week, however they were clicked', () => {
  expect(toggled(['sat', 'mon'], 'wed')).toEqual(['mon', 'wed', 'sat']);
  expect(toggled(['mon', 'wed'], 'mon')).toEqual(['wed']);
});
