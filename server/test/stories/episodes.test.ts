import { expect } from 'vitest';
import { grafanaBody } from '../story/bodies.ts';
import { story } from '../story/story.ts';
import { chatTown, page, service, wait } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };
const instance = (name: string) => ({ labels: { service: 'checkout', instance: name } });
const town = chatTown([page('ana'), wait('10m'), page('ben')]);

story('two alerts of one new group in the same instant: one group, escalated once', async (t) => {
  await t.given(town);
  const body = (name: string): object => grafanaBody([instance(name)], t.clock.now());
  const answers = await Promise.all(['a', 'b'].map((name) => t.posts('grafana/grafana-token', body(name))));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
  t.expectPages('ana slack');
  expect(await t.group()).toMatchObject({ firing: 2, alerts: 2 });
});

story('a later member does not restart the chain', async (t) => {
  await t.given(town);
  await t.fires(instance('a'));
  t.expectPages('ana slack');
  await t.advance('9m');
  await t.fires(instance('b'));
  t.expectSilence();
  await t.advance('1m');
  t.expectPages('ben slack');
});

story('the group ends with its last alert, and not before', async (t) => {
  await t.given(town);
  await t.fires(instance('a'), instance('b'));
  t.expectPages('ana slack');
  await t.resolves(instance('a'));
  expect(await t.group()).toMatchObject({ status: 'firing', firing: 1 });
  await t.resolves(instance('b'));
  expect(await t.status()).toBe('resolved');
  t.expectNotices('ana slack');
});

story('a late resolved for a resolved group is noted there and starts nothing', async (t) => {
  await t.given(town);
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.click('ana', 'resolve');
  await t.advance('1m');
  await t.resolves(latency);
  expect(await t.group()).toMatchObject({ status: 'resolved', firing: 0 });
  expect(await t.timeline()).toContain('resolved, after the alert group was resolved');
});

story('a new firing after resolve is a new episode: a new group', async (t) => {
  await t.given(town);
  await t.fires(latency);
  await t.resolves(latency);
  t.expectPages('ana slack');
  t.expectNotices('ana slack');
  await t.advance('1m');
  await t.fires(latency);
  t.expectPages('ana slack');
  expect(await t.groups()).toMatchObject([{ status: 'firing' }, { status: 'resolved' }]);
});

story('inside the re-open window of its service it is the same group, and the chain begins again', async (t) => {
  await t.given(chatTown([page('ana'), wait('10m'), page('ben')], { services: [service({ reopenWithin: '5m' })] }));
  await t.fires(latency);
  await t.resolves(latency);
  t.expectPages('ana slack');
  t.expectNotices('ana slack');
  await t.advance('4m59s');
  await t.fires(latency);
  t.expectPages('ana slack');
  expect(await t.status()).toBe('firing');
  await t.resolves(latency);
  t.expectNotices('ana slack');
  await t.advance('5m');
  await t.fires(latency);
  t.expectPages('ana slack');
  expect(await t.groups()).toHaveLength(2);
});

story('29 the same text twice for one service pages once; for another service it is an alert of its own', async (t) => {
  await t.given(
    chatTown([page('ana')], {
      services: [service(), service({ id: 'basket', name: 'Basket', owns: ['service="basket"'] })],
    }),
  );
  const text = (name: string): object => ({ title: 'Slow', service: name, severity: 'critical' });
  await t.posts('webhook/hook-token', text('checkout'));
  await t.advance('1m');
  await t.posts('webhook/hook-token', text('checkout'));
  t.expectPages('ana slack');
  await t.posts('webhook/hook-token', text('basket'));
  t.expectPage('ana slack', 'Basket');
  expect(await t.groups()).toHaveLength(2);
});

story('30 the same key with another summary is the same alert: no second page', async (t) => {
  await t.given(town);
  const about = { service: 'checkout', severity: 'critical', dedupKey: 'disk-1' };
  await t.posts('webhook/hook-token', { title: 'Disk 91 % full', ...about });
  await t.posts('webhook/hook-token', { title: 'Disk 92 % full', ...about });
  t.expectPages('ana slack');
  expect(await t.group()).toMatchObject({ firing: 1, alerts: 1 });
});

