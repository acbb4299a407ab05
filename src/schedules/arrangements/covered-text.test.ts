import { describe, expect, it } from 'vitest';
import { coveredText } from './covered-text.ts';

describe('how much is covered', () => {
  it.each([
    [14, 14, '100 %'],
    [0, 14, '0 %'],
    [7, 14, '50 %'],
    [1, 3, '33.3 %'],
  ])('%d of %d is %s', (covered, total, text) => {
    expect(coveredText(covered, total)).toBe(text);
  });

  it('is never all while a minute is missing, and never nothing while somebody is there', () => {
    expect(coveredText(20_159, 20_160)).toBe('99.9 %');
    expect(coveredText(1, 20_160)).toBe('0.1 %');
  });

  it('is unknown of no time', () => {
    expect(coveredText(0, 0)).toBe('—');
  });
});
