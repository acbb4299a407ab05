import { describe, expect, it } from 'vitest';
import { openDatabase } from '../store/dialect.ts';
import { postgresOnly, sqliteOnly, useDatabase } from '../test/database/databases.ts';
import { latch } from '../test/latch.ts';
import type { Hub, Topic } from './hub.ts';
import { createHub } from './hub.ts';

const none = { groupIds: [], messages: 0, alarms: [] };
const noAlarm = (): void => {};

function listen(hub: Hub) {
  const heard: string[] = [];
  for (const topic of ['inbox', 'groups', 'outbox'] as const satisfies readonly Topic[])
    hub.on(topic, () => heard.push(topic));
  const leave = hub.onGroup((id) => heard.push(id));
  return { heard, leave };
}

describe('a hub', () => {
  const given = useDatabase(sqliteOnly);

  it('says of a commit what it set in motion, and nothing else', () => {
    const hub = createHub(given.database);
    const { heard } = listen(hub);
    hub.committed(none, noAlarm);
    expect(heard).toEqual([]);
    hub.committed({ ...none, groupIds: ['g1', 'g2'], messages: 1 }, noAlarm);
    expect(heard).toEqual(['groups', 'g1', 'g2', 'outbox']);
    hub.requests();
    expect(heard.at(-1)).toBe('inbox');
  });

  it('raises each alarm', () => {
    const alarms: string[] = [];
    const hub = createHub(given.database);
    hub.committed({ ...none, alarms: [{ groupId: 'g1', reason: 'nobody' }] }, (id, why) => alarms.push(`${id} ${why}`));
    expect(alarms).toEqual(['g1 nobody']);
  });

  it('tells no more to who has left', () => {
    const hub = createHub(given.database);
    const { heard, leave } = listen(hub);
    leave();
    hub.committed({ ...none, groupIds: ['g1'] }, noAlarm);
    expect(heard).toEqual(['groups']);
  });
});

describe('the hub of another replica', () => {
  const given = useDatabase(postgresOnly);

  async function pair() {
    const other = await openDatabase(given.opened.options);
    const there = createHub(other);
    const { heard } = listen(there);
    // What is said last comes last: once it is heard, so was everything before it.
    const last = latch();
    there.on('inbox', () => last.open());
    return { here: createHub(given.database), heard, last, close: () => other.close() };
  }

  it('hears of groups by their ids, and of what was committed', async () => {
    const { here, heard, last, close } = await pair();
    here.committed({ ...none, groupIds: ['g1'], messages: 2 }, noAlarm);
    here.requests();
    await last.opened;
    expect(heard).toEqual(['groups', 'g1', 'outbox', 'inbox']);
    await close();
  });

  it('hears of more than a hundred groups without their ids', async () => {
    const { here, heard, last, close } = await pair();
    here.committed({ ...none, groupIds: Array.from({ length: 101 }, (_, index) => `g${index}`) }, noAlarm);
    here.requests();
    await last.opened;
    expect(heard).toEqual(['groups', 'inbox']);
    await close();
  });

  it('pays no heed to topics that it does not know', async () => {
    const { here, heard, last, close } = await pair();
    given.database.hint('weather g1');
    here.requests();
    await last.opened;
    expect(heard).toEqual(['inbox']);
    await close();
  });
});
