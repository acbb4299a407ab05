import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleSchema } from '../../../server/contract/configuration/schedule.ts';
import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import type { OverrideDocument, RotationDocument } from './draft-parts.ts';
import { composed } from './effective.ts';
import { anyDocument } from './random-document.fixture.ts';
import { scheduleDraft } from './schedule-draft.ts';
import type { DraftAction } from './schedule-draft.ts';

const NOW = Date.parse('2026-11-21T15:00:00Z');
const place = { layer: 0, rotation: 0 };
const groups = (rotation: RotationDocument | undefined) =>
  (rotation?.people ?? []).map((one) => (typeof one === 'string' ? [one] : one));

/** How each field of a document is changed in the editor, and put back to what it was. */
type Field = readonly [field: string, change: DraftAction, back: (document: ScheduleDocument) => DraftAction];

const ofRotation = <K extends keyof RotationDocument>(field: K, value: RotationDocument[K]): Field => [
  `rotation.${field}`,
  { type: 'change rotation', place, change: { [field]: value } },
  ({ layers }) => ({ type: 'change rotation', place, change: { [field]: layers[0]?.rotations[0]?.[field] } }),
];
const ofOverride = <K extends keyof OverrideDocument>(field: K, value: OverrideDocument[K]): Field => [
  `override.${field}`,
  { type: 'change override', override: 0, change: { [field]: value } },
  ({ overrides }) => ({ type: 'change override', override: 0, change: { [field]: overrides?.[0]?.[field] } }),
];
const ofLayer = <K extends 'name' | 'duty' | 'holidays' | 'calendar'>(
  field: K,
  value: ScheduleDocument['layers'][number][K],
): Field => [
  `layer.${field}`,
  { type: 'change layer', layer: 0, change: { [field]: value } },
  ({ layers }) => ({ type: 'change layer', layer: 0, change: { [field]: layers[0]?.[field] } }),
];

const FIELDS: readonly Field[] = [
  ['name', { type: 'name it', name: 'Other' }, ({ name }) => ({ type: 'name it', name })],
  ['zone', { type: 'move to zone', zone: 'Asia/Tokyo' }, ({ zone }) => ({ type: 'move to zone', zone })],
  ['team', { type: 'give to team', team: 'other' }, ({ team }) => ({ type: 'give to team', team: team ?? null })],
  [
    'notices',
    { type: 'tell', change: { notices: { channel: 'email', address: 'a@example.org' } } },
    ({ notices }) => ({ type: 'tell', change: { notices } }),
  ],
  [
    'slackUserGroup',
    { type: 'tell', change: { slackUserGroup: 'S9' } },
    ({ slackUserGroup }) => ({ type: 'tell', change: { slackUserGroup } }),
  ],
  ofLayer('name', 'Other'),
  ofLayer('duty', 'shadow'),
  ofLayer('holidays', { list: 'other', treat: 'off' }),
  ofLayer('calendar', { url: 'https://example.org/other.ics' }),
  ofRotation('name', 'Other'),
  ofRotation('zone', 'Asia/Tokyo'),
  ofRotation('start', '2026-01-05T10:00'),
  ofRotation('visibleFrom', '2026-06-01T10:00'),
  ofRotation('until', '2029-01-01T00:00'),
  ofRotation('every', 3),
  ofRotation('handoffDay', 'wed'),
  ofRotation('shift', '10m'),
  ofRotation('weekdays', ['sun']),
  ofRotation('windows', [{ from: '01:00', to: '02:00' }]),
  ofRotation('firstParticipant', 0),
  [
    'rotation.turn',
    { type: 'count turns in', place, unit: 'monthly' },
    ({ layers }) => ({
      ...{ type: 'change rotation', place },
      change: { turn: layers[0]?.rotations[0]?.turn ?? 'daily', handoffDay: layers[0]?.rotations[0]?.handoffDay },
    }),
  ],
  [
    'rotation.people',
    { type: 'take turns', place, groups: [['other'], ['two', 'three']] },
    ({ layers }) => ({ type: 'take turns', place, groups: groups(layers[0]?.rotations[0]) }),
  ],
  ofOverride('start', '2026-11-30T10:00'),
  ofOverride('end', '2026-12-30T10:00'),
  ofOverride('people', ['other']),
  ofOverride('layer', 'l0'),
];

/** Shown as a place in the list, or written by the service and never typed. */
const WITHOUT_A_FIELD = [
  ...['id', 'layers', 'overrides', 'layer.id', 'layer.rank', 'layer.rotations'],
  ...['rotation.id', 'rotation.supersedes', 'override.id', 'override.createdAt'],
];

describe('the editor knows every field that a schedule can have', () => {
  it('and each new one will be missed here', () => {
    const { layers, overrides } = scheduleSchema.shape;
    const layer = layers.element.shape;
    const keys = [
      ...Object.keys(scheduleSchema.shape),
      ...Object.keys(layer).map((key) => `layer.${key}`),
      ...Object.keys(layer.rotations.element.shape).map((key) => `rotation.${key}`),
      ...Object.keys(overrides.unwrap().element.shape).map((key) => `override.${key}`),
    ];
    expect(new Set([...FIELDS.map(([field]) => field), ...WITHOUT_A_FIELD])).toEqual(new Set(keys));
  });

  it.each(FIELDS)('%s is changed and put back, and nothing else with it', (_, change, back) => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const changed = scheduleDraft(document, change);
        const restored = scheduleDraft(changed, back(document));
        expect(normal(restored)).toEqual(normal(document));
      }),
      { numRuns: 40 },
    );
  });

  it('opened and saved without a change it is the very same document', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(composed(document, document, {}, NOW)).toEqual({ document, edits: [] });
      }),
    );
  });

  it('raised and lowered again the layers win as before', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(3), (document, at) => {
        const name = document.layers[at]?.id;
        const raised = scheduleDraft(document, { type: 'raise layer', layer: at });
        const again = raised.layers.findIndex((layer) => layer.id === name);
        const lowered = scheduleDraft(raised, { type: 'lower layer', layer: again });
        fc.pre(
          raised !== document &&
            new Set(document.layers.map((layer, i) => layer.rank ?? i)).size === document.layers.length,
        );
        expect(ranking(lowered)).toEqual(ranking(document));
      }),
    );
  });
});

/** A document may say one person as a text or as a list of one; the editor writes the shorter. */
function normal(document: ScheduleDocument): ScheduleDocument {
  return {
    ...document,
    layers: document.layers.map((layer) => ({
      ...layer,
      rotations: layer.rotations.map((rotation) => ({
        ...rotation,
        people: rotation.people.map((one) => (typeof one !== 'string' && one.length === 1 ? (one[0] ?? '') : one)),
      })),
    })),
  };
}

function ranking({ layers }: ScheduleDocument): (string | undefined)[] {
  return layers
    .map((layer, index) => ({ id: layer.id, rank: layer.rank ?? index }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ id }) => id);
}
