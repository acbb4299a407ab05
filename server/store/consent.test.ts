import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { allowed, setConsent } from './consent.ts';

describe.each(databases)('consent on $name', (kind) => {
  const given = useDatabase(kind);
  const set = (allow: number, changed_at: number) =>
    given.database.write((tx) => setConsent(tx, { channel: 'sms', address: '+1555', allowed: allow, changed_at }));
  const may = (channel = 'sms') => given.database.read((tx) => allowed(tx, channel, '+1555'));

  it('is given until it is taken back, on that channel', async () => {
    expect(await may()).toBe(true);
    await set(0, 10);
    expect([await may(), await may('email')]).toEqual([false, true]);
    await set(1, 20);
    expect(await may()).toBe(true);
  });

  it('follows what was said last, not what arrived last', async () => {
    await set(0, 20);
    await set(1, 10);
    expect(await may()).toBe(false);
  });
});
