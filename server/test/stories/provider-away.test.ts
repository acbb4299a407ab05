import { expect } from 'vitest';
import { story } from '../story/story.ts';
import { chatTown, page, person, wait } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };
const busy = { code: 451, message: 'try again later', stage: 'message' } as const;
const mailOnly = (id: string) => person(id, ['email']);

story('a provider away for minutes: the next person is paged meanwhile, and the page still arrives', async (t) => {
  const town = chatTown([page('ana'), wait('30m'), page('ben')]);
  await t.given({ ...town, people: town.people.map((one) => (one.id === 'ana' ? mailOnly('ana') : one)) });
  t.catchers.smtp.refuseNext(busy, 15);
  await t.fires(latency);
  await t.advance('1m');
  t.expectSilence();
  await t.advance('1m');
  t.expectPages('ben slack');
  expect(await t.timeline()).toMatch(/Could not page|failed|still being tried/i);
  await t.advance('6m');
  t.expectPages('ana email', 'cem slack');
  const mine = await t.detail();
  expect(mine.status).toBe('firing');
});

story('a provider away for everybody: it is an alarm at once, and no page is lost when it comes back', async (t) => {
  const town = chatTown([page('ana')]);
  await t.given({ ...town, people: ['ana', 'ben', 'cem', 'dana'].map(mailOnly) });
  t.catchers.smtp.refuseNext(busy, 60);
  await t.fires(latency);
  await t.advance('8m');
  t.expectSilence();
  t.expectError(/nobody can be reached/);
  await t.advance('10m');
  t.expectPages('ana email', 'cem email', 'dana email');
});
