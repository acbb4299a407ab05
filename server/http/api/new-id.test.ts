import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idFor } from './new-id.ts';

const nothing = new Set<string>();
const madeUp = (): string => 'made-up';

describe('idFor', () => {
  it.each([
    [{ id: 'shop', name: 'Other' }, 'shop'],
    [{ name: 'Shop  primary!' }, 'shop-primary'],
    [{ name: 'Ünal & Søn' }, 'unal-s-n'],
    [{ name: '決済' }, 'made-up'],
    [{ name: 7 }, 'made-up'],
    [{ id: '', name: 'Shop' }, 'shop'],
    [{}, 'made-up'],
  ])('%j is %s', (document, id) => {
    expect(idFor(document, nothing, madeUp)).toBe(id);
  });

  it('steps aside where a made-up id is taken, but leaves a chosen one alone', () => {
    const taken = new Set(['shop', 'shop-2']);
    expect(idFor({ name: 'Shop' }, taken, madeUp)).toBe('shop-3');
    expect(idFor({ id: 'shop' }, taken, madeUp)).toBe('shop');
  });

  it('always makes something that is a valid id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) =>
        /^[a-z0-9][a-z0-9-]{0,62}$/.test(idFor({ name }, nothing, madeUp)),
      ),
    );
  });
});
