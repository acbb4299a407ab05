import { expect } from 'vitest';
import { story } from '../story/story.ts';
import { phoneOf } from '../story/town.ts';

const latency = { labels: { service: 'checkout', instance: 'a' } };

story('one alert walks over chat, mail and SMS until somebody answers', async (t) => {
  await t.given();
  await t.fires(latency);
  t.expectPage({ via: 'slack', to: 'uana', text: 'Latency high' });
  t.expectSilence();

  await t.advance('2m');
  const mail = t.expectPage({ via: 'email', to: 'ana@example.test' });
  expect(mail.text).toContain('You are the one being paged');
  expect(mail.text).toContain('Ben Okafor');

  await t.advance('3m');
  t.expectPage({ via: 'sms', to: phoneOf('ana') });

  const link = /http:\S+\/a\/\S+/.exec(mail.text)?.[0] ?? '';
  const page = await t.fetch('GET', new URL(link).pathname);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Latency high');
  expect((await t.group()).status, 'opening the link changes nothing').toBe('firing');

  const answered = await t.fetch('POST', new URL(link).pathname, 'action=acknowledge', {
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect(answered.status).toBe(303);
  await t.settle();
  expect((await t.group()).status).toBe('acknowledged');

  await t.advance('20m');
  t.expectSilence();

  await t.resolves(latency);
  t.expectPage({ via: 'slack', to: 'dana', text: /resolved/i });
  t.expectPage({ via: 'email', to: 'ana@example.test', text: /resolved/i });
  const group = await t.group();
  expect(group.status).toBe('resolved');

  const figures = await t.api<{ rows: { acknowledge: { n: number; meanMs: number } }[] }>(
    'GET',
    '/insights/response-times?from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z&by=service',
  );
  expect(figures.status, figures.text).toBe(200);
});

story('12 a first step unanswered: the second step is paged when its wait is over', async (t) => {
  await t.given();
  await t.fires(latency);
  t.expectPage({ via: 'slack', to: 'uana' });
  await t.advance('9m59s');
  t.expectPage({ via: 'email', to: 'ana@' });
  t.expectPage({ via: 'sms', to: phoneOf('ana') });
  t.expectSilence();
  await t.advance('1s');
  t.expectPage({ via: 'slack', to: 'uben' });
  await t.act('acknowledge');
  t.bag.clear();
});

story('an alert that nobody owns reaches the fallback of the installation', async (t) => {
  await t.given();
  await t.fires({ labels: { service: 'unheard-of' } });
  t.expectPage({ via: 'slack', to: 'udana' });
  expect((await t.timeline()).join('\n')).toMatch(/no service|nothing/i);
  await t.act('resolve');
  t.bag.clear();
});

story("can't take it moves on at once and is never an acknowledgement", async (t) => {
  await t.given();
  await t.fires(latency);
  const page = t.expectPage({ via: 'slack', to: 'uana' });
  expect(page.text).toContain('Latency high');
  const [message] = t.catchers.slack.messages();
  if (!message) throw new Error('no message stands in Slack');
  const click = await t.catchers.slack.click({
    to: `${t.url}/channels/slack/interactions`,
    user: 'UANA',
    channel: message.channel,
    ts: message.ts,
    button: 'decline',
  });
  expect(click.status).toBe(200);
  await t.settle();
  t.expectPage({ via: 'slack', to: 'uben' });
  expect((await t.group()).status).toBe('firing');
  await t.act('acknowledge');
  t.bag.clear();
});

story('a silent town pages nobody', async (t) => {
  await t.given();
  await t.advance('1h');
});
