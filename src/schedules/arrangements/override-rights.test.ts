import { describe, expect, it } from 'vitest';
import { decodeSchedule, scheduleSchema } from '../../../server/contract/configuration/schedule.ts';
import type { KeptOverride } from '../../api/overrides.ts';
import { mayOverride, maySteer, mayTakeBack } from './override-rights.ts';
import type { Reader } from './override-rights.ts';

const rotations = [{ start: '2026-01-05T09:00', turn: 'weekly', people: ['ana'] }];
const schedule = decodeSchedule(
  scheduleSchema.parse({ id: 's', name: 'S', zone: 'UTC', team: 'shop', layers: [{ name: 'Week', rotations }] }),
);
const viewer = (id: string | null, leads: readonly string[] = []): Reader => ({
  ...{ role: 'viewer', person: id === null ? null : { id }, leads: leads.map((team) => ({ id: team })) },
});
const override: KeptOverride = {
  ...{ id: 'o', schedule: { id: 's', name: 'S' }, people: [], layer: null, createdBy: 'Ana' },
  ...{ start: '2026-11-20T09:00:00.000Z', end: '2026-11-21T09:00:00.000Z', createdAt: '2026-11-19T09:00:00.000Z' },
  creator: { id: 'ana', name: 'Ana' },
};

describe('who may put whom on call', () => {
  it('is anybody for editors, and for leads of the team', () => {
    expect(mayOverride({ ...viewer('eve'), role: 'editor' }, schedule, [])).toEqual({ kind: 'anybody' });
    expect(mayOverride(viewer('eve', ['shop']), schedule, [])).toEqual({ kind: 'anybody' });
    expect(maySteer(viewer('eve', ['data']), 'shop')).toBe(false);
  });

  it('is themselves for those who take part', () => {
    expect(mayOverride(viewer('ana'), schedule, [])).toEqual({ kind: 'myself', personId: 'ana' });
    expect(mayOverride(viewer('ben'), schedule, ['ben'])).toEqual({ kind: 'myself', personId: 'ben' });
  });

  it('is nobody for strangers, and for those who are no person here', () => {
    expect(mayOverride(viewer('eve'), schedule, ['ben'])).toEqual({ kind: 'no', because: 'stranger' });
    expect(mayOverride(viewer(null), schedule, [])).toEqual({ kind: 'no', because: 'nobody' });
    expect(mayOverride(undefined, schedule, [])).toEqual({ kind: 'no', because: 'loading' });
  });
});

describe('who may move or take back an override', () => {
  it('is whoever made it, an editor or a lead', () => {
    expect(mayTakeBack(viewer('ana'), 'shop', override)).toBe(true);
    expect(mayTakeBack(viewer('ben'), 'shop', override)).toBe(false);
    expect(mayTakeBack(viewer('ben', ['shop']), 'shop', override)).toBe(true);
    expect(mayTakeBack(viewer(null), 'shop', { ...override, creator: null })).toBe(false);
    expect(mayTakeBack(undefined, 'shop', override)).toBe(false);
  });
});
