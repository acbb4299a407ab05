import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import type { StandingRow } from './rows.ts';
import { saveStanding, standingAt, standingOfGroups } from './standing-messages.ts';

const standing = (group_id: string, address: string, provider_ref = '{"ts":"1"}'): StandingRow => ({
  group_id,
  channel: 'slack',
  address,
  provider_ref,
  updated_at: 1_000,
});

describe.each(databases)('standing messages on $name', (kind) => {
  const given = useDatabase(kind);
  const save = (...rows: StandingRow[]) => given.database.write((tx) => saveStanding(tx, rows));

  it('stand once at each address of a group', async () => {
    await save(standing('g', 'C2'), standing('g', 'C1'), standing('h', 'C1'));
    await save(standing('g', 'C1', '{"ts":"2"}'));
    expect(await given.database.read((tx) => standingOfGroups(tx, ['g']))).toEqual([
      standing('g', 'C1', '{"ts":"2"}'),
      standing('g', 'C2'),
    ]);
    const many = await given.database.read((tx) => standingOfGroups(tx, ['g', 'h', 'i']));
    expect(many.map(({ group_id, address }) => `${group_id} ${address}`)).toEqual(['g C1', 'g C2', 'h C1']);
  });

  it('are found where they stand', async () => {
    await save(standing('g', 'C1'));
    const find = (address: string) =>
      given.database.read((tx) => standingAt(tx, { group_id: 'g', channel: 'slack', address }));
    expect(await find('C1')).toEqual(standing('g', 'C1'));
    expect(await find('C2')).toBeNull();
  });
});
