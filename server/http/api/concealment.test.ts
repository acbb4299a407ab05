import { describe, expect, it } from 'vitest';
import type { Caller } from '../auth/caller.ts';
import { concealed } from './concealment.ts';

const viewer: Caller = { name: 'v', role: 'viewer', personId: 'ana' };
const editor: Caller = { name: 'e', role: 'editor', personId: null };

const integration = {
  ...{ id: 'g', name: 'G', token: 'abc' },
  auth: { basic: { username: 'u', password: 'p' }, bearer: 'b', hmac: { secret: 's', header: 'X' } },
};
const person = { id: 'ben', name: 'Ben', contactMethods: [{ channel: 'sms', address: '+15550100' }] };

describe('concealed', () => {
  it('leaves of an integration what is no secret', () => {
    expect(concealed('integration', 'g', integration, viewer)).toEqual({
      ...{ id: 'g', name: 'G', token: '••••••' },
      auth: { basic: { username: 'u', password: '••••••' }, bearer: '••••••', hmac: { secret: '••••••', header: 'X' } },
    });
  });

  it('adds nothing to an integration that has no secrets', () => {
    expect(concealed('integration', 'g', { id: 'g' }, viewer)).toEqual({ id: 'g' });
    expect(concealed('integration', 'g', null, viewer)).toBeNull();
  });

  it('keeps the end of an address, to tell two of them apart', () => {
    expect(concealed('person', 'ben', person, viewer)).toMatchObject({ contactMethods: [{ address: '••••••00' }] });
  });

  it('shows a person their own, and an editor everything', () => {
    expect(concealed('person', 'ana', person, viewer)).toBe(person);
    expect(concealed('person', 'ben', person, editor)).toBe(person);
    expect(concealed('integration', 'g', integration, editor)).toBe(integration);
  });
});
