import { expect, it } from 'vitest';
import { MINUTE_MS } from '../../core/time/instant.ts';
import { demandsDocument } from './settings.ts';

it('demands can be written of an installation that has no fallback yet', () => {
  const asked = { methods: 2, kinds: ['chat'], proven: true, withinMs: 5 * MINUTE_MS } as const;
  expect(demandsDocument(asked)).toEqual({ methods: 2, kinds: ['chat'], proven: true, within: '5m' });
  expect(demandsDocument({ ...asked, withinMs: null })).not.toHaveProperty('within');
});
