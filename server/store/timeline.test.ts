import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import type { TimelineRow } from './rows.ts';
import { appendTimeline, lastOfTimeline, timelineOf } from './timeline.ts';

const entry = (group_id: string, seq: number): TimelineRow => ({ group_id, seq, at: 1_000, kind: 'note', body: '{}' });

describe.each(databases)('timelines on $name', (kind) => {
  const given = useDatabase(kind);
  const append = (...rows: TimelineRow[]) => given.database.write((tx) => appendTimeline(tx, rows));

  it('come back in the order in which it happened', async () => {
    await append(entry('a', 1), entry('b', 0), entry('a', 0), entry('a', 10), entry('a', 2));
    const rows = await given.database.read((tx) => timelineOf(tx, 'a'));
    expect(rows.map(({ seq }) => seq)).toEqual([0, 1, 2, 10]);
    expect(rows[0]).toEqual(entry('a', 0));
  });

  it('are never rewritten: an entry that is there refuses the write', async () => {
    await append(entry('a', 0));
    await expect(append(entry('a', 1), entry('a', 0))).rejects.toThrow();
    expect(await given.database.read((tx) => timelineOf(tx, 'a'))).toHaveLength(1);
  });

  it('show their end', async () => {
    await append(entry('a', 0), entry('a', 1), entry('a', 2));
    const last = await given.database.read((tx) => lastOfTimeline(tx, 'a', 2));
    expect(last.map(({ seq }) => seq)).toEqual([1, 2]);
  });
});
