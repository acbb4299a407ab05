import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { hueNames } from './person-colors.ts';

const anyPeople = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 12 });

describe('the colour of a person', () => {
  it('is theirs alone in a schedule of up to twelve', () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const hues = hueNames(people);
        expect(new Set(hues.values()).size).toBe(people.length);
      }),
    );
  });

  it('is none that looks like another one while there are at most five, and never red', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 5 }), (people) => {
        for (const hue of hueNames(people).values()) expect(hue).not.toMatch(/light|dark|red/);
      }),
    );
  });

  it('is the same in every schedule where nobody else has it', () => {
    expect(hueNames(['ana', 'ben']).get('ana')).toBe(hueNames(['ana']).get('ana'));
  });

  it('is given twice rather than not at all', () => {
    const people = Array.from({ length: 30 }, (_, index) => `person-${index}`);
    expect(hueNames(people).size).toBe(30);
  });
});
