import { describe, expect, it } from 'vitest';
import { newPerson, personDraft } from './person-draft.ts';
import type { PersonAction } from './person-draft.ts';

const ana = newPerson('Europe/Istanbul');
const after = (...actions: readonly PersonAction[]) => actions.reduce(personDraft, ana);
const account = { login: 'ana', name: 'Ana Ünal', email: 'ana@shop.example' };

describe('a person who is being edited', () => {
  it('begins in the zone of whoever writes, and with no way to be reached', () => {
    expect(ana).toEqual({ id: '', name: '', zone: 'Europe/Istanbul', contactMethods: [] });
    expect(after({ type: 'live in', zone: 'UTC' }).zone).toBe('UTC');
  });

  it('leaves the e-mail out when it is emptied: an empty one would be an address', () => {
    const written = after({ type: 'write to', email: 'ana@shop.example' });
    expect(written.email).toBe('ana@shop.example');
    expect('email' in personDraft(written, { type: 'write to', email: '' })).toBe(false);
  });

  it('is filled in from an account, with a first contact method', () => {
    expect(after({ type: 'be account', account })).toMatchObject({
      name: 'Ana Ünal',
      email: 'ana@shop.example',
      contactMethods: [{ channel: 'email', address: 'ana@shop.example' }],
    });
  });

  it('keeps the contact methods that were written before the account was chosen', () => {
    const found = after({ type: 'add method', channel: 'sms' }, { type: 'be account', account });
    expect(found.contactMethods).toEqual([{ channel: 'sms', address: '' }]);
  });

  it('takes only the name of an account without an address', () => {
    expect(after({ type: 'be account', account: { ...account, email: null } })).toMatchObject({
      name: 'Ana Ünal',
      contactMethods: [],
    });
  });

  it('knows the address of a mail method, and gives a second one on a channel an id', () => {
    const found = after(
      { type: 'write to', email: 'ana@shop.example' },
      { type: 'add method', channel: 'email' },
      { type: 'add method', channel: 'email' },
      { type: 'add method', channel: 'email' },
    );
    expect(found.contactMethods).toEqual([
      { channel: 'email', address: 'ana@shop.example' },
      { id: 'email-2', channel: 'email', address: 'ana@shop.example' },
      { id: 'email-3', channel: 'email', address: 'ana@shop.example' },
    ]);
  });

  it('changes and removes the one that was meant', () => {
    const found = after(
      { type: 'add method', channel: 'sms' },
      { type: 'add method', channel: 'slack' },
      { type: 'change method', index: 1, change: { address: 'U0ANA', enabled: false } },
      { type: 'remove method', index: 0 },
    );
    expect(found.contactMethods).toEqual([{ channel: 'slack', address: 'U0ANA', enabled: false }]);
  });
});