story('fifty alerts of which three are resolved: 47 firing, all fifty kept, one page', async (t) => {
  await t.given(town);
  const alerts = Array.from({ length: 50 }, (_, index) => instance(`i${index}`));
  await t.fires(...alerts.map((alert, index) => (index < 3 ? { ...alert, status: 'resolved' as const } : alert)));
  t.expectPages('ana slack');
  expect(await t.group()).toMatchObject({ firing: 47, alerts: 50 });
  const { alertList } = await t.detail();
  expect(alertList).toHaveLength(50);
  expect(alertList.filter((alert) => alert.status === 'firing')).toHaveLength(47);
});

story('several Grafana replicas that send the same, at once and again, page once and end once', async (t) => {
  await t.given(town);
  const fired = grafanaBody([latency], t.clock.now());
  await Promise.all([1, 2, 3].map(() => t.posts('grafana/grafana-token', fired)));
  t.expectPages('ana slack');
  await t.advance('2m');
  const resolved = grafanaBody([{ ...latency, status: 'resolved', startsAt: '2026-11-21T03:00:00Z' }], t.clock.now());
  await Promise.all([resolved, fired, resolved].map((body) => t.posts('grafana/grafana-token', body)));
  t.expectNotices('ana slack');
  await t.posts('grafana/grafana-token', fired);
  t.expectSilence();
  expect(await t.status()).toBe('resolved');
});

story('a resolved that overtakes its firing pages nobody', async (t) => {
  await t.given(town);
  const startsAt = '2026-11-21T03:00:00Z';
  await t.resolves({ ...latency, startsAt, endsAt: '2026-11-21T03:00:30Z' });
  await t.fires({ ...latency, startsAt });
  t.expectSilence();
  expect(await t.groups()).toEqual([]);
});

story('an Alertmanager group whose labels changed is closed by the fingerprint of its alert', async (t) => {
  await t.given(town);
  const alert = {
    labels: { alertname: 'Slow', service: 'checkout', severity: 'critical' },
    fingerprint: 'f1',
    startsAt: '2026-11-21T02:59:00Z',
  };
  const body = (status: string, groupLabels: object): object => ({
    ...{ version: '4', receiver: 'tocsin', status, groupKey: JSON.stringify(groupLabels), groupLabels },
    ...{ commonLabels: alert.labels, commonAnnotations: {}, externalURL: 'http://am.example', truncatedAlerts: 0 },
    alerts: [
      {
        ...alert,
        status,
        annotations: {},
        endsAt: status === 'resolved' ? '2026-11-21T03:05:00Z' : '0001-01-01T00:00:00Z',
        generatorURL: '',
      },
    ],
  });
  await t.posts('alertmanager/am-token', body('firing', { alertname: 'Slow' }));
  t.expectPages('ana slack');
  await t.advance('5m');
  await t.posts('alertmanager/am-token', body('resolved', { alertname: 'Slow', service: 'checkout' }));
  expect(await t.status()).toBe('resolved');
  t.expectNotices('ana slack');
});

story('resolved by hand while the source still fires: quiet for half an hour, then it pages again', async (t) => {
  await t.given(town);
  const startsAt = '2026-11-21T03:00:00Z';
  await t.fires({ ...latency, startsAt });
  t.expectPages('ana slack');
  await t.advance('1m');
  await t.click('ana', 'resolve');
  await t.advance('29m');
  await t.fires({ ...latency, startsAt });
  t.expectSilence();
  expect(await t.timeline()).toContain('still fires');
  await t.advance('1m');
  await t.fires({ ...latency, startsAt });
  t.expectPages('ana slack');
  expect(await t.groups()).toMatchObject([
    { status: 'firing', firing: 1 },
    { status: 'resolved', firing: 0 },
  ]);
});
