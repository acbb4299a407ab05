import { describe, expect, it } from 'vitest';
import { decodeSchedule, scheduleSchema } from '../../../server/contract/configuration/schedule.ts';
import type { Override } from '../../../server/core/schedule/schedule.ts';
import { intervalOf, overrideDraft, previewOf, startDraft } from './override-draft.ts';

const at = (text: string): number => Date.parse(text);
const known = (): boolean => true;
const now = at('2026-11-20T12:30Z');
const rotations = [{ start: '2026-11-02T09:00', turn: 'weekly', people: ['ana'] }];
const written = decodeSchedule(
  scheduleSchema.parse({
    ...{ id: 'shop', name: 'Shop', zone: 'UTC' },
    layers: [
      { name: 'Below', rotations: [{ ...rotations[0], people: ['dora'] }] },
      { name: 'Week', rotations },
    ],
  }),
);
const night = { start: at('2026-11-21T22:00Z'), end: at('2026-11-22T06:00Z') };

describe('an override that is being written', () => {
  it('begins with the stretch that was drawn, or at the next full hour', () => {
    expect(intervalOf(startDraft(night, 'Europe/Paris', now, []))).toEqual(night);
    expect(startDraft('new', 'Europe/Paris', now, []).from).toBe('2026-11-20T14:00');
  });

  it('keeps its instants when it is read in another zone', () => {
    const draft = overrideDraft(startDraft(night, 'Europe/Paris', now, []), { type: 'read in', zone: 'Asia/Tokyo' });
    expect(draft.from).toBe('2026-11-22T07:00');
    expect(intervalOf(draft)).toEqual(night);
  });

  it('shows who changes when', () => {
    const draft = overrideDraft(startDraft(night, 'UTC', now, []), { type: 'put on call', people: ['ben'] });
    expect(previewOf(written, draft, now, known).changes).toEqual([
      { interval: night, before: ['ana'], after: ['ben'] },
    ]);
  });

  it('changes nothing where the layer that it replaces is hidden anyway', () => {
    const draft = startDraft(night, 'UTC', now, ['ben'], 'below');
    expect(previewOf(written, draft, now, known).changes).toEqual([]);
    expect(previewOf(written, { ...draft, layerId: 'week' }, now, known).changes).toHaveLength(1);
  });
});

describe('an override that is moved', () => {
  const moved: Override = { id: 'o', interval: night, people: ['ben'], layerId: null, createdAt: 1 };
  const schedule = { ...written, overrides: [moved] };
  const later = { start: at('2026-11-22T22:00Z'), end: at('2026-11-23T06:00Z') };

  it('gives the old time back, and takes the new one', () => {
    expect(previewOf(schedule, startDraft(later, 'UTC', now, ['ben']), now, known, moved).changes).toEqual([
      { interval: night, before: ['ben'], after: ['ana'] },
      { interval: later, before: ['ana'], after: ['ben'] },
    ]);
  });

  it('hides no other, and not itself', () => {
    expect(previewOf(schedule, startDraft(night, 'UTC', now, ['ben']), now, known, moved).hides).toEqual([]);
    expect(previewOf(schedule, startDraft(night, 'UTC', now, ['ben']), now, known).hides).toEqual([moved]);
  });

  it('is left alone once it is over', () => {
    const over = { ...moved, interval: { start: now - 2, end: now - 1 } };
    expect(previewOf(schedule, startDraft(later, 'UTC', now, ['ben']), now, known, over).mistakes).toHaveLength(1);
  });
});
