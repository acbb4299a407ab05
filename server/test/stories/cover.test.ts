import { expect } from 'vitest';
import { STORY_START, story } from '../story/story.ts';
import { chatTown } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };
const primary = {
  ...{ id: 'primary', name: 'Primary', team: 'shop', zone: 'Europe/Berlin' },
  layers: [{ rotations: [{ turn: 'weekly', start: '2026-11-16T09:00', people: ['ana'] }] }],
};
const steps = [{ page: { schedule: 'primary' } }];
const town = { ...chatTown(steps), schedules: [primary] };
const HOUR_MS = 3_600_000;
const cover = { end: new Date(STORY_START + 2 * HOUR_MS).toISOString(), people: ['ben'] };

story('at 03:00 somebody takes a shift of a schedule that a file owns, and the page goes to them', async (t) => {
  await t.given(town);
  const token = await t.api<{ secret: string }>('POST', '/tokens', {
    ...{ name: 'ben', role: 'viewer', person: 'ben', expiresAt: null },
  });
  const made = await t.api('POST', '/schedules/primary/overrides', cover, token.body.secret);
  expect(made.status, made.text).toBe(201);
  await t.fires(latency);
  t.expectPages('ben slack');
  await t.act('resolve');
  t.expectNotices('ben slack');
  await t.advance('2h');
  await t.fires({ labels: { service: 'checkout', again: 'yes' } });
  t.expectPages('ana slack');
});

story('a cover that was taken back pages who was on call before', async (t) => {
  await t.given(town);
  const made = await t.api<{ id: string }>('POST', '/schedules/primary/overrides', cover);
  await t.advance('10m');
  const taken = await t.api('DELETE', `/schedules/primary/overrides/${made.body.id}`);
  expect(taken.status, taken.text).toBe(204);
  await t.fires(latency);
  t.expectPages('ana slack');
});
