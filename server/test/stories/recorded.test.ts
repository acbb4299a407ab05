import { expect } from 'vitest';
import { recorded, recordedNames } from '../story/bodies.ts';
import { story } from '../story/story.ts';
import { chatTown, page, service, smallTown, wait } from '../story/town.ts';

/** Ana is on call for what a real Grafana once reported: the orders that came late. */
const town = chatTown([page('ana'), wait('3h')], {
  services: [service({ id: 'orders', name: 'Orders pipeline', owns: ['metric=~"etl_orders_.*"', 'rulename=~".+"'] })],
});
const ok = { status: 200 };

story('an episode as Grafana sent it: fires, resolves, fires again, and each episode pages once', async (t) => {
  await t.given(town);
  expect(await t.replays('grafana', 'grafana-firing-one')).toMatchObject(ok);
  t.expectPage('ana slack', 'ETL orders late');
  await t.replays('grafana', 'grafana-firing-one');
  t.expectSilence();
  await t.replays('grafana', 'grafana-resolved-one');
  t.expectNotices('ana slack');
  expect(await t.status()).toBe('resolved');
  await t.replays('grafana', 'grafana-resolved-one');
  await t.replays('grafana', 'grafana-firing-one');
  t.expectSilence();
  await t.advance('1m');
  await t.replays('grafana', 'grafana-firing-again');
  t.expectPage('ana slack', 'ETL orders late');
  expect(await t.groups()).toMatchObject([{ status: 'firing' }, { status: 'resolved' }]);
});

story('one rule with three instances is one group and one page; the repeat of all three changes nothing', async (t) => {
  await t.given(chatTown([page('ana')], { services: [service({ owns: ['alertname=~".+"'] })] }));
  expect(await t.replays('grafana', 'grafana-firing-three')).toMatchObject(ok);
  t.expectPages('ana slack');
  expect(await t.group()).toMatchObject({ firing: 3 });
  const before = (await t.detail()).timeline.length;
  await t.replays('grafana', 'grafana-repeat-three');
  t.expectSilence();
  expect((await t.detail()).timeline.filter((entry) => entry.kind === 'alert-joined')).toEqual([]);
  expect((await t.group()).firing).toBe(3);
  expect(before).toBeGreaterThan(0);
});

story('a body that Grafana cut short says how much is missing, and what is there pages', async (t) => {
  await t.given(chatTown([page('ana')], { services: [service({ owns: ['alertname=~".+"'] })] }));
  const answer = await t.replays('grafana', 'grafana-truncated');
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ accepted: 2, truncated: 1 });
  t.expectPages('ana slack');
});

story(
  'NoData and Error of a rule are the rule: its owner is paged, and the rule itself joins the same group',
  async (t) => {
    await t.given(town);
    expect(await t.replays('grafana', 'grafana-datasource-nodata')).toMatchObject(ok);
    t.expectPages('ana slack');
    await t.fires({ labels: { alertname: 'Payments gone quiet', rulename: 'Payments gone quiet' } });
    expect(await t.group()).toMatchObject({ firing: 2 });
    expect(await t.replays('grafana', 'grafana-datasource-error')).toMatchObject(ok);
    t.expectPages('ana slack');
    expect(await t.groups()).toHaveLength(2);
  },
);

story("the contact point's test button is shown and pages nobody", async (t) => {
  await t.given();
  expect(await t.replays('grafana', 'grafana-test-button')).toMatchObject(ok);
  await t.advance('2h');
  expect(await t.group()).toMatchObject({ status: 'resolved', isTest: true });
});

story('a payload template of the user is refused with what to do, and nothing is half-written', async (t) => {
  await t.given();
  const answer = await t.replays('grafana', 'grafana-custom-payload');
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.text).toContain('custom payload');
  expect(await t.groups()).toEqual([]);
  const requests = await t.api<{ items: { status: number; body: string }[] }>('GET', '/integrations/grafana/requests');
  expect(requests.body.items).toMatchObject([
    { status: 422, body: recorded('grafana', 'grafana-custom-payload').body },
  ]);
});

