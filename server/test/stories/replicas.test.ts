import { expect } from 'vitest';
import { grafanaBody } from '../story/bodies.ts';
import { storyOfReplicas } from '../story/story.ts';
import { chatTown, page, person, rules, smallTown, wait } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };
const numbered = (n: number) => ({ labels: { service: 'checkout', alertname: `Alert ${n}` } });

storyOfReplicas('two replicas send each page exactly once', async (t) => {
  await t.given(chatTown([page('ana'), wait('10m'), page('ben')]));
  await t.replica();
  for (let n = 0; n < 10; n += 1) await t.fires(numbered(n));
  expect(t.bag.takeAll((sent) => sent.kind === 'page' && sent.to === 'ana')).toHaveLength(10);
  await t.advance('10m');
  expect(t.bag.takeAll((sent) => sent.kind === 'page' && sent.to === 'ben')).toHaveLength(10);
});

storyOfReplicas('the same alert sent to two replicas at once is one group and one page', async (t) => {
  await t.given(chatTown([page('ana'), wait('10m'), page('ben')]));
  const other = await t.replica();
  const body = JSON.stringify(grafanaBody([latency], t.clock.now()));
  const headers = { 'content-type': 'application/json' };
  const path = '/integrations/v1/grafana/grafana-token/';
  const answers = await Promise.all(
    [t.url, other.url, t.url, other.url].map((url) => fetch(url + path, { method: 'POST', headers, body })),
  );
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
  await Promise.all(answers.map((answer) => answer.text()));
  await t.settle();
  t.expectPages('ana slack');
  expect(await t.group()).toMatchObject({ alerts: 1 });
});

storyOfReplicas('round robin across two replicas gives each turn to one group', async (t) => {
  await t.given(chatTown([{ page: { people: ['ana', 'ben'], mode: 'round-robin' } }, wait('1h')]));
  const other = await t.replica();
  const path = '/integrations/v1/grafana/grafana-token/';
  const send = async (url: string, n: number): Promise<void> => {
    const answer = await fetch(url + path, {
      method: 'POST',
      body: JSON.stringify(grafanaBody([numbered(n)], t.clock.now())),
    });
    expect(answer.status, await answer.text()).toBe(200);
  };
  await Promise.all(Array.from({ length: 10 }, (_, n) => send(n % 2 === 0 ? t.url : other.url, n)));
  await t.settle();
  expect(t.bag.takeAll((sent) => sent.to === 'ana')).toHaveLength(5);
  expect(t.bag.takeAll((sent) => sent.to === 'ben')).toHaveLength(5);
});

storyOfReplicas('when one replica stops, the other takes its work over', async (t) => {
  await t.given(chatTown([page('ana'), wait('10m'), page('ben')]));
  const other = await t.replica();
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.stop();
  await t.advance('10m');
  t.expectPages('ben slack');
  await other.stop();
});

storyOfReplicas('a page that hangs in one replica is not sent by the other as well', async (t) => {
  await t.given(chatTown([page('ana'), wait('1h')]));
  await t.replica();
  t.hangs('slack');
  await t.fires(latency);
  await t.advance('29s');
  t.released('slack');
  await t.settle();
  t.expectPages('ana slack');
  await t.advance('5m');
});

storyOfReplicas('what one replica is told to change, the other knows', async (t) => {
  const people = [person('ana', ['slack', 'email'], rules('chat')), ...smallTown.people.slice(1)];
  await t.given(chatTown([page('ana')], { people }));
  const other = await t.replica();
  const made = await t.api('POST', '/people', {
    id: 'eve',
    name: 'Eve',
    contactMethods: [{ channel: 'slack', address: 'UEVE' }],
  });
  expect(made.status, made.text).toBe(201);
  await t.fires(latency);
  t.expectPages('ana slack');
  const { id } = await t.group();
  const reassigned = await other.post(`/api/v1/alert-groups/${id}/reassign`, { target: { person: 'eve' } });
  expect(reassigned.status, await reassigned.text()).toBe(200);
  await t.settle();
  t.expectPage('UEVE slack');
  t.bag.takeAll((sent) => sent.kind === 'notice' && sent.to === 'ana');
});
