import { describe, expect, it } from 'vitest';
import { askingOf, askText } from './asking.ts';

describe('a shift in the address of the page', () => {
  it('comes back as it went in', () => {
    const asking = { scheduleId: 'shop-primary', interval: { start: 1_795_000_000_000, end: 1_795_000_060_000 } };
    expect(askingOf(askText(asking))).toEqual(asking);
  });

  it.each([null, '', 'shop', 'shop/soon/later', 'shop/2026-11-22T06:00:00Z/2026-11-21T22:00:00Z'])(
    'is not %s',
    (text) => {
      expect(askingOf(text)).toBeNull();
    },
  );
});
