import { describe, expect, it } from 'vitest';
import type { CoverRequest } from '../api/cover-requests.ts';
import { requestsOf, stateText, stretchesOf } from './request-text.ts';

const shift = (start: string, end: string): CoverRequest['shifts'][number] => ({
  ...{ rotation: 'r', turn: 1, part: null },
  ...{ start: `2026-11-${start}:00.000Z`, end: `2026-11-${end}:00.000Z` },
});
const request = (more: Partial<CoverRequest>): CoverRequest => ({
  ...{ id: 'c', schedule: { id: 's', name: 'Shop' }, from: { id: 'ana', name: 'Ana' }, to: null, shifts: [] },
  ...{ inReturn: [], note: null, state: 'open', takenBy: null, createdAt: '2026-11-21T15:00:00.000Z' },
  ...{ mayTake: false, mayWithdraw: false, mayDecline: false, ...more },
});
const ben = { id: 'ben', name: 'Ben' };

describe('a request for cover', () => {
  it('lies where its shifts lie, those that touch as one', () => {
    const shifts = [shift('23T09:00', '24T09:00'), shift('22T09:00', '23T09:00'), shift('25T09:00', '25T10:00')];
    expect(stretchesOf(shifts).map(({ start, end }) => (end - start) / 3_600_000)).toEqual([48, 1]);
  });

  it.each<[Partial<CoverRequest>, string]>([
    [{}, 'Whoever can'],
    [{ to: ben }, 'Ben is asked'],
    [{ state: 'taken', takenBy: ben }, 'Ben has taken it'],
    [{ state: 'declined', to: ben }, 'Ben declined'],
    [{ state: 'withdrawn' }, 'Taken back'],
    [{ state: 'past-due' }, 'Nobody took it in time'],
  ])('%o is told as "%s"', (more, text) => {
    expect(stateText(request(more))).toBe(text);
  });

  it('is of whoever asked and of whoever took it, open ones first', () => {
    const all = [
      request({ id: 'taken', from: ben, state: 'taken', takenBy: { id: 'ana', name: 'Ana' } }),
      request({ id: 'theirs', from: ben }),
      request({ id: 'gone', state: 'withdrawn' }),
      request({ id: 'open' }),
    ];
    expect(requestsOf(all, 'ana').map(({ id }) => id)).toEqual(['open', 'taken']);
  });
});
