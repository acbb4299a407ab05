import { expect } from 'vitest';
import { story } from '../story/story.ts';
import { chatTown, page, person, phoneOf, rules, smallTown, townWith, wait } from '../story/town.ts';
import type { Town } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };
const disk = { labels: { service: 'checkout', alertname: 'Disk full' } };

/** Ana is texted at once; ten minutes later it is Ben's turn, in chat. */
const textTown: Town = townWith({
  people: [
    person('ana', ['sms', 'email'], rules('phone')),
    ...['ben', 'cem', 'dana'].map((id) => person(id, ['slack'])),
  ],
});

story('62 the same reply twice: the second one is told that it is acknowledged already', async (t) => {
  await t.given(textTown);
  await t.fires(latency);
  expect(t.expectPage('ana sms').text).toContain('Reply 1a ack');
  expect(await t.texts('ana', '1a')).toContain('Acknowledged by Ana Ünal via SMS');
  expect(await t.texts('ana', '1a')).toContain('already acknowledged by Ana Ünal');
});

story('64 replies without a code are about the alert that was texted last', async (t) => {
  await t.given(textTown);
  await t.fires(latency);
  await t.advance('1s');
  await t.fires(disk);
  t.expectPages('ana sms', 'ana sms');
  await t.texts('ana', 'ack');
  expect(await t.groups()).toMatchObject([
    { title: 'Disk full', status: 'acknowledged' },
    { title: 'Latency high', status: 'firing' },
  ]);
  await t.texts('ana', 'c');
  expect((await t.groups())[0]).toMatchObject({ title: 'Disk full', status: 'resolved' });
  await t.texts('ana', '1 close');
  expect((await t.groups())[1]).toMatchObject({ title: 'Latency high', status: 'resolved' });
});

story('64 close all answers everything that pages one', async (t) => {
  await t.given(textTown);
  await t.fires(latency, disk);
  t.expectPages('ana sms', 'ana sms');
  await t.texts('ana', 'close all');
  expect((await t.groups()).map((group) => group.status)).toEqual(['resolved', 'resolved']);
  expect(await t.texts('ana', 'ack all')).toContain('Nothing that pages you is open');
});

story('65 a reply names an alert group by its number', async (t) => {
  await t.given(textTown);
  const settled = { title: 'x', service: 'checkout', severity: 'critical' };
  const alerts = Array.from({ length: 100 }, (_, index) => ({ ...settled, title: `Alert ${index}` }));
  await t.posts('webhook/hook-token', { alerts });
  expect(t.bag.takeAll((sent) => sent.to === 'ana')).toHaveLength(100);
  await t.texts('ana', 'ack 100');
  const acknowledged = (await t.groups()).filter((group) => group.status === 'acknowledged');
  expect(acknowledged.map((group) => group.number)).toEqual([100]);
});

story('67 an unknown or disabled number gets no reply, ever', async (t) => {
  const off = person('ana', [], {
    contactMethods: [{ id: 'phone', channel: 'sms', address: phoneOf('ana'), enabled: false }],
  });
  await t.given(townWith({ people: [off, ...smallTown.people.slice(1)] }));
  for (const words of ['ack', 'hello', '1a', 'close all']) {
    expect(await t.texts('+15559999999', words)).toBe('');
    expect(await t.texts('ana', words)).toBe('');
  }
});

story(
  '68 what a country lets through: a link and codes for +1, neither for +86, a link without codes for +91',
  async (t) => {
    const at = (id: string, address: string) =>
      person(id, [], { contactMethods: [{ id: 'phone', channel: 'sms', address }] });
    const people = [at('ana', '+15550100001'), at('ben', '+8613800000000'), at('cem', '+919800000000'), person('dana')];
    await t.given(chatTown([{ page: { people: ['ana', 'ben', 'cem'], mode: 'all' } }], { people }));
    await t.fires(latency);
    const [us, china, india] = [t.expectPage('ana sms'), t.expectPage('ben sms'), t.expectPage('cem sms')];
    expect([us.text.includes('/a/'), us.text.includes('Reply 1a')]).toEqual([true, true]);
    expect([china.text.includes('/a/'), china.text.includes('Reply')]).toEqual([false, false]);
    expect([india.text.includes('/a/'), india.text.includes('Reply')]).toEqual([true, false]);
  },
);

story('69 stop ends texts and nothing else: the next way is used at once; start brings them back', async (t) => {
  const ana = person('ana', ['sms', 'email'], rules('phone', '30m', 'mail'));
  await t.given(townWith({ people: [ana, ...smallTown.people.slice(1)] }));
  expect(await t.texts('ana', 'stop', 'STOP')).toBe('');
  await t.fires(latency);
  t.expectPages('ana email');
  expect(await t.timeline()).toContain('texted STOP; START allows messages again');
  await t.act('acknowledge', { as: 'ana' });
  await t.texts('ana', 'start', 'START');
  await t.fires(disk);
  t.expectPages('ana sms');
});

