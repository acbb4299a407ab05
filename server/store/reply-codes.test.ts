import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { groupRow } from '../test/database/rows.ts';
import { insertGroups } from './alert-groups.ts';
import { codeFor, groupByCode, lastPaged } from './reply-codes.ts';

const PHONE = '+15550001111';

describe.each(databases)('reply codes on $name', (kind) => {
  const given = useDatabase(kind);
  const open = (...numbers: number[]) =>
    given.database.write((tx) =>
      insertGroups(
        tx,
        numbers.map((number) => groupRow(number)),
      ),
    );
  const resolve = (number: number) =>
    given.database.write((tx) =>
      tx.run("UPDATE alert_groups SET open = 0, status = 'resolved' WHERE number = ?", [number]),
    );
  const code = (number: number, created_at = number, address = PHONE) =>
    given.database.write((tx) =>
      codeFor(tx, { channel: 'sms', address, group_id: `group-${number}`, person_id: 'ana', created_at }),
    );

  it('are the smallest free one of each address', async () => {
    await open(1, 2, 3);
    expect([await code(1), await code(2), await code(3, 3, '+15550002222')]).toEqual([1, 2, 1]);
  });

  it('stay the same for the same group', async () => {
    await open(1, 2);
    expect([await code(1), await code(2), await code(1, 9)]).toEqual([1, 2, 1]);
  });

  it('are given anew once their group is resolved', async () => {
    await open(1, 2, 3);
    await code(1);
    await code(2);
    await resolve(1);
    expect(await code(3)).toBe(1);
    const owner = await given.database.read((tx) => groupByCode(tx, 'sms', PHONE, 1));
    expect(owner).toMatchObject({ group_id: 'group-3' });
  });

  it('still tell what a resolved group was, until somebody else needs the code', async () => {
    await open(1);
    await code(1);
    await resolve(1);
    expect(await given.database.read((tx) => groupByCode(tx, 'sms', PHONE, 1))).toMatchObject({ group_id: 'group-1' });
    expect(await given.database.read((tx) => groupByCode(tx, 'sms', PHONE, 2))).toBeNull();
  });

  it('run out at 99 open groups, and come back', async () => {
    const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
    await open(...numbers);
    const codes: (number | null)[] = [];
    for (const number of numbers) codes.push(await code(number));
    expect(codes).toEqual([...numbers.slice(0, 99), null]);
    await resolve(42);
    expect(await code(100)).toBe(42);
  });

  it('know which group was paged last at an address', async () => {
    await open(1, 2);
    expect(await given.database.read((tx) => lastPaged(tx, 'sms', PHONE))).toBeNull();
    await code(1, 10);
    await code(2, 20);
    await code(1, 30);
    expect(await given.database.read((tx) => lastPaged(tx, 'sms', PHONE))).toMatchObject({ group_id: 'group-1' });
  });

  it('are never given twice to one phone, however many ask at once', async () => {
    const numbers = [1, 2, 3, 4, 5, 6];
    await open(...numbers);
    const codes = await Promise.all(numbers.map((number) => code(number)));
    expect([...codes].sort()).toEqual(numbers);
  });
});
