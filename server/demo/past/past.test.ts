import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../core/time/instant.ts';
import type { Abilities } from '../../core/directory/abilities.ts';
import type { Database } from '../../store/database.ts';
import { openDatabase } from '../../store/dialect.ts';
import { liveThroughPast } from './past.ts';

const abilities: Abilities = {
  channels: ['slack', 'email', 'sms', 'webhook'],
  checkAddress: () => null,
  integrationTypes: ['grafana', 'alertmanager', 'webhook'],
};
const UNTIL = Date.parse('2026-11-21T15:00:00Z');
const TOWN = new URL('../../../provisioning/town', import.meta.url).pathname;

let folder = '';
let database: Database;
const troubles: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-past-'));
  const file = join(folder, 'town.db');
  await liveThroughPast({
    ...{ file, provisioning: TOWN, lookup: () => undefined, abilities, publicUrl: 'http://town.test', until: UNTIL },
    report: (trouble) => troubles.push(trouble),
  });
  database = await openDatabase({ url: null, file });
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const all = <T>(sql: string) => database.read((tx) => tx.all<T>(sql));

describe('the past of the town', () => {
  it('has groups of two weeks, and none of them is open', async () => {
    expect(troubles).toEqual([]);
    const groups = await all<{ status: string; created_at: number }>('SELECT status, created_at FROM alert_groups');
    expect(groups.length).toBeGreaterThan(60);
    expect(new Set(groups.map(({ status }) => status))).toEqual(new Set(['resolved']));
    const opened = groups.map(({ created_at }) => Number(created_at));
    expect(Math.min(...opened)).toBeLessThan(UNTIL - 13 * DAY_MS);
    expect(Math.max(...opened)).toBeLessThan(UNTIL);
  });

  it('has people who answered in different times, and some who did not', async () => {
    const rows = await all<{ acknowledge_ms: number | null }>('SELECT acknowledge_ms FROM alert_groups');
    const answered = rows.flatMap(({ acknowledge_ms: ms }) => (ms === null ? [] : [Number(ms)]));
    expect(new Set(answered).size).toBeGreaterThan(20);
    expect(answered.length).toBeLessThan(rows.length);
  });

  it('has people who have arranged something for the days ahead', async () => {
    const kept = await all<{ kind: string; body: string }>('SELECT kind, body FROM configuration');
    const of = (kind: string) => kept.filter((row) => row.kind === kind).map(({ body }) => body);
    expect(of('absence').join()).toContain('hana');
    const answers = of('cover-request').map((body) => (JSON.parse(body) as { answer: { kind: string } }).answer.kind);
    expect(answers.sort()).toEqual(['open', 'taken']);
  });

  it('leaves nothing to send and nothing to wake for', async () => {
    expect(await all('SELECT id FROM outbox WHERE sent_at IS NULL AND result IS NULL')).toEqual([]);
    expect(await all('SELECT id FROM alert_groups WHERE wake_at IS NOT NULL')).toEqual([]);
  });
});
