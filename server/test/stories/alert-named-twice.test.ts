import { expect } from 'vitest';
import { story } from '../story/story.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 2, minute)).toISOString();
const flapping = { title: 'Disk full', dedupKey: 'disk', service: 'checkout', severity: 'critical' };
const path = '/integrations/v1/webhook/hook-token/';

story('one body that names an alert fired, over and fired again opens one group for what fires now', async (t) => {
  await t.given();
  const alerts = [
    { ...flapping, status: 'firing', startsAt: at(0) },
    { ...flapping, status: 'resolved', startsAt: at(0), endsAt: at(10) },
    { ...flapping, status: 'firing', startsAt: at(20), labels: { alertname: 'Disk fuller' } },
  ];
  expect((await t.fetch('POST', path, { alerts })).status).toBe(200);
  await t.settle();
  expect((await t.groups()).map(({ title, status }) => `${title} ${status}`).sort()).toEqual([
    'Disk full firing',
    'Disk full resolved',
  ]);
  t.bag.takeAll(() => true);
  const over = { alerts: [{ ...flapping, status: 'resolved', startsAt: at(20), endsAt: at(30) }] };
  expect((await t.fetch('POST', path, over)).status).toBe(200);
  await t.settle();
  expect((await t.groups()).map(({ status }) => status)).toEqual(['resolved', 'resolved']);
  t.bag.takeAll(() => true);
});

story('one body that names a firing alert twice counts it once, so that its resolve closes the group', async (t) => {
  await t.given();
  const firing = { ...flapping, status: 'firing', startsAt: at(0) };
  expect((await t.fetch('POST', path, { alerts: [firing, firing] })).status).toBe(200);
  await t.settle();
  t.expectPages('ana slack');
  expect(await t.group()).toMatchObject({ status: 'firing', firing: 1, alerts: 1 });
  expect((await t.fetch('POST', path, { alerts: [{ ...firing, status: 'resolved', endsAt: at(10) }] })).status).toBe(
    200,
  );
  await t.settle();
  expect((await t.group()).status).toBe('resolved');
  t.bag.takeAll(() => true);
});

story('an alert whose name no table can hold is the same alert at its next report', async (t) => {
  await t.given();
  const report = async (status: 'firing' | 'resolved'): Promise<void> => {
    const labels = { alertname: 'Queue\u0000 full', service: 'checkout', severity: 'critical', 'a\udc00': '\ud800' };
    const times = { startsAt: at(0), endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : at(10) };
    const alerts = [{ status, fingerprint: 'f\u0000\ud800', labels, annotations: {}, ...times }];
    const body = { version: '4', groupKey: '{}', status, receiver: 'tocsin', alerts };
    expect((await t.fetch('POST', '/integrations/v1/alertmanager/am-token/', body)).status).toBe(200);
    await t.settle();
  };
  await report('firing');
  t.expectPages('ana slack');
  await report('firing');
  await report('resolved');
  expect(await t.group()).toMatchObject({ status: 'resolved', alerts: 1 });
  t.bag.takeAll(() => true);
});