story('72 a text that the provider refuses has failed: no second try, and the next way is used at once', async (t) => {
  const ana = person('ana', ['sms', 'email'], rules('phone', '30m', 'mail'));
  await t.given(townWith({ people: [ana, ...smallTown.people.slice(1)] }));
  t.catchers.twilio.refuseNext({ status: 400, code: 21614, message: 'not a mobile number' });
  await t.fires(latency);
  t.expectPages('ana email');
  expect(await t.timeline()).toMatch(
    /The page for Ana Ünal failed over SMS: Twilio answered 400 .*not a mobile number/,
  );
  await t.advance('9m');
  t.expectSilence();
});

story('74 a delivery that the provider reports five minutes late is noted with its delay', async (t) => {
  await t.given(textTown);
  await t.fires(latency);
  t.expectPages('ana sms');
  await t.advance('5m');
  await t.twilioReports('ana', 'delivered');
  expect(await t.timeline()).toContain('Delivered (after 5m)');
});

story('reports of a provider that come late, twice and out of order only move a message forward', async (t) => {
  await t.given(textTown);
  await t.fires(latency);
  t.expectPages('ana sms');
  await t.advance('2m');
  await t.twilioReports('ana', 'delivered');
  const before = await t.timeline();
  for (const word of ['sent', 'delivered', 'sent'] as const) await t.twilioReports('ana', word);
  expect(await t.timeline()).toBe(before);
  expect((await t.detail()).messages).toMatchObject([{ state: 'sent', result: 'Delivered (after 2m)' }]);
});

story('a text that is reported as undelivered fails over at once, and once', async (t) => {
  const ana = person('ana', ['sms', 'email'], rules('phone', '30m', 'mail'));
  await t.given(townWith({ people: [ana, ...smallTown.people.slice(1)] }));
  await t.fires(latency);
  t.expectPages('ana sms');
  await t.twilioReports('ana', 'undelivered', 30_003);
  t.expectPages('ana email');
  await t.twilioReports('ana', 'undelivered', 30_003);
  await t.twilioReports('ana', 'delivered');
  await t.advance('9m');
  t.expectSilence();
  expect(await t.timeline()).toContain('undelivered (Twilio error 30003)');
});

story('76 one-way texts carry no codes, and replies are told that they are disabled', async (t) => {
  await t.given(textTown, { sms: { twoWay: false } });
  await t.fires(latency);
  expect(t.expectPage('ana sms').text).not.toContain('Reply');
  expect(await t.texts('ana', '1a')).toContain('disabled');
  expect(await t.status()).toBe('firing');
  expect(await t.texts('+15559999999', '1a')).toBe('');
});

story('a text that Twilio did not sign changes nothing', async (t) => {
  await t.given(textTown);
  await t.fires(latency);
  t.expectPages('ana sms');
  const form = new URLSearchParams({ From: phoneOf('ana'), Body: '1a' }).toString();
  const forged = await t.fetch('POST', '/channels/sms/reply', form, {
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-signature': 'bm90IGEgc2lnbmF0dXJl',
  });
  expect(forged.status).toBe(403);
  expect(await t.status()).toBe('firing');
});

story('79 a test message is for the owner of the contact method to send, or for an admin', async (t) => {
  await t.given(textTown);
  const tokenOf = async (role: string, who: string): Promise<string> => {
    const made = await t.api<{ secret: string }>('POST', '/tokens', {
      name: `${who}'s`,
      role,
      person: who,
      expiresAt: null,
    });
    return made.body.secret;
  };
  const path = '/people/ana/contact-methods/phone/test';
  const stranger = await t.api('POST', path, {}, await tokenOf('editor', 'ben'));
  expect(stranger.status).toBe(403);
  t.expectSilence();
  expect((await t.api('POST', path, {}, await tokenOf('viewer', 'ana'))).body).toMatchObject({ ok: true });
  t.expectTest('ana sms');
  expect((await t.api('POST', path, {})).status).toBe(200);
  t.expectTest('ana sms');
});

story("can't, texted, pages the next person at once", async (t) => {
  await t.given(chatTown([page('ana'), wait('10m'), page('ben')], { people: textTown.people }));
  await t.fires(latency);
  t.expectPages('ana sms');
  expect(await t.texts('ana', "can't")).toContain("Ana Ünal can't take it");
  t.expectPages('ben slack');
});
