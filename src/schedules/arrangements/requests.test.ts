import { describe, expect, it } from 'vitest';
import type { CoverRequest } from '../../api/cover-requests.ts';
import { isAhead, openIn, placeOf } from './requests.ts';

const at = (text: string): number => Date.parse(text);
const shift = (start: string, end: string) => ({ rotation: 'week', turn: 3, part: null, start, end });

const request: CoverRequest = {
  ...{ id: 'r', schedule: { id: 'shop', name: 'Shop' }, from: { id: 'ana', name: 'Ana' }, to: null },
  shifts: [
    shift('2026-11-23T09:00:00.000Z', '2026-11-23T17:00:00.000Z'),
    shift('2026-11-24T09:00:00.000Z', '2026-11-24T17:00:00.000Z'),
  ],
  ...{ inReturn: [], note: null, state: 'open', takenBy: null, createdAt: '2026-11-20T09:00:00.000Z' },
  ...{ mayTake: true, mayWithdraw: false, mayDecline: false },
};
const monday = { start: at('2026-11-23T00:00Z'), end: at('2026-11-24T00:00Z') };
const night = { start: at('2026-11-23T18:00Z'), end: at('2026-11-24T06:00Z') };

describe('where the shifts of a request lie', () => {
  it('is from the first to the last, and nowhere once they are gone', () => {
    expect(placeOf(request.shifts)).toEqual({ start: at('2026-11-23T09:00Z'), end: at('2026-11-24T17:00Z') });
    expect(placeOf([])).toBeNull();
  });
});

describe('W2 a request that nobody took', () => {
  it('is a sign on the shifts that it is about, and on no other', () => {
    expect(openIn([request], monday)).toEqual([request]);
    expect(openIn([request], night)).toEqual([]);
  });

  it('is no sign any more once it is answered', () => {
    expect(openIn([{ ...request, state: 'declined' }], monday)).toEqual([]);
    expect(openIn([{ ...request, state: 'taken' }], monday)).toEqual([]);
  });
});

describe('requests that are worth a line', () => {
  it('are open or taken, and not over', () => {
    expect(isAhead(request, at('2026-11-24T16:00Z'))).toBe(true);
    expect(isAhead({ ...request, state: 'taken' }, at('2026-11-24T16:00Z'))).toBe(true);
    expect(isAhead(request, at('2026-11-24T18:00Z'))).toBe(false);
    expect(isAhead({ ...request, state: 'withdrawn' }, at('2026-11-20T09:00Z'))).toBe(false);
  });
});
