import { expect } from 'vitest';
import { story } from '../story/story.ts';
import { chain, chatTown, page, person, rules, townWith, wait } from '../story/town.ts';
import type { Town } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };

/** Ana is texted by these rules; Ben, who is next, reads chat. */
function townWhere(anaRules: readonly string[], steps = [page('ana'), wait('3h'), page('ben')]): Town {
  const ana = person('ana', ['sms', 'email'], rules(...anaRules));
  return townWith({
    people: [ana, person('ben', ['slack']), person('cem'), person('dana')],
    escalationChains: [chain(steps)],
  });
}

story('1 rules added while they run: one whose time has passed stays silent, a later one fires', async (t) => {
  await t.given(townWhere(['phone', '60m', 'phone']));
  await t.fires(latency);
  t.expectPages('ana sms');
  await t.advance('65m');
  t.expectPages('ana sms');

  await t.given(townWhere(['phone', '30m', 'mail', '60m', 'phone', '90m', 'mail']));
  await t.advance('24m');
  t.expectSilence();
  await t.advance('1m');
  t.expectPages('ana email');
  await t.act('resolve');
  t.expectNotices('ana email');
});

story('1 a manual escalation to the same person runs all of their rules again', async (t) => {
  await t.given(townWhere(['phone', '30m', 'mail'], [page('ana'), wait('3h'), page('ana'), wait('3h')]));
  await t.fires(latency);
  await t.advance('30m');
  t.expectPages('ana sms', 'ana email');
  await t.act('escalate');
  t.expectPages('ana sms');
  await t.advance('30m');
  t.expectPages('ana email');
});

story('2 rules added after the last one has fired: 0 is silent, 30 fires at half past', async (t) => {
  await t.given(townWhere(['1m', 'phone']));
  await t.fires(latency);
  await t.advance('5m');
  t.expectPages('ana sms');
  await t.given(townWhere(['mail', '1m', 'phone', '30m', 'mail']));
  t.expectSilence();
  await t.advance('24m');
  t.expectSilence();
  await t.advance('1m');
  t.expectPages('ana email');
});

story('4 a second page for somebody whose rules run does not double the SMS that is to come', async (t) => {
  await t.given(townWhere(['phone', '30m', 'phone'], [page('ana'), wait('5m'), page('ana', 'ben')]));
  await t.fires(latency);
  t.expectPages('ana sms');
  await t.advance('5m');
  expect(await t.timeline()).toContain('Ana Ünal is already being paged; their notification rules go on');
  await t.advance('25m');
  expect(t.bag.takeAll((sent) => sent.kind === 'page' && sent.to === 'ana')).toHaveLength(1);
  t.expectPage('ben slack');
  t.bag.takeAll((sent) => sent.to === 'cem' || sent.to === 'dana');
});

story('5 a manual escalation begins a new turn: immediate rules fire again, over every method', async (t) => {
  await t.given(townWhere(['phone', 'mail'], [page('ana'), wait('1h'), page('ana')]));
  await t.fires(latency);
  t.expectPages('ana sms', 'ana email');
  await t.act('escalate');
  t.expectPages('ana sms', 'ana email');
});

story('7 three people in one step are paged once each', async (t) => {
  await t.given(chatTown([{ page: { people: ['ana', 'ben', 'cem'], mode: 'all' } }]));
  await t.fires(latency);
  t.expectPages('ana slack', 'ben slack', 'cem slack');
});

story('10 eight alerts, each closed by a reply, twenty minutes apart: every one is paged', async (t) => {
  await t.given(townWhere(['phone']));
  for (let round = 0; round < 8; round += 1) {
    await t.fires(latency);
    t.expectPages('ana sms');
    expect(await t.texts('ana', 'c')).toMatch(/Resolved by Ana Ünal/);
    await t.resolves(latency);
    await t.advance('20m');
    t.expectSilence();
  }
  expect(await t.groups()).toHaveLength(8);
});

story('a person who has no rule for this urgency is passed over, and the reason is on the timeline', async (t) => {
  const ana = person('ana', ['slack'], { notificationRules: { high: [] } });
  await t.given(
    chatTown([page('ana'), wait('10m'), page('ben')], {
      people: [ana, person('ben', ['slack']), person('cem'), person('dana')],
    }),
  );
  await t.fires(latency);
  t.expectPages('ben slack');
  expect(await t.timeline()).toContain('Skipped: Ana Ünal has no notification rule for high urgency');
});
