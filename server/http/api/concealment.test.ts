import { describe, expect, it } from 'vitest';
import type { Caller } from '../auth/caller.ts';
import { concealed, hasConcealed, hidingAddresses, restored } from './concealment.ts';

const who = { kind: 'token' } as const;
const viewer: Caller = { name: 'v', role: 'viewer', personId: 'ana', who };
const editor: Caller = { name: 'e', role: 'editor', personId: null, who };

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
  });

  it('leaves out secrets of integrations whoever asks, because asking for them has a way of its own', () => {
    expect(concealed('integration', 'g', integration, editor)).toEqual(
      concealed('integration', 'g', integration, viewer),
    );
  });
});

describe('what was not shown', () => {
  const seen = concealed('integration', 'g', integration, editor);

  it('is put back as it was', () => {
    expect(hasConcealed(seen)).toBe(true);
    expect(restored(seen, integration)).toEqual(integration);
    expect(hasConcealed(integration)).toBe(false);
  });

  it('is put back beside what was changed, and what was written anew stays', () => {
    const changed = { ...(seen as object), name: 'H', auth: { bearer: 'new' } };
    expect(restored(changed, integration)).toEqual({ id: 'g', name: 'H', token: 'abc', auth: { bearer: 'new' } });
  });

  it('stays a blank where there is nothing to put back', () => {
    expect(hasConcealed(restored(seen, { id: 'g', token: 'abc' }))).toBe(true);
    expect(restored(seen, null)).toEqual(seen);
    expect(restored(null, integration)).toBeNull();
  });
});

describe('texts that quote where a message went', () => {
  const sent = [
    { person_id: 'ben', address: '+15550100' },
    { person_id: 'ben', address: '+1555010' },
    { person_id: '', address: 'operations@example.test' },
    { person_id: 'ana', address: '+15550177' },
  ];
  const text = 'gave up: +15550100 and operations@example.test; +15550177 is fine, call +15559999';

  it('hide from a viewer the addresses of others, and nothing else', () => {
    expect(hidingAddresses(viewer, sent)(text)).toBe(
      'gave up: ••••••00 and ••••••st; +15550177 is fine, call +15559999',
    );
  });

  it('are whole for an editor', () => {
    expect(hidingAddresses(editor, sent)(text)).toBe(text);
  });
});
