import { describe, expect, it } from 'vitest';
import type { ScheduleNotice } from '../../core/schedule/notices/notice.ts';
import { at, layer, rotation, schedule } from '../../core/schedule/test/example.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import { setConsent } from '../../store/consent.ts';
import { databases, useDatabase } from '../../test/database/databases.ts';
import { messageRow } from '../../test/database/rows.ts';
import { virtualClock } from '../../runtime/virtual-clock.ts';
import { knownWith } from '../test/shop.ts';
import { prepareNotice } from './prepare.ts';

const MONDAY = at('2026-11-23T09:00');
const NOW = MONDAY - 2 * HOUR_MS;
const week = rotation('2026-11-16T09:00', 'ana ben', { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } });
const primary: Schedule = { ...schedule([layer(0, week)]), id: 'primary' };
const before = { kind: 'before', personId: 'ben', start: MONDAY, end: null, shifts: 1, instead: null } as const;
const handoff = { kind: 'handoff', at: MONDAY, from: ['ana'], to: ['ben'], until: MONDAY + 7 * DAY_MS } as const;

describe.each(databases)('a notice right before it is sent on $name', (kind) => {
  const given = useDatabase(kind);

  function prepare(notice: ScheduleNotice, { now = NOW, of = primary, appUrl = '' } = {}) {
    const body = JSON.stringify({ scheduleId: 'primary', notice });
    const stale: string[] = [];
    const prepared = prepareNotice(
      messageRow('m', { kind: 'schedule', person_id: 'ben', channel: 'email', address: 'ben@example.test', body }),
      {
        ...{ database: given.database, clock: virtualClock(now), publicUrl: '', secret: '', appUrl: appUrl || null },
        known: () => knownWith({ schedules: new Map([[of.id, of]]) }),
        observe: { noticed: (_id, what, result) => void stale.push(`${what} ${result}`) },
      },
    );
    return prepared.then((result) => ({ ...result, stale }));
  }

  it('has everything that a channel says, and the page where that is known', async () => {
    const prepared = await prepare(before, { appUrl: 'https://grafana.example' });
    expect(prepared).toMatchObject({
      kind: 'send',
      outgoing: {
        ...{ address: 'ben@example.test', standing: null },
        facts: {
          groupId: '',
          to: { name: 'ben', zone: 'UTC' },
          purpose: {
            kind: 'schedule',
            about: { link: 'https://grafana.example/a/tocsin-oncall-app/schedules/primary', readerId: 'ben' },
          },
        },
      },
    });
    expect(await prepare(before)).toMatchObject({ outgoing: { facts: { purpose: { about: { link: null } } } } });
  });

  it.each<[string, ScheduleNotice, { readonly now?: number }, string]>([
    ['whose shift has begun', before, { now: MONDAY }, 'has begun'],
    ['whose shift is somebody else’s by now', { ...before, personId: 'ana' }, {}, 'somebody else’s'],
    [
      'of a shift that was gone and would have begun',
      { ...before, kind: 'gone', next: null, end: MONDAY },
      { now: MONDAY },
      'begun',
    ],
    ['of a hand-off before the last one', handoff, { now: MONDAY + 7 * DAY_MS }, 'is over'],
    [
      'of a cover that is over',
      { kind: 'cover', coverId: 'c', from: 'ana', to: 'ben', start: NOW, end: NOW },
      {},
      'is over',
    ],
    ['of a gap that was mended', { kind: 'problems', problems: [] }, {}, 'on call by now'],
  ])('%s is held, and counted', async (_, notice, more, reason) => {
    const prepared = await prepare(notice, more);
    expect(prepared).toMatchObject({ kind: 'held', reason: expect.stringContaining(reason) as string });
    expect(prepared.stale).toEqual([`${notice.kind} stale`]);
  });

  it('of problems says what they are by now', async () => {
    const start = MONDAY + DAY_MS;
    const ending = { ...primary, layers: [layer(0, { ...week, until: start })] };
    const gap = {
      kind: 'gap',
      start: start + HOUR_MS,
      end: null,
      named: [],
      everyWeek: false,
      times: 1,
      subject: '',
    } as const;
    expect(await prepare({ kind: 'problems', problems: [gap] }, { of: ending })).toMatchObject({
      outgoing: { facts: { purpose: { about: { notice: { problems: [{ start }] } } } } },
    });
  });

  it('whose schedule is gone is held; to an address that said STOP it fails', async () => {
    expect(await prepare(handoff, { of: { ...primary, id: 'other' } })).toMatchObject({ kind: 'held' });
    await given.database.write((tx) =>
      setConsent(tx, { channel: 'email', address: 'ben@example.test', allowed: 0, changed_at: NOW }),
    );
    expect(await prepare(handoff)).toMatchObject({ kind: 'failed' });
  });
});
