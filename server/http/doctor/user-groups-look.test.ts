import { describe, expect, it } from 'vitest';
import { layer, rotation, schedule } from '../../core/schedule/test/example.ts';
import { createKnown } from '../../engine/known.ts';
import { emptySnapshot } from '../../engine/configuration/snapshot.ts';
import { saveUserGroup } from '../../store/user-groups.ts';
import { databases, useDatabase } from '../../test/database/databases.ts';
import { virtualClock } from '../../runtime/virtual-clock.ts';
import { NOW } from '../test/service.ts';
import { fakeChannel } from '../test/fake-channel.ts';
import { userGroupsLook } from './user-groups-look.ts';

const signal = new AbortController().signal;
const primary = {
  ...schedule([layer(0, rotation('2026-11-01', 'zoe'))]),
  ...{ id: 'primary', name: 'Primary', slackUserGroup: 'S1' },
};
const set = () => Promise.resolve({ kind: 'delivered', ref: null, detail: '' } as const);
const slack = new Map([['slack', { ...fakeChannel('slack', 'chat'), setUserGroup: set }]]);

describe.each(databases)('the look at user groups on $name', (kind) => {
  const given = useDatabase(kind);
  const found = (schedules = [primary], channels: typeof slack | Map<string, never> = slack) => {
    const directory = { ...emptySnapshot.directory, schedules: new Map(schedules.map((one) => [one.id, one])) };
    const known = createKnown(() => ({ ...emptySnapshot, directory }), channels);
    return userGroupsLook({ database: given.database, clock: virtualClock(NOW), known, channels }).find(signal);
  };

  it('has nothing to look at without one, and says what it needs', async () => {
    expect(await found([])).toMatchObject({ state: 'skipped' });
    expect(await found([primary], new Map())).toMatchObject({
      state: 'warning',
      why: 'Primary should keep a user group in Slack, which is not set up.',
    });
  });

  it('says that nobody on call is in Slack, and what Slack says', async () => {
    expect(await found()).toMatchObject({ state: 'warning', why: 'S1 stays as it was: nobody on call is in Slack.' });
    const row = { id: 'S1', members: '[]', wanted: '["U1"]', attempts: 2, next_try_at: 1, failing_since: 1 };
    await given.database.write((tx) => saveUserGroup(tx, { ...row, problem: 'Slack refused: missing_scope' }));
    expect(await found()).toMatchObject({
      state: 'failed',
      why: 'Slack did not take who is on call. S1: Slack refused: missing_scope.',
    });
  });
});
