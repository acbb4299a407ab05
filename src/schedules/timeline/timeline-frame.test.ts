import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../server/core/time/instant.ts';
import { drawnPart, fitOf, leastBarMs } from './timeline-frame.ts';

const window = { start: 0, end: 24 * DAY_MS };

describe('the part of a timeline that is drawn', () => {
  it('is all of it where nothing scrolls', () => {
    expect(drawnPart(window, { left: 0, seen: 1_000, whole: 1_000 })).toEqual(window);
    expect(drawnPart(window, { left: 0, seen: 0, whole: 0 })).toEqual(window);
  });

  it('is what is seen and half as much on either side, in whole steps', () => {
    expect(drawnPart(window, { left: 1_200, seen: 400, whole: 2_400 })).toEqual({
      start: 10 * DAY_MS,
      end: 18 * DAY_MS,
    });
  });

  it('stays the same while little is scrolled', () => {
    const at = (left: number) => drawnPart(window, { left, seen: 400, whole: 2_400 });
    expect(at(1_220)).toEqual(at(1_280));
    expect(at(0).start).toBe(window.start);
    expect(at(2_000).end).toBe(window.end);
  });
});

describe('what there is room for on a bar', () => {
  it.each([
    [3 * DAY_MS, 'name'],
    [DAY_MS, 'short'],
    [6 * HOUR_MS, 'none'],
  ])('%d ms is %s', (length, fit) => {
    expect(fitOf({ start: DAY_MS, end: DAY_MS + length }, window, 24 * 24)).toBe(fit);
  });
});

describe('the shortest bar that is drawn by itself', () => {
  it('is some pixels wide at the least width of a day', () => {
    expect(leastBarMs(window, 'month', 24)).toBe(((24 * DAY_MS) / (24 * 36)) * 5);
  });
});
