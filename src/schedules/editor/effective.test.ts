import { describe, expect, it } from 'vitest';
import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { composed } from './effective.ts';
import type { Choices } from './effective.ts';
import { scheduleDraft } from './schedule-draft.ts';
import type { DraftAction } from './schedule-draft.ts';

/** A Saturday in the second week of Ana, Ben and Cyd: it is Ben's. */
const NOW = Date.parse('2026-11-14T15:00:00Z');
const place = { layer: 0, rotation: 0 };
const weekly = { start: '2026-11-02T09:00', turn: 'weekly' as const, people: ['ana', 'ben', 'cyd'] };
const saved: ScheduleDocument = {
  ...{ id: 'shop', name: 'Shop', zone: 'Europe/Berlin' },
  layers: [{ name: 'Week', rotations: [{ name: 'Weekly', ...weekly }] }],
};

const edit = (action: DraftAction, choices: Choices = {}) =>
  composed(saved, scheduleDraft(saved, action), choices, NOW);
const take = (...people: string[]): DraftAction => ({ type: 'take turns', place, groups: people.map((one) => [one]) });
const rotationsOf = ({ document }: ReturnType<typeof composed>) => document.layers[0]?.rotations ?? [];

const SHIFT = '2026-11-16T08:00:00.000Z';
const ROUND = '2026-11-23T08:00:00.000Z';

describe('an edit of a rotation that people take turns in', () => {
  it('takes effect after this shift unless something else is chosen', () => {
    const result = edit(take('ana', 'ben', 'cyd', 'dan'));
    expect(result.edits).toMatchObject([{ id: 'weekly', kind: 'changed', effect: 'after-this-shift' }]);
    expect(result.edits[0]?.options.map(({ effect, at }) => `${effect} ${new Date(at).toISOString()}`)).toEqual([
      'now 2026-11-14T15:00:00.000Z',
      `after-this-shift ${SHIFT}`,
      `after-a-full-round ${ROUND}`,
    ]);
    expect(rotationsOf(result)).toEqual([
      { id: 'weekly', name: 'Weekly', ...weekly, until: SHIFT },
      expect.objectContaining({ id: 'weekly-2', visibleFrom: SHIFT, supersedes: 'weekly' }),
    ]);
  });

  it('now it is written in place', () => {
    const result = edit(take('ben', 'ana', 'cyd'), { weekly: { effect: 'now', opener: null } });
    expect(rotationsOf(result)).toMatchObject([{ id: 'weekly', people: ['ben', 'ana', 'cyd'] }]);
  });

  it('with one person more the next one in line stays the next', () => {
    const { edits } = edit(take('dan', 'ana', 'ben', 'cyd'));
    expect(edits[0]?.groups[edits[0].opener]).toEqual(['cyd']);
  });

  it('who takes over first can be said', () => {
    const result = edit(take('ana', 'ben', 'cyd', 'dan'), { weekly: { effect: 'after-a-full-round', opener: 3 } });
    // Turn 3 of four is the last of them already.
    expect(rotationsOf(result)[1]).toMatchObject({ visibleFrom: ROUND, people: ['ana', 'ben', 'cyd', 'dan'] });
    expect(result.edits[0]).toMatchObject({ opener: 3 });
    expect(rotationsOf(result)[1]?.firstParticipant).toBeUndefined();
  });

  it('an opener of a list that has become shorter is forgotten', () => {
    const result = edit(take('ana', 'ben'), { weekly: { effect: null, opener: 3 } });
    expect(result.edits[0]?.opener).toBeLessThan(2);
  });

  it.each([
    ['a name', { name: 'Weeks' }],
    ['an end that is far away', { until: '2027-01-01T00:00' }],
  ])('%s is no question and no second rotation', (_, change) => {
    const result = edit({ type: 'change rotation', place, change });
    expect(result.edits.flatMap(({ options }) => options)).toEqual([]);
    expect(rotationsOf(result)).toEqual([{ id: 'weekly', name: 'Weekly', ...weekly, ...change }]);
  });

  it('moving the schedule to another zone moves its rotations after their shifts, and the old ones keep their clock', () => {
    const result = edit({ type: 'move to zone', zone: 'America/New_York' });
    expect(rotationsOf(result)).toMatchObject([
      { id: 'weekly', zone: 'Europe/Berlin', until: SHIFT },
      // Nine in New York is after nine in Berlin, when the old one ends.
      { id: 'weekly-2', visibleFrom: SHIFT },
    ]);
    expect(rotationsOf(result)[1]?.zone).toBeUndefined();
  });

  it('removing it ends it at once, or when that is chosen, later', () => {
    const gone = edit({ type: 'remove rotation', place });
    expect(gone.edits).toMatchObject([{ kind: 'ended', effect: 'now' }]);
    expect(rotationsOf(gone)).toEqual([]);
    const later = edit({ type: 'remove rotation', place }, { weekly: { effect: 'after-this-shift', opener: null } });
    expect(rotationsOf(later)).toEqual([{ id: 'weekly', name: 'Weekly', ...weekly, until: SHIFT }]);
  });

  it('of a new schedule, and of a draft that cannot be read, nothing is asked', () => {
    const draft = scheduleDraft(saved, take('ana'));
    expect(composed(null, draft, {}, NOW)).toEqual({ document: draft, edits: [] });
    const broken = scheduleDraft(saved, take());
    expect(composed(saved, broken, {}, NOW)).toEqual({ document: broken, edits: [] });
  });
});
