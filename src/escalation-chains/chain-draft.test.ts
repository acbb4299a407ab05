import { describe, expect, it } from 'vitest';
import { readDocument } from '../../server/contract/configuration/document.ts';
import { documentOf, draftOf, EMPTY_CHAIN, reduceChain } from './chain-draft.ts';
import type { ChainAction, ChainDraft } from './chain-draft.ts';

const reduce = (draft: ChainDraft, ...actions: readonly ChainAction[]): ChainDraft =>
  actions.reduce(reduceChain, draft);

const written = {
  name: 'Platform',
  team: 'platform',
  steps: [
    { page: { to: [{ schedule: 'sun' }, { person: 'lars' }], each: '4m' } },
    { wait: '90s' },
    { page: { team: 'platform', mode: 'all' as const, urgency: 'high' as const } },
    { page: { people: ['lars', 'maya'], mode: 'round-robin' as const, answers: 2 } },
    { page: { schedule: 'sun' } },
    { repeat: 2 },
  ],
};

describe('a chain that is edited', () => {
  it('is written as it was when nothing changed', () => {
    expect(documentOf('platform', draftOf(written))).toEqual({ id: 'platform', ...written });
  });

  it('means the same when its author named several kinds of targets in one step', () => {
    const steps = [{ page: { schedule: 'sun', team: 'platform', people: ['lars'] } }];
    const before = { id: 'x', name: 'X', steps };
    const after = documentOf('x', draftOf(before));
    expect(after.steps[0]?.page?.to).toEqual([{ schedule: 'sun' }, { team: 'platform' }, { person: 'lars' }]);
    expect(readDocument('escalation-chain', after, 1)).toEqual(readDocument('escalation-chain', before, 1));
  });

  it('grows by steps with keys of their own', () => {
    const draft = reduce(EMPTY_CHAIN, { type: 'step-added', kind: 'page' }, { type: 'step-added', kind: 'wait' });
    expect(draft.steps.map(({ key, kind }) => [key, kind])).toEqual([
      [0, 'page'],
      [1, 'wait'],
    ]);
    const again = reduce(draft, { type: 'step-removed', key: 1 }, { type: 'step-added', kind: 'repeat' });
    expect(again.steps.map(({ key }) => key)).toEqual([0, 2]);
  });

  it('moves a step, and leaves the order alone where there is nowhere to go', () => {
    const draft = draftOf(written);
    const kinds = (of: ChainDraft): string => of.steps.map(({ key }) => key).join('');
    expect(kinds(reduce(draft, { type: 'step-moved', from: 0, to: 2 }))).toBe('120345');
    expect(kinds(reduce(draft, { type: 'step-moved', from: 5, to: 0 }))).toBe('501234');
    expect(kinds(reduce(draft, { type: 'step-moved', from: 0, to: -1 }))).toBe('012345');
    expect(kinds(reduce(draft, { type: 'step-moved', from: 5, to: 6 }))).toBe('012345');
  });

  it('takes a removed step back to where it stood', () => {
    const draft = draftOf(written);
    const step = draft.steps[1];
    if (step === undefined) throw new Error('there is no such step');
    const removed = reduce(draft, { type: 'step-removed', key: step.key });
    expect(reduce(removed, { type: 'step-put-back', step, at: 1 }).steps).toEqual(draft.steps);
  });

  it('keeps what is typed until it is a duration', () => {
    const draft = draftOf({ name: 'X', steps: [{ wait: '5m' }] });
    const step = draft.steps[0];
    if (step?.kind !== 'wait') throw new Error('there is no such step');
    const half = reduce(draft, { type: 'step-changed', step: { ...step, delay: '5' } });
    expect(documentOf('x', half).steps).toEqual([{ wait: '5' }]);
    const reading = readDocument('escalation-chain', documentOf('x', half), 1);
    expect(reading).toMatchObject({ ok: false, mistakes: [{ path: ['steps', 0, 'wait'] }] });
  });

  it('is named, given to a team, and started from something else', () => {
    const draft = reduce(
      EMPTY_CHAIN,
      { type: 'started-from', document: written },
      { type: 'chain-named', name: ' Nights ' },
      { type: 'given-to-team', teamId: null },
    );
    expect(documentOf('n', draft)).toEqual({ id: 'n', name: 'Nights', steps: written.steps });
  });

  it('forgets how long each person has where everybody is paged at once', () => {
    const draft = draftOf({ name: 'X', steps: [{ page: { team: 'shop', each: '3m' } }] });
    const step = draft.steps[0];
    if (step?.kind !== 'page') throw new Error('there is no such step');
    const all = reduce(draft, { type: 'step-changed', step: { ...step, mode: 'all' } });
    expect(documentOf('x', all).steps).toEqual([{ page: { team: 'shop', mode: 'all' } }]);
  });
});
