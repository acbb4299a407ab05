import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { alertRow, groupRow, messageRow } from '../test/database/rows.ts';
import { countGroups, countOpenBy, listGroups } from './alert-group-list.ts';
import { countByStatus } from './alert-group-search.ts';
import {
  groupByNumber,
  groupsForUpdate,
  dueGroups,
  insertGroups,
  newestGroupIds,
  nextWakeAt,
  updateGroups,
} from './alert-groups.ts';
import { alertsOfGroup, firingKeys, latestAlerts, saveAlerts } from './alerts.ts';
import type { SqlParam, Tx } from './database.ts';
import { addRequests, bodiesOf, finishRequests, lastRequests, pruneRequests, takeWaiting, waiting } from './inbox.ts';
import {
  addMessages,
  claimMessages,
  finishMessages,
  messageByProviderId,
  messagesOfGroup,
  nextDueAt,
  renewLeases,
} from './outbox.ts';
import { codeFor, lastPaged } from './reply-codes.ts';
import { responseFigures, stageFigures } from './response-figures.ts';
import { runningFor, wakeGroupsOf } from './responders.ts';
import { lastOfTimeline, timelineOf } from './timeline.ts';

const claim = { now: 9, leaseMs: 1, owner: 'one', limit: 9 };

/** What runs while alerts pour in, pages go out and somebody looks at the list: none may read a whole table. */
const HOT: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  takeWaiting: (tx) => takeWaiting(tx, 9),
  bodiesOf: (tx) => bodiesOf(tx, [1, 2]),
  finishRequests: (tx) => finishRequests(tx, [{ seq: 1, outcome: '[]' }]),
  waiting,
  lastRequests: (tx) => lastRequests(tx, 'grafana', 9),
  pruneRequests: (tx) => pruneRequests(tx, 1, 9),
  latestAlerts: (tx) => latestAlerts(tx, ['grafana/a', 'grafana/b']),
  saveAlerts: (tx) => saveAlerts(tx, { inserted: [alertRow('z', { episode: 2 })], changed: [alertRow('a')] }),
  firingKeys: (tx) => firingKeys(tx, ['grafana/a']),
  alertsOfGroup: (tx) => alertsOfGroup(tx, 'group-1'),
  groupsForUpdate: (tx) => groupsForUpdate(tx, ['group-1', 'group-2']),
  newestGroupIds: (tx) => newestGroupIds(tx, [{ service_id: 'checkout', group_key: 'key-1' }]),
  updateGroups: (tx) => updateGroups(tx, [groupRow(1, { version: 2 })]),
  dueGroups: (tx) => dueGroups(tx, 9, 9),
  nextWakeAt,
  groupByNumber: (tx) => groupByNumber(tx, 1),
  'the list of all': (tx) => listGroups(tx, { limit: 9 }),
  'the list of open ones': (tx) => listGroups(tx, { states: ['firing', 'snoozed'], limit: 9 }),
  'the list of a team': (tx) => listGroups(tx, { teamIds: ['shop'], limit: 9, cursor: { createdAt: 9, number: 9 } }),
  'the list of a service': (tx) => listGroups(tx, { serviceIds: ['checkout'], limit: 9 }),
  'the list of a person': (tx) => listGroups(tx, { personId: 'ana', limit: 9 }),
  'the list of what somebody has to do with': (tx) => listGroups(tx, { involvedId: 'ana', limit: 9 }),
  'the oldest first': (tx) => listGroups(tx, { order: 'oldest', limit: 9 }),
  'the worst open ones': (tx) => listGroups(tx, { states: ['firing'], order: 'severity', limit: 9 }),
  'counts by status': (tx) => countByStatus(tx, { labels: [{ name: 'a', value: 'b' }] }, null),
  'the list of a week': (tx) => listGroups(tx, { from: 1, to: 9, limit: 9 }),
  'the count of open ones': (tx) => countGroups(tx, { states: ['firing', 'acknowledged', 'snoozed'] }),
  'the counts of services': (tx) => countOpenBy(tx, 'service_id'),
  'a claim on one channel': (tx) => claimMessages(tx, { ...claim, channels: ['email'] }),
  'a claim on two channels': (tx) => claimMessages(tx, { ...claim, channels: ['sms', 'slack'] }),
  renewLeases: (tx) => renewLeases(tx, ['m'], 'one', 9),
  finishMessages: (tx) =>
    finishMessages(tx, 'one', [
      { id: 'm', state: 'sent', sent_at: 9, provider_ref: null, provider_id: null, result: null },
    ]),
  nextDueAt: (tx) => nextDueAt(tx, ['email', 'sms']),
  messagesOfGroup: (tx) => messagesOfGroup(tx, 'group-1'),
  messageByProviderId: (tx) => messageByProviderId(tx, 'SM1'),
  codeFor: (tx) => codeFor(tx, { channel: 'sms', address: '+1', group_id: 'group-1', person_id: 'ana', created_at: 9 }),
  lastPaged: (tx) => lastPaged(tx, 'sms', '+1'),
  runningFor: (tx) => runningFor(tx, 'ana'),
  wakeGroupsOf: (tx) => wakeGroupsOf(tx, ['ana'], 9),
  timelineOf: (tx) => timelineOf(tx, 'group-1'),
  'response figures of a week': (tx) => responseFigures(tx, { start: 1, end: 9, service: ['checkout', 'pay'] }),
  'stages of a week': (tx) => stageFigures(tx, { start: 1, end: 9 }),
  lastOfTimeline: (tx) => lastOfTimeline(tx, 'group-1', 9),
};

/** Our tables read from end to end; lists handed in as parameters and one small row of VALUES do not count. */
const WHOLE_TABLE = /\bSCAN (?!wanted|json_each|CONSTANT)\w+\b(?! USING (COVERING )?INDEX)|Seq Scan on/;

/** Runs everything and, beside it, asks the database how it would. */
function planning(tx: Tx, dialect: 'sqlite' | 'postgres', plans: string[]): Tx {
  const explain = async (sql: string, params: readonly SqlParam[] = []): Promise<void> => {
    const rows = await tx.all<Record<string, unknown>>(
      `EXPLAIN ${dialect === 'sqlite' ? 'QUERY PLAN ' : ''}${sql}`,
      params,
    );
    plans.push(...rows.map((row) => String(row['detail'] ?? row['QUERY PLAN'])));
  };
  return {
    ...tx,
    async all<R>(sql: string, params?: readonly SqlParam[]) {
      await explain(sql, params);
      return await tx.all<R>(sql, params);
    },
    async run(sql, params) {
      await explain(sql, params);
      return await tx.run(sql, params);
    },
  };
}

describe.each(databases)('on $name, no whole table is read by', (kind) => {
  const given = useDatabase(kind);

  it.each(Object.keys(HOT))('%s', async (name) => {
    const plans: string[] = [];
    await given.database.write(async (tx) => {
      await addRequests(tx, [{ integration_id: 'grafana', received_at: 1, body: '{}' }]);
      await insertGroups(tx, [groupRow(1), groupRow(2)]);
      await addMessages(tx, [messageRow('m', { due_at: 1 })]);
      await HOT[name]?.(planning(tx, given.database.dialect, plans));
    });
    expect(plans.filter((plan) => WHOLE_TABLE.test(plan))).toEqual([]);
  });
});
