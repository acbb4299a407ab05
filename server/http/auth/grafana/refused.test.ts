import { describe, expect, it } from 'vitest';
import { refusalOf, WHYS } from './refused.ts';

describe('a refusal of a call through Grafana', () => {
  it.each(WHYS)('%s: a sentence, and never 401', (why) => {
    const { problem, headers } = refusalOf(why);
    expect(problem.status).toBe(problem.code === 'keys-missing' ? 503 : 403);
    expect(problem.detail).toMatch(/^[A-Z].{30,130}[.?]$/);
    // Only what may be over soon is worth another try by itself.
    expect(headers.retryAfterS).toBe(problem.status === 503 ? 10 : undefined);
  });

  it('says something else for each reason', () => {
    expect(new Set(WHYS.map((why) => refusalOf(why).message)).size).toBe(WHYS.length);
  });
});
