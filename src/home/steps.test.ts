import { describe, expect, it } from 'vitest';
import { SET_UP_STEPS } from '../../server/contract/home.ts';
import { doneCount, nextStep, stepWords } from './steps.ts';
import type { SetUpStep } from './steps.ts';

const steps = (done: number, id: string | null = null): SetUpStep[] =>
  SET_UP_STEPS.map((step, index) => ({ step, id, isDone: index < done }));

describe('setting up', () => {
  it('has one next thing, until everything is done', () => {
    expect(nextStep(steps(1))?.step).toBe('team');
    expect(nextStep(steps(SET_UP_STEPS.length))).toBeNull();
    expect(doneCount(steps(4))).toBe(4);
  });

  it('goes on with what was left out, even when later steps are done', () => {
    const skipped = steps(9).map((one) => (one.step === 'person' ? { ...one, isDone: false } : one));
    expect(nextStep(skipped)?.step).toBe('person');
  });

  it('leads to a page for each step, and to the thing itself where there is one', () => {
    for (const step of steps(0)) {
      const words = stepWords(step);
      expect(words.href).toMatch(/^\/(a\/tocsin-oncall-app|plugins\/tocsin-oncall-app)/);
      expect([words.title, words.why, words.button].every((text) => text !== '')).toBe(true);
    }
    const alert = steps(0, 'grafana').find(({ step }) => step === 'alert');
    expect(alert && stepWords(alert).href).toBe('/a/tocsin-oncall-app/integrations/grafana');
  });
});