const signed = {
  id: 'signed',
  name: 'Signed',
  type: 'grafana',
  token: 'signed-token',
  auth: { hmac: { secret: 'hmac-secret', timestampHeader: 'X-Grafana-Alerting-Timestamp' } },
};

story('signed requests of a real Grafana pass at the time at which they were signed', async (t) => {
  await t.given({ ...town, integrations: [signed] });
  await t.travelTo(recorded('grafana', 'grafana-signed-firing').at);
  expect(await t.replays('grafana', 'grafana-signed-firing', 'signed-token')).toMatchObject(ok);
  t.expectPages('ana slack');
  await t.travelTo(recorded('grafana', 'grafana-signed-resolved').at);
  expect(await t.replays('grafana', 'grafana-signed-resolved', 'signed-token')).toMatchObject(ok);
  t.expectNotices('ana slack');
  expect(await t.status()).toBe('resolved');
});

story('a signed request that is played again later, changed, or sent without its signature is refused', async (t) => {
  await t.given({ ...town, integrations: [signed] });
  const { at, headers, body } = recorded('grafana', 'grafana-signed-firing');
  const sent = (text: string, kept: Readonly<Record<string, string>>) =>
    t.posts<{ code: string }>('grafana/signed-token', text, kept);
  const proof = {
    'x-grafana-alerting-signature': headers['x-grafana-alerting-signature'] ?? '',
    'x-grafana-alerting-timestamp': headers['x-grafana-alerting-timestamp'] ?? '',
  };
  await t.travelTo(at);
  expect((await sent(body.replace('warning', 'critical'), proof)).body.code).toBe('signature-wrong');
  expect((await sent(body, {})).body.code).toBe('signature-missing');
  const later = { ...proof, 'x-grafana-alerting-timestamp': '1795218503' };
  expect((await sent(body, later)).body.code).toBe('signature-wrong');
  await t.advance('6m');
  const stale = await sent(body, proof);
  expect(stale).toMatchObject({ status: 403, body: { code: 'timestamp-outside-window' } });
  expect(await t.groups()).toEqual([]);
});

story('a Bearer token as Grafana sent it opens the door, and nothing else does', async (t) => {
  const integrations = [
    { id: 'bearer', name: 'Bearer', type: 'grafana', token: 'bearer-token', auth: { bearer: 's3cret' } },
  ];
  await t.given({ ...town, integrations });
  expect(await t.replays('grafana', 'grafana-bearer-nodata', 'bearer-token')).toMatchObject(ok);
  t.expectPages('ana slack');
  const { body } = recorded('grafana', 'grafana-bearer-nodata');
  expect((await t.posts('grafana/bearer-token', body)).status).toBe(403);
  expect((await t.posts('grafana/bearer-token', body, { authorization: 'Bearer wrong' })).status).toBe(403);
});

story('what Alertmanager sent: a mixed body keeps the group open until its last alert is resolved', async (t) => {
  await t.given({ ...chatTown([]), integrations: smallTown['integrations'] });
  expect(await t.replays('alertmanager', 'alertmanager-firing')).toMatchObject(ok);
  expect(await t.replays('alertmanager', 'alertmanager-firing-mixed')).toMatchObject(ok);
  expect(await t.status()).toBe('firing');
  t.expectPages('dana slack');
  expect(await t.replays('alertmanager', 'alertmanager-resolved')).toMatchObject(ok);
  expect(await t.status()).toBe('resolved');
  t.expectNotices('dana slack');
});

/** A new recording without a story here fails, so that none lies about unused. */
story('every recorded request is told about', async () => {
  expect(recordedNames('alertmanager')).toHaveLength(3);
  expect(recordedNames('grafana')).toHaveLength(13);
});
