import { expect, it } from 'vitest';
import { readDocument } from '../../server/contract/configuration/document.ts';
import { startingPoints } from './starting-points.ts';

const about = { version: 1, file: null, changedAt: '2026-11-21T03:00:00.000Z', changedBy: 'x' };
const teams = [{ ...about, id: 'shop', document: { id: 'shop', name: 'Shop' } }];
const schedule = (id: string, team = 'shop') => ({
  ...{ ...about, id, document: { id, name: id, team, zone: 'UTC', layers: [] } },
});

it.each([
  ['no schedule', [], 3],
  ['one schedule', [schedule('primary')], 3],
  ['two schedules', [schedule('primary'), schedule('secondary'), schedule('other', 'pay')], 4],
])('with %s every chain to begin with is valid', (_, schedules, count) => {
  const points = startingPoints({ schedules, teams }, 'shop');
  expect(points).toHaveLength(count);
  for (const { text } of points) expect(readDocument('escalation-chain', { id: 'x', ...text }, 1).ok).toBe(true);
});

it('uses only schedules of the team', () => {
  const [first] = startingPoints({ schedules: [schedule('other', 'pay')], teams }, 'shop');
  expect(first?.text.steps[0]).toEqual({ page: { team: 'shop' } });
});

it('has nothing to offer where there is no team', () => {
  expect(startingPoints({ schedules: [], teams: [] }, null)).toEqual([]);
});
