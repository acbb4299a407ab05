import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { refusedAddresses, setConsent } from './consent.ts';
import type { Tx } from './database.ts';
import { addMessages } from './outbox.ts';
import {
  addressesPaged,
  countTry,
  endVerification,
  proofsOf,
  prove,
  startVerification,
  verificationOf,
  verificationsOf,
} from './proofs.ts';
import type { OutboxRow } from './rows.ts';

const method = { person_id: 'ana', method_id: 'phone', channel: 'sms', address: '+1555' };
const code = { ...method, code_hash: 'abc', sent_at: 1, expires_at: 2, tries: 0 };

describe.each(databases)('proofs on $name', (kind) => {
  const given = useDatabase(kind);
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => given.database.write(work);

  it('are kept once per contact method: the newest, with the address that was proven', async () => {
    await write((tx) => prove(tx, { ...method, proven_at: 5 }));
    await write((tx) => prove(tx, { ...method, address: '+1556', proven_at: 9 }));
    await write((tx) => prove(tx, { ...method, person_id: 'ben', proven_at: 7 }));
    expect(await write((tx) => proofsOf(tx, 'ana'))).toEqual([{ ...method, address: '+1556', proven_at: 9 }]);
    expect(await write((tx) => proofsOf(tx))).toHaveLength(2);
  });

  it('a new code takes the place of the one before, with all of its tries', async () => {
    await write((tx) => startVerification(tx, code));
    await write((tx) => countTry(tx, 'ana', 'phone'));
    expect((await write((tx) => verificationOf(tx, 'ana', 'phone')))?.tries).toBe(1);
    await write((tx) => startVerification(tx, { ...code, code_hash: 'def', sent_at: 3 }));
    expect(await write((tx) => verificationsOf(tx, 'ana'))).toEqual([{ ...code, code_hash: 'def', sent_at: 3 }]);
    await write((tx) => endVerification(tx, 'ana', 'phone'));
    expect(await write((tx) => verificationOf(tx, 'ana', 'phone'))).toBeNull();
  });

  it('know where a page of a group really went', async () => {
    const sent: OutboxRow = {
      ...{ id: 'g.1.0', kind: 'page', group_id: 'g', person_id: 'ana', method_id: 'phone', channel: 'sms' },
      ...{ address: '+1555', body: '{}', created_at: 1, state: 'sent', due_at: 1, attempts: 1, leased_by: null },
      ...{ sent_at: 2, provider_ref: null, provider_id: null, provider_rank: 0, result: null },
    };
    const others: OutboxRow[] = [
      { ...sent, id: 'g.1.1' },
      { ...sent, id: 'g.1.2', address: '+1999', state: 'failed' },
      { ...sent, id: 'g.1.3', address: '+1998', kind: 'notice' },
      { ...sent, id: 'g.1.4', address: '+1997', person_id: 'ben' },
      { ...sent, id: 'h.1.0', address: '+1996', group_id: 'h' },
    ];
    await write((tx) => addMessages(tx, [sent, ...others]));
    expect(await write((tx) => addressesPaged(tx, 'g', 'ana', 'sms'))).toEqual(['+1555']);
  });

  it('and addresses that may not be written to are those whose last word was STOP', async () => {
    const say = (address: string, allowed: number) =>
      write((tx) => setConsent(tx, { channel: 'sms', address, allowed, changed_at: 1 }));
    await say('+1', 0);
    await say('+2', 1);
    expect(await write(refusedAddresses)).toEqual([{ channel: 'sms', address: '+1' }]);
  });
});
