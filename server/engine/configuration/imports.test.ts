import { describe, expect, it } from 'vitest';
import { emptySnapshot, withImports } from './snapshot.ts';
import { importsAfter, noImports } from './imports.ts';

const row = (schedule_id: string, layer_id: string, revision: number, uid: string) => ({
  ...{ schedule_id, layer_id, revision },
  shifts: JSON.stringify([{ uid, interval: { start: 0, end: 1 }, people: ['ana'] }]),
});
const uids = (imports: typeof noImports, schedule: string): (string | undefined)[] =>
  (imports.bySchedule.get(schedule) ?? []).map(({ layerId, shifts }) => `${layerId} ${shifts[0]?.uid}`);

describe('what calendars say', () => {
  it('replaces what the same layer said, and leaves every other list as it is', () => {
    const before = importsAfter(noImports, [
      row('shop', 'a', 1, 'one'),
      row('shop', 'b', 2, 'two'),
      row('pay', 'a', 3, 'x'),
    ]);
    const after = importsAfter(before, [row('shop', 'a', 4, 'three')]);
    expect(uids(after, 'shop').sort()).toEqual(['a three', 'b two']);
    expect(after.bySchedule.get('pay')).toBe(before.bySchedule.get('pay'));
    expect([before.revision, after.revision]).toEqual([3, 4]);
  });

  it('is nothing new to a snapshot without rows, and nothing to schedules that are not there', () => {
    expect(withImports(emptySnapshot, [])).toBe(emptySnapshot);
    const after = withImports(emptySnapshot, [row('shop', 'a', 1, 'one')]);
    expect([after.imports.revision, after.directory.schedules.size]).toEqual([1, 0]);
  });
});
