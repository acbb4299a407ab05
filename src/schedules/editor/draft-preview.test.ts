import { describe, expect, it } from 'vitest';
import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { HOUR_MS } from '../../../server/core/time/instant.ts';
import { mistakesIn, previewOfDraft, unfinished } from './draft-preview.ts';
import { decoded } from '../read.ts';
import { aloneOf, sentenceOf, takeovers } from './rotation-meaning.ts';

const NOW = Date.parse('2026-11-21T15:00:00Z');
const known = { isKnown: () => true, zoneOf: () => 'UTC' };
const daily = { start: '2026-11-16T00:00', turn: 'daily' as const };
const stored: ScheduleDocument = {
  ...{ id: 'shop', name: 'Shop', zone: 'UTC' },
  layers: [{ rotations: [{ ...daily, people: ['ana'], windows: [{ from: '09:00', to: '18:00' }] }] }],
};
const [first] = stored.layers;

/** What the draft would be, and what saving it would change. */
function previewed(draft: ScheduleDocument) {
  const [before, after] = [decoded(stored), unfinished(draft)];
  if (before === null || after === null) throw new Error('cannot be read');
  return { before, preview: previewOfDraft(before, after, { now: NOW }, known) };
}

describe('S16 the preview of an unsaved rotation', () => {
  const lunch = { ...daily, people: ['ben'], windows: [{ from: '12:00', to: '13:00' }] };
  const draft = { ...stored, layers: [...stored.layers, { name: 'Lunch', rotations: [lunch] }] };

  it('shows what it cuts, and leaves what is stored as it was', () => {
    const written = JSON.stringify(stored);
    const { preview } = previewed(draft);
    expect(preview.changes[0]).toMatchObject({ before: ['ana'], after: ['ben'] });
    expect(preview.people).toEqual([
      { personId: 'ana', gainedMs: 0, lostMs: 28 * HOUR_MS },
      { personId: 'ben', gainedMs: 28 * HOUR_MS, lostMs: 0 },
    ]);
    expect(JSON.stringify(stored)).toBe(written);
  });

  it('without people is an empty shift, not a gap', () => {
    for (const people of [[], [[]]]) {
      const night = { ...daily, people, windows: [{ from: '20:00', to: '21:00' }] };
      const { preview } = previewed({ ...stored, layers: [...stored.layers, { rotations: [night] }] });
      expect(preview.newGaps.some(({ start, end }) => end - start === HOUR_MS)).toBe(false);
      expect(preview.newEmpty[0]).toEqual({ start: NOW + 5 * HOUR_MS, end: NOW + 6 * HOUR_MS });
    }
  });

  it('says what is new: gaps, and several rotations at once', () => {
    const later = {
      ...stored,
      layers: [{ rotations: [{ ...daily, people: ['ana'], windows: [{ from: '10:00', to: '18:00' }] }] }],
    };
    expect(previewed(later).preview.newGaps).toHaveLength(28);
    const both = { ...stored, layers: [{ rotations: [...(first?.rotations ?? []), lunch] }] };
    expect(previewed(both).preview.newOverlaps).toHaveLength(28);
    expect(previewed(stored).preview).toMatchObject({ newGaps: [], newEmpty: [], newOverlaps: [], handoffs: 0 });
  });

  it('says what it asks of each person before and after', () => {
    const { loads, evenness } = previewed(draft).preview;
    expect(evenness.before).toBeNull();
    expect(evenness.after).toBeGreaterThan(0);
    expect(evenness.after).toBeLessThan(0.3);
    expect(loads.map(({ personId, before, after }) => [personId, before.onCallMs, after.onCallMs])).toEqual([
      ['ana', 255 * HOUR_MS - 3 * HOUR_MS, 224 * HOUR_MS],
      ['ben', 0, 28 * HOUR_MS],
    ]);
  });
});

describe('a draft that is not finished', () => {
  it('is read without a name and without people, and not with nonsense', () => {
    expect(unfinished({ ...stored, id: '', name: '' })?.layers).toHaveLength(1);
    expect(unfinished({ ...stored, layers: [{ rotations: [{ ...daily, start: 'soon', people: [] }] }] })).toBeNull();
  });

  it('has its mistakes named by field', () => {
    const [mistake] = mistakesIn({ ...stored, id: '', layers: [{ rotations: [{ ...daily, people: [] }] }] });
    expect(mistake).toMatchObject({ path: 'layers[0].rotations[0].people' });
  });
});

describe('a rotation by itself', () => {
  const alone = aloneOf(
    { ...daily, people: ['ana', 'ben'], windows: [{ from: '09:00', to: '18:00' }] },
    'Europe/Berlin',
  );

  it('is read back as a sentence', () => {
    expect(sentenceOf(alone, (id) => id.toUpperCase())).toBe(
      'ANA and BEN take turns, a day each, handing over at 00:00 Europe/Berlin, only from 09:00 to 18:00.',
    );
    expect(sentenceOf(null, (id) => id)).toBeNull();
  });

  it('hands over to somebody, not to the free hours in between', () => {
    if (alone === null) throw new Error('cannot be read');
    const next = takeovers(alone, NOW, 12, () => true);
    expect(next).toHaveLength(12);
    expect(next[0]).toEqual({ at: Date.parse('2026-11-22T08:00:00Z'), people: ['ana'] });
    expect(takeovers({ ...alone, layers: [] }, NOW, 12, () => true)).toEqual([]);
  });
});
