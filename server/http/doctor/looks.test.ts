import { describe, expect, it } from 'vitest';
import { databaseFinding } from './database-look.ts';
import { listed, size } from './finding.ts';
import { provisioningFinding } from './work-looks.ts';

const GB = 1_000_000_000;
const sqlite = { kind: 'sqlite', bytes: 12_300_000, walBytes: 0, freeBytes: 50 * GB } as const;
const postgres = { kind: 'postgres', bytes: 4 * GB, replicas: 1, version: '17.2' } as const;

describe('the database', () => {
  it('is well with what it holds and the room that is left', () => {
    expect(databaseFinding(sqlite, '/data/tocsin.db', 1)).toEqual({
      state: 'ok',
      why: 'SQLite in /data/tocsin.db holds 12 MB; 50 GB of the disk are free.',
    });
    expect(databaseFinding({ ...postgres, replicas: 3 }, null, 1)).toEqual({
      state: 'ok',
      why: 'PostgreSQL 17.2 answers, holds 4.0 GB and serves 3 replicas of this service.',
    });
  });

  it.each([
    ['a disk that fills', { ...sqlite, freeBytes: 0.9 * GB }, 1, 'warning'],
    ['a full disk', { ...sqlite, freeBytes: 50_000_000 }, 1, 'failed'],
    ['a log that does not end', { ...sqlite, walBytes: GB }, 1, 'warning'],
    ['a slow disk', sqlite, 900, 'warning'],
    ['a slow server', postgres, 900, 'warning'],
  ] as const)('warns of %s', (_, condition, tookMs, state) => {
    expect(databaseFinding(condition, 'tocsin.db', tookMs).state).toBe(state);
  });
});

describe('files', () => {
  const state = { folder: '/etc/tocsin', loadedAt: 1, documents: 12, changed: 0, mistakes: [], warnings: [] };
  const mistake = { file: 'a.yaml', line: 3, column: 1, field: 'teams[x]', message: 'has no members' };

  it('are loaded, deserve a look, or are none', () => {
    expect(provisioningFinding({ ...state, folder: null })).toMatchObject({ state: 'skipped' });
    expect(provisioningFinding(state)).toMatchObject({ why: '12 documents were loaded from /etc/tocsin.' });
    const warned = provisioningFinding({ ...state, warnings: [mistake] });
    expect(warned.state).toBe('warning');
    expect(warned.why).toContain('a.yaml:3:1  teams[x]: has no members');
  });
});

describe('words', () => {
  it('list a few and count the rest', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']].map(listed)).toEqual([
      ...['', 'a', 'a and b', 'a, b and c', 'a, b and 2 more'],
    ]);
  });

  it('say sizes as people do', () => {
    expect([0, 999, 1_000, 12_345_678, 2_500_000_000].map(size)).toEqual(['0 B', '999 B', '1.0 kB', '12 MB', '2.5 GB']);
  });
});
