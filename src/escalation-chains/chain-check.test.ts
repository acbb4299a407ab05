import { describe, expect, it } from 'vitest';
import { checkChain } from './chain-check.ts';
import { draftOf, reduceChain } from './chain-draft.ts';

const draft = draftOf({ name: 'Shop', steps: [{ page: { team: 'shop' } }, { wait: '5' }, { repeat: 2 }] });

describe('a chain that is being typed', () => {
  it('says what is wrong with which step, and looks ahead with the others', () => {
    const checked = checkChain('shop', draft, 3);
    expect(checked.isValid).toBe(false);
    expect([...(checked.stepMistakes.get(1)?.keys() ?? [])]).toEqual(['wait']);
    expect(checked.chain.steps.map(({ kind }) => kind)).toEqual(['page', 'repeat']);
    expect(checked.keys).toEqual([0, 2]);
  });

  it('names the field of a step that pages', () => {
    const page = reduceChain(draft, { type: 'step-added', kind: 'page' });
    expect([...(checkChain('shop', page, 1).stepMistakes.get(3)?.keys() ?? [])]).toEqual(['']);
    const each = draftOf({ name: 'X', steps: [{ page: { team: 'shop', each: 'soon' } }] });
    expect([...(checkChain('x', each, 1).stepMistakes.get(0)?.keys() ?? [])]).toEqual(['each']);
  });

  it('without a name it still looks ahead', () => {
    const checked = checkChain(null, draftOf({ name: '', steps: [{ page: { team: 'shop' } }] }), 1);
    expect([...checked.mistakes.keys()]).toEqual(['name']);
    expect(checked.chain.steps).toHaveLength(1);
  });

  it('is valid when nothing is wrong', () => {
    const checked = checkChain('x', draftOf({ name: 'X', team: 'shop', steps: [] }), 7);
    expect(checked).toMatchObject({ isValid: true, chain: { id: 'x', teamId: 'shop', version: 7 } });
  });
});
