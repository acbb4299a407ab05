import { describe, expect, it } from 'vitest';
import { stagesAt, totalOf } from '../core/insights/stages.ts';
import type { StagesSoFar } from '../core/insights/stages.ts';
import type { TimelineEntry, TimelineFact } from '../core/insights/timeline.ts';
import type { Escalation } from '../core/escalation/state.ts';
import { groupRow } from '../test/database/rows.ts';
import type { Draft } from './draft.ts';
import { responseColumns } from './response-times.ts';

const T = 1_000_000;
const person = (personId: string) => ({ kind: 'person', personId, via: '' }) as const;
const opened: TimelineFact = { kind: 'opened', title: 'Down', severity: 'critical', urgency: 'high' };
const message = { personId: 'ana', methodId: 'm', channel: 'sms' };
const paged: TimelineFact = { kind: 'paged', opening: true, urgency: 'high', because: '', ...message };
const delivered: TimelineFact = { kind: 'page-delivered', detail: '', ...message };
const answered = (answersLeft: number): TimelineFact => ({ kind: 'acknowledged', by: person('ana'), answersLeft });
const resolved: TimelineFact = { kind: 'resolved', by: { kind: 'tocsin' }, stillFiring: 0 };
const at = (ms: number, fact: TimelineFact): TimelineEntry => ({ at: T + ms, ...fact });

/** Only what is read: the row as it was, the entries that this commit adds, and whether that resolved it. */
function draft(row: Partial<Draft['row']>, entries: readonly TimelineEntry[], isNew = false): Draft {
  const last = entries.at(-1);
  const status = last?.kind === 'resolved' ? { kind: 'resolved', at: last.at, by: last.by } : { kind: 'firing' };
  return {
    ...{ row: groupRow(1, { created_at: T, ...row }), isNew, before: null, changed: true },
    // The rest of a state matters to nobody here.
    state: { status } as unknown as Escalation,
    effects: entries.map((entry) => ({ kind: 'record', entry })),
  };
}

describe('the columns that insights add up', () => {
  it('are written by the first event that makes them known', () => {
    const first = responseColumns(draft({}, [at(5, opened), at(5, paged)], true));
    expect(first).toMatchObject({ first_page_ms: null, acknowledge_ms: null, resolve_ms: null });
    const second = responseColumns(draft(first, [at(30, delivered), at(60, answered(0)), at(90, answered(0))]));
    expect(second).toMatchObject({ first_page_ms: 30, acknowledge_ms: 60 });
    expect(responseColumns(draft(second, [at(99, resolved)]))).toMatchObject({ acknowledge_ms: 60, resolve_ms: 99 });
  });

  it('an answer of two that are wanted is not an acknowledgement yet', () => {
    expect(responseColumns(draft({}, [at(60, answered(1))])).acknowledge_ms).toBeNull();
  });

  it('stages go on where the commit before left them, and sum to the resolve time', () => {
    const first = responseColumns(draft({}, [at(5, opened), at(5, paged)], true));
    const second = responseColumns(draft(first, [at(60, answered(0))]));
    const third = responseColumns(draft(second, [at(99, resolved)]));
    const { ms } = JSON.parse(third.stages) as StagesSoFar;
    expect(ms).toMatchObject({ queueing: 5, waiting: 55, working: 39 });
    expect(totalOf(ms)).toBe(third.resolve_ms);
  });

  it('stages that nothing moved are not written anew', () => {
    const first = responseColumns(draft({}, [at(5, opened), at(5, paged)], true));
    expect(responseColumns(draft(first, [at(30, delivered)])).stages).toBe(first.stages);
  });

  it('a group that was there before stages were has none, instead of half of them', () => {
    expect(responseColumns(draft({ stages: '' }, [at(60, answered(0))])).stages).toBe('');
  });

  it('time in the inbox is part of the way to the first page', () => {
    const { stages } = responseColumns(draft({}, [at(40, opened), at(40, paged)], true));
    expect(stagesAt(JSON.parse(stages) as StagesSoFar, T + 50)).toMatchObject({ queueing: 40, waiting: 10 });
  });
});
