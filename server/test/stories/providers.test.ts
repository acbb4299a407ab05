import { expect } from 'vitest';
import { story } from '../story/story.ts';
import { chatTown, page, person, rules, smallTown, wait } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };

story(
  'one provider that hangs slows no other: mail and SMS go out, and its own page fails over after 30 s',
  async (t) => {
    const all = (id: string, ...order: string[]) => person(id, ['slack', 'email', 'sms'], rules(...order));
    const people = [all('ana', 'chat', '10m', 'mail'), all('ben', 'mail'), all('cem', 'phone'), person('dana')];
    await t.given(chatTown([{ page: { people: ['ana', 'ben', 'cem'], mode: 'all' } }, wait('1h')], { people }));
    t.hangs('slack');
    await t.fires(latency);
    t.expectPages('ben email', 'cem sms');
    await t.advance('29s');
    t.expectSilence();
    t.released('slack');
    await t.settle();
    t.expectPages('ana slack');
  },
);

story('a provider that never answers is given up after 30 s and tried again; the page arrives once', async (t) => {
  await t.given(chatTown([page('ana'), wait('1h')]));
  t.hangs('slack');
  await t.fires(latency);
  t.expectSilence();
  t.hanging = 0;
  await t.advance('31s');
  await t.advance('30s');
  t.expectPages('ana slack');
  const [message] = (await t.detail()).messages;
  expect(message).toMatchObject({ state: 'sent', attempts: 2 });
});

story('Slack that asks to wait is given the time, and then gets the page', async (t) => {
  await t.given(chatTown([page('ana'), wait('1h')]));
  t.catchers.slack.refuseNext({ kind: 'status', status: 429, retryAfter: 20 });
  await t.fires(latency);
  await t.advance('19s');
  t.expectSilence();
  await t.advance('1s');
  t.expectPages('ana slack');
});

story('a page that chat refuses goes to mail at once, not two minutes later', async (t) => {
  await t.given();
  t.catchers.slack.refuseNext({ kind: 'error', error: 'account_inactive' });
  await t.fires(latency);
  t.expectPages('ana email');
  expect(await t.timeline()).toContain('failed over Slack');
  await t.advance('2m');
  t.expectSilence();
});

story('a person whose every way fails is left at once: the chain goes on to the next', async (t) => {
  await t.given(chatTown([page('ana'), wait('1h'), page('ben')]));
  t.catchers.slack.refuseNext({ kind: 'error', error: 'user_not_found' });
  await t.fires(latency);
  t.expectPages('ben slack');
  expect(await t.timeline()).toContain('Skipped: Ana Ünal has no contact method left to try');
});

story('a mailbox that is full for good fails over; one that is busy is tried again', async (t) => {
  const people = [person('ana', ['email', 'sms'], rules('mail', '30m', 'phone')), ...smallTown.people.slice(1)];
  await t.given(chatTown([page('ana'), wait('1h')], { people }));
  t.catchers.smtp.refuseNext({ code: 451, message: 'try later', stage: 'recipient' });
  await t.fires(latency);
  t.expectSilence();
  await t.advance('30s');
  t.expectPages('ana email');
  t.catchers.smtp.refuseNext({ code: 550, message: 'no such user', stage: 'recipient' });
  await t.fires({ labels: { service: 'checkout', alertname: 'Disk full' } });
  t.expectPages('ana sms');
});

story(
  'the state is read again before each send: a page that waited for its turn is held when somebody has answered',
  async (t) => {
    await t.given(chatTown([page('ana'), wait('1h')]));
    t.catchers.slack.refuseNext({ kind: 'status', status: 503 });
    await t.fires(latency);
    await t.act('acknowledge', { as: 'ben' });
    await t.advance('1m');
    t.bag.takeAll((sent) => sent.kind === 'notice');
    expect(await t.timeline()).toContain('Did not page Ana Ünal over Slack: acknowledged by Ben Okafor');
  },
);
