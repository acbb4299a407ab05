import { expect } from 'vitest';
import { story } from '../story/story.ts';
import { chatTown, page } from '../story/town.ts';

const latency = { labels: { service: 'checkout', instance: 'a' } };

story('one alert walks over chat, mail and SMS until somebody answers', async (t) => {
  await t.given();
  await t.fires(latency);
  t.expectPage('ana slack', 'Latency high');
  t.expectSilence();

  await t.advance('2m');
  const mail = t.expectPage('ana email', 'You are the one');
  expect(mail.text).toContain('Without an answer Ben Okafor will be paged at');

  await t.advance('3m');
  t.expectPage('ana sms');

  const opened = await t.opens(mail);
  expect(opened.status).toBe(200);
  expect(opened.text).toContain('Latency high');
  expect(await t.status(), 'opening the link changes nothing').toBe('firing');

  await t.presses(mail, 'acknowledge');
  expect(await t.status()).toBe('acknowledged');
  await t.advance('20m');
  t.expectSilence();

  await t.resolves(latency);
  t.expectNotice('ana slack', /resolved/);
  t.expectNotice('ana email', /resolved/);
  expect(await t.status()).toBe('resolved');

  const figures = await t.api<{ items: { key: string; acknowledge: { n: number; mean: { ms: number } } }[] }>(
    'GET',
    '/insights/response-times?from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z&by=service',
  );
  expect(figures.body.items).toMatchObject([{ key: 'checkout', acknowledge: { n: 1, mean: { ms: 5 * 60_000 } } }]);
});

story('an alert that nobody owns reaches the fallback of the installation', async (t) => {
  await t.given(chatTown([page('ana')]));
  await t.fires({ labels: { service: 'unheard-of' } });
  t.expectPages('dana slack');
  expect(await t.timeline()).toContain('No service owns this');
});

story('a silent town pages nobody', async (t) => {
  await t.given();
  await t.advance('1h');
});
