import { describe, expect, it } from 'vitest';
import { at, layer, override, rotation, schedule } from '../../core/schedule/test/example.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { HOUR_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { OutboxRow } from '../../store/rows.ts';
import { onCallStateOf, toldOf } from '../../store/told.ts';
import { databases, useDatabase } from '../../test/database/databases.ts';
import { groupRow } from '../../test/database/rows.ts';
import { insertGroups } from '../../store/alert-groups.ts';
import { knownWith } from '../test/shop.ts';
import { beginLooking, look } from './look.ts';
import type { NoticeBody } from './messages.ts';
import { openAround } from './open-groups.ts';

const MONDAY = at('2026-11-23T09:00');
const main = rotation('2026-11-16T09:00', 'ana ben', { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } });
const primary: Schedule = { ...schedule([layer(0, main)]), id: 'primary' };
const pages = { kind: 'schedule', scheduleId: 'primary' } as const;
const chain = {
  ...{ id: 'main', name: 'Main', teamId: null, version: 1 },
  steps: [{ kind: 'page', targets: [pages], mode: 'all', eachMs: 0, answers: 1, urgency: null } as const],
};
const knownOf = (one: Schedule) =>
  knownWith({ schedules: new Map([[one.id, one]]), chains: new Map([['main', chain]]) });

describe.each(databases)('a look at a schedule on $name', (kind) => {
  const given = useDatabase(kind);
  const looked = (now: Instant, of = primary, lookedAt = -Infinity) =>
    look(given.database, { schedule: of, lookedAt }, knownOf(of), now);
  const notices = async () => {
    const sql = "SELECT * FROM outbox WHERE kind = 'schedule' ORDER BY created_at, person_id";
    const rows = await given.database.read((tx) => tx.all<OutboxRow>(sql));
    return rows.map(({ person_id, body }) => `${person_id} ${(JSON.parse(body) as NoticeBody).notice.kind}`);
  };

  it('tells each thing once, however often and by however many it is taken', async () => {
    await beginLooking(given.database, knownOf(primary), MONDAY - 30 * HOUR_MS);
    expect(await looked(MONDAY - 30 * HOUR_MS)).toMatchObject({ messages: 0, next: MONDAY - 24 * HOUR_MS });
    await Promise.all([1, 2, 3].map(() => looked(MONDAY - 24 * HOUR_MS)));
    expect(await notices()).toEqual(['ben before']);
    await Promise.all([1, 2, 3].map(() => looked(MONDAY)));
    expect(await notices()).toEqual(['ben before', 'ana handoff', 'ben handoff']);
    expect(await given.database.read((tx) => onCallStateOf(tx, 'primary'))).toEqual({
      ...{ schedule_id: 'primary', people: '["ben"]', since: MONDAY, handoffs: 1 },
    });
  });

  it('says when it wants to look again, and whom it saw', async () => {
    const { next, people } = await looked(MONDAY - 2 * HOUR_MS);
    expect(next).toBe(MONDAY - HOUR_MS);
    expect(people).toEqual(new Set(['ana', 'ben']));
  });

  it('the very first one of an installation tells of no hand-off, that of a new schedule does', async () => {
    await beginLooking(given.database, knownOf(primary), MONDAY + HOUR_MS);
    expect((await looked(MONDAY + HOUR_MS)).messages).toBe(0);
    // Looking for a second time begins nothing anew.
    await beginLooking(given.database, knownOf({ ...primary, id: 'second' }), MONDAY + HOUR_MS);
    expect((await looked(MONDAY + HOUR_MS, { ...primary, id: 'second' })).messages).toBe(1);
  });

  it('forgets what is no longer so, and drops what is over', async () => {
    await looked(MONDAY - 20 * HOUR_MS);
    const covered = { ...primary, overrides: [override('2026-11-23', 'ana 9-12', 1)] };
    await looked(MONDAY - 19 * HOUR_MS, covered);
    const kept = () => given.database.read((tx) => toldOf(tx, 'primary'));
    expect((await kept()).map(({ person_id, start_at }) => [person_id, (start_at - MONDAY) / HOUR_MS])).toEqual([
      ['ben', 3],
    ]);
    await looked(MONDAY + 16 * HOUR_MS, primary);
    expect(await kept()).toEqual([]);
  });

  it('finds what is open of the services that page it, with who has it', async () => {
    const status = { kind: 'acknowledged', by: { kind: 'person', personId: 'ana' }, at: 0 };
    await given.database.write((tx) =>
      insertGroups(tx, [
        groupRow(2, { service_id: 'shop', state: JSON.stringify({ status: { kind: 'firing' } }) }),
        groupRow(1, { service_id: 'shop', state: JSON.stringify({ status }) }),
        groupRow(3, { service_id: 'other', state: JSON.stringify({ status: { kind: 'firing' } }) }),
        groupRow(4, { service_id: 'shop', open: 0, state: JSON.stringify({ status: { kind: 'firing' } }) }),
      ]),
    );
    const { directory } = knownOf(primary);
    expect(await given.database.read((tx) => openAround(tx, directory, 'primary'))).toMatchObject([
      { number: 1, serviceName: 'Shop', status: 'acknowledged by ana' },
      { number: 2, status: 'firing' },
    ]);
    expect(await given.database.read((tx) => openAround(tx, directory, 'elsewhere'))).toEqual([]);
  });
});
