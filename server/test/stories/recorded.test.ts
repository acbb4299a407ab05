import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { story } from '../story/story.ts';

const folder = join(import.meta.dirname, '../../integrations');

interface Recorded {
  readonly at: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

function recorded(type: string): [string, Recorded][] {
  const place = join(folder, type, 'recorded');
  // The files are requests as the recording server wrote them.
  return readdirSync(place).map((name) => [name, JSON.parse(readFileSync(join(place, name), 'utf8')) as Recorded]);
}

const byName = (type: string, name: string): Recorded => {
  const found = recorded(type).find(([file]) => file === `${name}.json`);
  if (!found) throw new Error(`there is no recorded ${name}`);
  return found[1];
};

story('an episode as Grafana sent it: fires, resolves, fires again, and each episode pages once', async (t) => {
  await t.given();
  const send = (name: string): Promise<{ status: number }> =>
    t.fetch('POST', '/integrations/v1/grafana/grafana-token/', byName('grafana', name).body);
  expect((await send('grafana-firing-one')).status).toBe(200);
  await t.settle();
  t.expectPage({ via: 'slack', text: 'ETL orders late' });
  expect((await send('grafana-firing-one')).status).toBe(200);
  await t.settle();
  t.expectSilence();
  expect((await send('grafana-resolved-one')).status).toBe(200);
  await t.settle();
  t.bag.clear();
  expect((await t.group()).status).toBe('resolved');
  expect((await send('grafana-resolved-one')).status).toBe(200);
  expect((await send('grafana-firing-one')).status).toBe(200);
  await t.settle();
  t.expectSilence();
  await t.advance('1m');
  expect((await send('grafana-firing-again')).status).toBe(200);
  await t.settle();
  t.expectPage({ via: 'slack', text: 'ETL orders late' });
  await t.act('acknowledge', {}, (await t.groups()).find((group) => group.status === 'firing')?.id);
  t.bag.clear();
});

story("the contact point's test button never pages", async (t) => {
  await t.given();
  const answer = await t.fetch(
    'POST',
    '/integrations/v1/grafana/grafana-token/',
    byName('grafana', 'grafana-test-button').body,
  );
  expect(answer.status).toBe(200);
  await t.settle();
  await t.advance('2h');
  const group = await t.group();
  expect(group.status).toBe('resolved');
});

story('a payload template of the user is refused and nothing is half-written', async (t) => {
  await t.given();
  const answer = await t.fetch<{ detail: string }>(
    'POST',
    '/integrations/v1/grafana/grafana-token/',
    byName('grafana', 'grafana-custom-payload').body,
  );
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body.detail.length).toBeGreaterThan(20);
  expect(await t.groups()).toEqual([]);
});

story('what Alertmanager sent: a mixed body keeps the group open until its last alert is resolved', async (t) => {
  await t.given();
  for (const name of ['alertmanager-firing', 'alertmanager-firing-mixed']) {
    expect(
      (await t.fetch('POST', '/integrations/v1/alertmanager/am-token/', byName('alertmanager', name).body)).status,
    ).toBe(200);
    await t.settle();
  }
  expect((await t.group()).status).toBe('firing');
  t.expectPage({ via: 'slack', to: 'udana' });
  expect(
    (
      await t.fetch(
        'POST',
        '/integrations/v1/alertmanager/am-token/',
        byName('alertmanager', 'alertmanager-resolved').body,
      )
    ).status,
  ).toBe(200);
  await t.settle();
  expect((await t.group()).status).toBe('resolved');
  t.bag.clear();
});
