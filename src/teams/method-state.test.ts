import { describe, expect, it } from 'vitest';
import { stateOfMethod } from './method-state.ts';

const method = {
  ...{ id: 'sms', channel: 'sms', enabled: true, isSetUp: true, hasRefused: false },
  provenAt: '2026-11-20T08:00:00Z',
};

describe('a contact method', () => {
  it.each([
    ['proven', {}],
    ['unproven', { provenAt: null }],
    ['refused', { hasRefused: true }],
    ['missing', { isSetUp: false, hasRefused: true }],
    ['off', { enabled: false, isSetUp: false }],
  ] as const)('is %s, whatever it was proven to do before', (state, over) => {
    expect(stateOfMethod({ ...method, ...over })).toBe(state);
  });
});
