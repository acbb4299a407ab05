import { describe, expect, it } from 'vitest';
import { problem, PROBLEMS } from '../contract/errors.ts';
import type { ProblemCode } from '../contract/errors.ts';
import { problemOf, Refusal } from './problem.ts';

const codes = Object.keys(PROBLEMS) as ProblemCode[]; // The keys of that very table.

describe('problems', () => {
  it.each(codes)('%s is what RFC 9457 asks for', (code) => {
    const made = problemOf(code, 'Do this.');
    expect(problem.parse(made)).toEqual(made);
    expect(made.status).toBeGreaterThanOrEqual(400);
    expect(made.title).not.toMatch(/\.$/);
  });

  it('a refusal carries its problem, its fields and its headers', () => {
    const errors = [{ path: 'a', detail: 'no' }];
    const refusal = new Refusal('too-many', 'Wait.', { retryAfterS: 3, errors });
    expect(refusal.problem).toMatchObject({ status: 429, detail: 'Wait.', errors });
    expect(refusal.headers).toEqual({ retryAfterS: 3 });
    expect(refusal.message).toBe('Wait.');
  });
});
