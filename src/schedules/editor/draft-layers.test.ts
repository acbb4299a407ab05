import { describe, expect, it } from 'vitest';
import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { freeName, layerIdOf, pinned, withLayerIds, withRotationId } from './draft-ids.ts';
import { layerGroups } from './draft-layers.ts';
import { scheduleDraft } from './schedule-draft.ts';
import type { DraftAction } from './schedule-draft.ts';

const rotation = { start: '2026-11-16T09:00', turn: 'weekly' as const, people: ['ana'] };

/** `A B=2` are two layers, the second with a rank. */
function draftOf(text: string, id = 'shop'): ScheduleDocument {
  const layers = text.split(' ').map((part) => {
    const [name = '', rank] = part.split('=');
    return { id: name, name, rotations: [], ...(rank === undefined ? {} : { rank: Number(rank) }) };
  });
  return { id, name: 'Shop', zone: 'UTC', layers };
}

/** From the top, those on call together with a plus: `C A+B`. */
function read({ layers }: ScheduleDocument): string {
  return layerGroups(layers)
    .map((group) => group.map((index) => layers[index]?.name).join('+'))
    .join(' ');
}

const after = (text: string, action: DraftAction): string => read(scheduleDraft(draftOf(text), action));

describe('the order of layers', () => {
  it.each<[string, DraftAction, string]>([
    ['A B C', { type: 'raise layer', layer: 0 }, 'C A B'],
    ['A B C', { type: 'lower layer', layer: 2 }, 'B C A'],
    ['A B C', { type: 'raise layer', layer: 2 }, 'C B A'],
    ['A=5 B=1', { type: 'raise layer', layer: 1 }, 'B A'],
    ['A=1 B=1 C=7', { type: 'raise layer', layer: 0 }, 'C A B'],
    ['A=1 B=1 C=7', { type: 'lower layer', layer: 2 }, 'B+A C'],
    ['A B C', { type: 'put on call with the layer above', layer: 0 }, 'C B+A'],
    ['A B C', { type: 'put on call with the layer above', layer: 2 }, 'C B A'],
    ['A=1 B=1 C=7', { type: 'part from the layer above', layer: 0 }, 'C B A'],
    ['A=1 B=5 C=7', { type: 'remove layer', layer: 1 }, 'C A'],
    ['A B', { type: 'add layer', layer: { name: 'N', rotations: [] } }, 'N B A'],
    ['A=9 B=3', { type: 'add layer', layer: { name: 'N', rotations: [] } }, 'N A B'],
  ])('%s: %o', (before, action, expected) => {
    expect(after(before, action)).toBe(expected);
  });

  it('needs no ranks where positions say it already', () => {
    const { layers } = scheduleDraft(draftOf('A B'), { type: 'raise layer', layer: 0 });
    expect(layers.every(({ rank }) => rank === undefined)).toBe(true);
  });
});

describe('ids of layers and rotations', () => {
  const written: ScheduleDocument = {
    ...{ id: 'shop', name: 'Shop', zone: 'UTC' },
    layers: [{ name: 'Week', rotations: [rotation, { ...rotation, name: 'Nights' }] }],
  };

  it('stay what they were made from when something is renamed or removed', () => {
    const renamed = scheduleDraft(written, { type: 'change layer', layer: 0, change: { name: 'Other' } });
    expect(renamed.layers[0]).toMatchObject({ id: 'week', rotations: [{ id: 'week-1' }, { id: 'nights' }] });
    const removed = scheduleDraft(renamed, { type: 'remove rotation', place: { layer: 0, rotation: 0 } });
    expect(removed.layers[0]?.rotations.map(({ id }) => id)).toEqual(['nights']);
  });

  it('are left to the service in a new schedule', () => {
    const isNew = { ...written, id: '' };
    expect(pinned(isNew)).toBe(isNew);
    expect(withLayerIds(isNew, { rotations: [] })).toEqual({ rotations: [] });
    expect(withRotationId(isNew, rotation)).toBe(rotation);
  });

  it('are of their own for what is added', () => {
    const layer = { name: 'Week', rotations: [{ ...rotation, name: 'Nights' }, rotation] };
    const added = scheduleDraft(written, { type: 'add layer', layer });
    expect(added.layers[1]).toMatchObject({ id: 'week-2', rotations: [{ id: 'nights-2' }, { id: 'rotation' }] });
    const one = scheduleDraft(added, { type: 'add rotation', layer: 0, rotation });
    expect(one.layers[0]?.rotations[2]?.id).toBe('rotation-2');
  });

  it('are written down before something names a layer', () => {
    const isNew: ScheduleDocument = { ...written, id: '', layers: [...written.layers, { rotations: [] }] };
    const change = { holidays: { list: 'de', treat: { layer: layerIdOf({ rotations: [] }, 1) } } };
    const handed = scheduleDraft(isNew, { type: 'change layer', layer: 0, change });
    expect(handed.layers.map(({ id }) => id)).toEqual(['week', 'layer-2']);
  });

  it('R34 the neighbours of a link that is removed are linked', () => {
    const line = [
      { ...rotation, id: 'a' },
      { ...rotation, id: 'b', supersedes: 'a' },
      { ...rotation, id: 'c', supersedes: 'b' },
    ];
    const draft = { ...written, layers: [{ id: 'week', rotations: line }] };
    const without = scheduleDraft(draft, { type: 'remove rotation', place: { layer: 0, rotation: 1 } });
    expect(without.layers[0]?.rotations[1]).toMatchObject({ id: 'c', supersedes: 'a' });
  });

  it('an edit that is still to come is taken back, and the one before goes on', () => {
    const at = '2026-11-23T08:00:00Z';
    const line = [
      { ...rotation, id: 'a', until: at },
      { ...rotation, id: 'b', supersedes: 'a', visibleFrom: at },
    ];
    const draft = { ...written, layers: [{ id: 'week', rotations: line }] };
    const back = scheduleDraft(draft, { type: 'take back edit', place: { layer: 0, rotation: 1 } });
    expect(back.layers[0]?.rotations).toEqual([{ ...rotation, id: 'a' }]);
  });

  it('names are counted on', () => {
    expect(freeName('Layer', ['Layer 2', undefined], 2)).toBe('Layer 3');
  });
});
