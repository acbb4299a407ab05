import { expect } from 'vitest';
import { story } from '../story/story.ts';
import { chatTown, page, person, rules, service, townWith, wait } from '../story/town.ts';
import type { Town } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };
const disk = { labels: { service: 'checkout', alertname: 'Disk full' } };

/** Ben and Dana are asked together, and both have to answer; each is texted at once and again at half past. */
const twoAnswers: Town = chatTown([{ page: { people: ['ben', 'dana'], mode: 'all', answers: 2 } }, wait('3h')], {
  people: [
    person('ana'),
    ...['ben', 'cem', 'dana'].map((id) => person(id, ['sms', 'slack'], rules('phone', '30m', 'chat'))),
  ],
});

story(
  'an acknowledge stops paging for everyone, wherever they are in their rules and the chain in its steps',
  async (t) => {
    await t.given(townWith({}));
    await t.fires(latency);
    await t.advance('1m');
    t.expectPages('ana slack');
    await t.click('ana', 'acknowledge');
    expect(await t.status()).toBe('acknowledged');
    await t.advance('29m');
    t.expectSilence();
  },
);

story(
  '20 a step that wants two answers: Ben acknowledges, his own rule is silent, that of Dana still fires',
  async (t) => {
    await t.given(twoAnswers);
    await t.fires(latency);
    t.expectPages('ben sms', 'dana sms');
    expect(await t.texts('ben', 'ack')).toContain('1 more answer wanted');
    expect(await t.status()).toBe('firing');
    await t.advance('30m');
    t.expectPages('dana slack');
  },
);

story('21 the second answer counts as an answer, and is not told that it came too late', async (t) => {
  await t.given(twoAnswers);
  await t.fires(latency);
  t.expectPages('ben sms', 'dana sms');
  await t.texts('ben', 'ack');
  expect(await t.texts('dana', 'ack')).not.toContain('already');
  const acknowledged = (await t.detail()).timeline.filter((entry) => entry.kind === 'acknowledged');
  expect(acknowledged).toHaveLength(2);
  expect(await t.status()).toBe('acknowledged');
  await t.advance('29m');
  t.expectSilence();
});

story('23 resolve cancels everything, whoever still had to answer', async (t) => {
  await t.given(twoAnswers);
  await t.fires(latency);
  t.expectPages('ben sms', 'dana sms');
  await t.texts('ben', 'ack');
  await t.resolves(latency);
  await t.advance('2h');
  t.expectSilence();
});

