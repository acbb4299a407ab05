import { expect } from 'vitest';
import { story } from '../story/story.ts';
import { chatTown, page, person, smallTown, wait } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };
const town = chatTown([page('ana'), wait('1h'), page('ben')]);

/** A person whose page goes to a channel that many read. */
const inChannel = (id: string) =>
  person(id, [], { contactMethods: [{ id: 'chat', channel: 'slack', address: 'CSHOP' }] });

story(
  '85 the chat message follows the state: red, amber, green; its buttons are those that still make sense',
  async (t) => {
    await t.given(town);
    await t.fires(latency);
    t.expectPages('ana slack');
    expect(t.chat('ana')).toMatchObject({ colour: 'red', buttons: ['acknowledge', 'decline', 'resolve'] });
    await t.click('ana', 'acknowledge');
    expect(t.chat('ana')).toMatchObject({ colour: 'amber', buttons: ['resolve'] });
    await t.click('ana', 'resolve');
    expect(t.chat('ana')).toMatchObject({ colour: 'green', buttons: [] });
  },
);

story('86 paged again an hour later: a reply in the thread, shown in the channel as well', async (t) => {
  await t.given(
    chatTown([page('ana'), wait('1h'), page('ben')], {
      people: [inChannel('ana'), inChannel('ben'), ...smallTown.people.slice(2)],
    }),
  );
  await t.fires(latency);
  await t.advance('1h');
  expect(t.bag.takeAll((sent) => sent.kind === 'page')).toHaveLength(2);
  const [first, reply] = t.catchers.slack.messages().filter((message) => message.channel === 'CSHOP');
  expect(reply).toMatchObject({ threadTs: first?.ts, broadcast: true });
  expect(reply?.text).toContain('Now paged: *Ben Okafor*');
});

story('86 with the option off it is a reply in the thread only', async (t) => {
  const people = [inChannel('ana'), inChannel('ben'), ...smallTown.people.slice(2)];
  await t.given(chatTown([page('ana'), wait('5m'), page('ben')], { people }), {
    slack: { broadcastReescalation: false },
  });
  await t.fires(latency);
  await t.advance('5m');
  t.bag.takeAll((sent) => sent.kind === 'page');
  expect(t.catchers.slack.messages().map((message) => message.broadcast)).toEqual([false, false]);
});

story(
  '87 a click by somebody unknown is told in private what to do; once they are known the same click acknowledges',
  async (t) => {
    await t.given(
      chatTown([page('ana')], { people: [inChannel('ana'), ...smallTown.people.slice(1, 3), person('dana')] }),
    );
    await t.fires(latency);
    t.bag.takeAll((sent) => sent.kind === 'page');
    await t.click('CSHOP', 'acknowledge', { as: 'eve' });
    expect(await t.whisperTo('eve')).toContain('belongs to nobody in Tocsin');
    expect(await t.status()).toBe('firing');

    const people = [inChannel('ana'), person('eve', ['slack']), ...smallTown.people.slice(1)];
    await t.given(chatTown([page('ana')], { people }));
    await t.click('CSHOP', 'acknowledge', { as: 'eve' });
    expect(await t.status()).toBe('acknowledged');
    expect(t.chat('CSHOP').buttons).toEqual(['resolve']);
    t.bag.takeAll((sent) => sent.kind === 'notice');

    await t.act('escalate', { as: 'eve' });
    expect(t.chat('CSHOP').buttons).toEqual(['acknowledge', 'decline', 'resolve']);
    t.bag.takeAll((sent) => sent.kind === 'page');
  },
);

story('88 closed by its button in a direct message: the words change and the buttons go', async (t) => {
  await t.given(town);
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.click('ana', 'resolve');
  expect(t.chat('ana').text).toContain('resolved by Ana Ünal');
  expect(t.chat('ana').buttons).toEqual([]);
});

story('a click that changes nothing says why, to the one who clicked', async (t) => {
  await t.given(town);
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.act('resolve', { as: 'ben' });
  t.expectNotices('ana slack');
  await t.clickStale('ana', 'acknowledge');
  expect(await t.whisperTo('ana')).toContain('already resolved by Ben Okafor');
});

story('a standing message that somebody deleted is posted anew', async (t) => {
  await t.given(town);
  await t.fires(latency);
  t.expectPages('ana slack');
  const { message } = t.chat('ana');
  t.catchers.slack.remove(message.channel, message.ts);
  await t.act('unacknowledge');
  await t.act('acknowledge', { as: 'ben' });
  t.bag.takeAll((sent) => sent.via === 'slack');
  expect(t.chat('ana').colour).toBe('amber');
});

story('a click that Slack did not sign, or signed an hour ago, changes nothing', async (t) => {
  await t.given(town);
  await t.fires(latency);
  t.expectPages('ana slack');
  const form = new URLSearchParams({ payload: '{"type":"block_actions"}' }).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-signature': 'v0=00',
    'x-slack-request-timestamp': '1',
  };
  expect((await t.fetch('POST', '/channels/slack/interactions', form, headers)).status).toBe(403);
  expect(await t.status()).toBe('firing');
});

story(
  '81 the first alert is closed by its source, and the paged are told; closed by one of them, that one is not',
  async (t) => {
    await t.given(town);
    await t.fires(latency);
    t.expectPages('ana slack');
    await t.resolves(latency);
    t.expectNotice('ana slack', 'resolved by Grafana');
    await t.advance('1m');
    await t.fires(latency);
    t.expectPages('ana slack');
    await t.click('ana', 'resolve');
    t.expectSilence();
  },
);
