import { expect } from 'vitest';
import { story } from '../story/story.ts';
import type { Story } from '../story/story.ts';
import { chatTown, page, person, rules, smallTown, wait } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };

/** Ana is reached over a webhook, and half an hour later by mail. */
async function givenWebhook(t: Story): Promise<void> {
  const hook = { id: 'hook', channel: 'webhook', address: `${t.catchers.webhook.url}/ana` };
  const mail = { id: 'mail', channel: 'email', address: 'ana@example.test' };
  const ana = person('ana', [], { contactMethods: [hook, mail], ...rules('hook', '30m', 'mail') });
  await t.given(chatTown([page('ana'), wait('3h')], { people: [ana, ...smallTown.people.slice(1)] }));
}

story('89 a webhook says what it is, which alert group, of which service, and who is on call', async (t) => {
  await givenWebhook(t);
  await t.fires(latency);
  t.expectPages('ana webhook');
  const [caught] = t.catchers.webhook.all();
  expect(caught?.signed).toBe(true);
  const { id, number } = await t.group();
  expect(caught?.body).toMatchObject({
    version: 1,
    kind: 'page',
    alertGroup: {
      id,
      number,
      title: 'Latency high',
      summary: 'p99 above 2 s',
      service: 'Checkout',
      pagedNow: ['Ana Ünal'],
    },
  });
});

story('2xx is delivered', async (t) => {
  await givenWebhook(t);
  await t.fires(latency);
  t.expectPages('ana webhook');
  expect((await t.detail()).messages).toMatchObject([{ state: 'sent', attempts: 1 }]);
});

for (const status of [500, 503, 429, 408]) {
  story(`${status} is tried again with back-off, under one idempotency key`, async (t) => {
    await givenWebhook(t);
    t.catchers.webhook.refuseNext({ status, body: '' }, 2);
    await t.fires(latency);
    t.expectSilence();
    await t.advance('5s');
    t.expectSilence();
    await t.advance('10s');
    t.expectPages('ana webhook');
    expect((await t.detail()).messages).toMatchObject([{ state: 'sent', attempts: 3 }]);
  });
}

story('Retry-After is heeded', async (t) => {
  await givenWebhook(t);
  t.catchers.webhook.refuseNext({ status: 429, headers: { 'retry-after': '60' }, body: '' });
  await t.fires(latency);
  await t.advance('59s');
  t.expectSilence();
  await t.advance('1s');
  t.expectPages('ana webhook');
});

story(
  'a receiver that stays away for two minutes: the next way is used at once, and it goes on being tried',
  async (t) => {
    await givenWebhook(t);
    t.catchers.webhook.refuseNext({ status: 500, body: '' }, 20);
    await t.fires(latency);
    await t.advance('2m');
    t.expectPages('ana email');
    expect(await t.timeline()).toMatch(/failed over webhook: the receiver answered 500.*still being tried/);
  },
);

for (const status of [400, 403, 404, 410]) {
  story(`${status} gives up visibly, and the next way is used at once`, async (t) => {
    await givenWebhook(t);
    t.catchers.webhook.refuseNext({ status, body: '' });
    await t.fires(latency);
    t.expectPages('ana email');
    expect(await t.timeline()).toContain(`failed over webhook: the receiver answered ${status}`);
    await t.advance('1m');
    t.expectSilence();
  });
}

story('a receiver learns of acknowledge and resolve, so that it can close what it opened', async (t) => {
  await givenWebhook(t);
  await t.fires(latency);
  t.expectPages('ana webhook');
  await t.act('acknowledge', { as: 'ben' });
  t.expectNotice('ana webhook', '"reason":"acknowledged by Ben Okafor"');
  await t.resolves(latency);
  t.expectNotice('ana webhook', '"status":"resolved"');
});