story("can't take it moves on at once, and is never an acknowledgement", async (t) => {
  await t.given(chatTown([page('ana'), wait('10m'), page('ben')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.click('ana', 'decline');
  t.expectPages('ben slack');
  expect(await t.status()).toBe('firing');
  expect((await t.detail()).timeline.map((entry) => entry.kind)).not.toContain('acknowledged');
  expect(await t.timeline()).toContain("Ana Ünal can't take it via Slack");
});

story("everybody said that they can't take it: an alarm now, and asked again later", async (t) => {
  await t.given(
    chatTown([page('ana')], {
      teams: [{ id: 'shop', name: 'Shop', members: ['ana'] }],
      settings: { fallback: [{ person: 'ana' }] },
    }),
  );
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.click('ana', 'decline');
  t.expectSilence();
  t.expectError(/everybody who could be reached said that they can't take it/);
  await t.advance('5m');
  t.expectPages('ana slack');
});

story(
  'an acknowledge that was forgotten: after half an hour the group fires again, at the step where it stood',
  async (t) => {
    await t.given(chatTown([page('ana'), wait('10m'), page('ben'), wait('10m'), page('cem')]));
    await t.fires(latency);
    await t.advance('10m');
    t.expectPages('ana slack', 'ben slack');
    await t.click('ben', 'acknowledge');
    t.expectNotices('ana slack');
    await t.advance('29m59s');
    t.expectSilence();
    await t.advance('1s');
    t.expectPages('ben slack');
    expect(await t.status()).toBe('firing');
    expect(await t.timeline()).toContain('Fires again: acknowledged 30m ago and not resolved');
    await t.advance('10m');
    t.expectPages('cem slack');
  },
);

story('a service with an acknowledge timeout of 0 is never asked twice', async (t) => {
  await t.given(chatTown([page('ana')], { services: [service({ acknowledgeTimeout: '0s' })] }));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.click('ana', 'acknowledge');
  await t.advance('2h');
  t.expectSilence();
});

story('un-acknowledge goes on where the chain stood and does not move the round robin', async (t) => {
  await t.given(chatTown([{ page: { people: ['ana', 'ben'], mode: 'round-robin' } }, wait('1h')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.act('acknowledge', { as: 'ana' });
  await t.act('unacknowledge', { as: 'ana' });
  t.expectPages('ana slack');
  await t.fires(disk);
  t.expectPages('ben slack');
});

story('snooze for two hours: not one page before, then the chain goes on at the same step', async (t) => {
  await t.given(chatTown([page('ana'), wait('10m'), page('ben')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.advance('4m');
  await t.act('snooze', { for: '2h', as: 'ana' });
  await t.advance('1h59m');
  t.expectSilence();
  await t.advance('1m');
  t.expectPages('ana slack');
  await t.advance('10m');
  t.expectPages('ben slack');
});

story(
  'snoozing an acknowledged group takes the acknowledgement back; acknowledging a snoozed one ends the snooze',
  async (t) => {
    await t.given(chatTown([page('ana'), wait('10m'), page('ben')]));
    await t.fires(latency);
    t.expectPages('ana slack');
    await t.click('ana', 'acknowledge');
    await t.act('snooze', { for: '20m', as: 'ana' });
    expect(await t.status()).toBe('snoozed');
    await t.click('ana', 'acknowledge');
    expect(await t.status()).toBe('acknowledged');
    await t.advance('29m');
    t.expectSilence();
  },
);

story(
  'those who were paged learn of acknowledge and resolve over chat and mail, not by SMS; the one who did it does not',
  async (t) => {
    const both = ['ana', 'ben', 'cem'].map((id) =>
      person(id, ['slack', 'email', 'sms'], rules('chat', 'mail', 'phone')),
    );
    await t.given(chatTown([{ page: { people: ['ana', 'ben'], mode: 'all' } }], { people: [...both, person('dana')] }));
    await t.fires(latency);
    t.expectPages('ana slack', 'ana email', 'ana sms', 'ben slack', 'ben email', 'ben sms');
    await t.act('acknowledge', { as: 'ana' });
    t.expectNotices('ben slack', 'ben email');
    await t.act('resolve', { as: 'ben' });
    t.expectNotices('ana slack', 'ana email');
  },
);

story(
  'a second page for somebody who is being paged merges: the more urgent of the two, and nothing starts over',
  async (t) => {
    const people = [
      person('ana', ['slack', 'email', 'sms']),
      ...['ben', 'cem', 'dana'].map((id) => person(id, ['slack'])),
    ];
    const urgent = { page: { people: ['ana'], urgency: 'high' } };
    await t.given(
      chatTown([{ page: { people: ['ana'], urgency: 'low' } }, wait('1m'), urgent, wait('1h')], { people }),
    );
    await t.fires(latency);
    t.expectPages('ana slack');
    await t.advance('1m');
    t.expectSilence();
    await t.advance('4m');
    t.expectPages('ana email', 'ana sms');
    await t.advance('30m');
    t.expectSilence();
  },
);

story(
  'a warning and its critical are one group; the rise pages again although somebody has acknowledged',
  async (t) => {
    await t.given(chatTown([page('ana'), wait('1h')]));
    await t.fires({ labels: { service: 'checkout', severity: 'warning' } });
    t.expectPages('ana slack');
    expect((await t.group()).urgency).toBe('low');
    await t.click('ana', 'acknowledge');
    await t.fires({ labels: { service: 'checkout', severity: 'critical' }, fingerprint: 'other' });
    t.expectPages('ana slack');
    expect(await t.group()).toMatchObject({ status: 'firing', severity: 'critical', urgency: 'high' });
    expect(await t.timeline()).toContain('Severity rose from warning to critical');
  },
);

story('a service that does not want it is not paged again by a rise', async (t) => {
  const quiet = service({ pageAgainOn: [], urgency: { warning: 'high' } });
  await t.given(chatTown([page('ana'), wait('1h')], { services: [quiet] }));
  await t.fires({ labels: { service: 'checkout', severity: 'warning' } });
  t.expectPages('ana slack');
  await t.click('ana', 'acknowledge');
  await t.fires({ labels: { service: 'checkout', severity: 'critical' }, fingerprint: 'other' });
  expect(await t.group()).toMatchObject({ status: 'acknowledged', severity: 'critical' });
});

story('handing over pages the new person at once and tells those who were asked before', async (t) => {
  await t.given(chatTown([page('ana'), wait('10m'), page('cem')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.act('reassign', { target: { person: 'ben' }, as: 'dana' });
  t.expectPages('ben slack');
  t.expectNotices('ana slack');
  expect((await t.act('reassign', { target: { person: 'nobody' } })).status).toBe(422);
});

story('calling somebody in pages them and leaves the group acknowledged', async (t) => {
  await t.given(chatTown([page('ana')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.click('ana', 'acknowledge');
  await t.act('responders', { target: { person: 'ben' }, as: 'ana' });
  t.expectPage('ben slack', 'called in by Ana Ünal');
  expect(await t.status()).toBe('acknowledged');
  await t.click('ben', 'resolve');
  t.expectNotices('ana slack');
});

story('a link works once for what it says: forged, changed and expired ones do nothing', async (t) => {
  await t.given(townWith({ people: ['ana', 'ben', 'cem', 'dana'].map((id) => person(id, ['email'])) }));
  await t.fires(latency);
  const mail = t.expectPage('ana email');
  const changed = { ...mail, text: mail.text.replace(/(\/a\/[^.\s]+\.)ana\./, '$1ben.') };
  expect((await t.opens(changed)).status).toBe(403);
  expect(await t.status()).toBe('firing');
  await t.act('snooze', { for: '8d', as: 'ana' });
  await t.stop();
  await t.advance('7d1m');
  await t.start();
  expect((await t.opens(mail)).status).toBe(410);
});
