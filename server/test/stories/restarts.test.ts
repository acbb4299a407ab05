import { expect } from 'vitest';
import { story } from '../story/story.ts';
import { chain, chatTown, page, person, rules, smallTown, townWith, wait } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };

story('stopped during a wait of three hours and back in time: the step fires on time, once', async (t) => {
  await t.given(chatTown([page('ana'), wait('3h'), page('ben'), wait('1h')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.stop();
  await t.advance('2h59m');
  await t.start();
  t.expectSilence();
  await t.advance('59s');
  t.expectSilence();
  await t.advance('1s');
  t.expectPages('ben slack');
});

story('stopped during a wait of three hours and back too late: the step fires at once, exactly once', async (t) => {
  await t.given(chatTown([page('ana'), wait('3h'), page('ben'), wait('1h'), page('cem')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.stop();
  await t.advance('5h');
  await t.start();
  t.expectPages('ben slack');
  await t.advance('59m');
  t.expectSilence();
  await t.advance('1m');
  t.expectPages('cem slack');
});

story('a restart between any two moments of a night changes nothing about who is paged, and when', async (t) => {
  await t.given(townWith({ escalationChains: [chain([page('ana'), wait('10m'), page('ben'), wait('10m')])] }));
  const again = async (): Promise<void> => {
    await t.stop();
    await t.start();
  };
  await t.fires(latency);
  t.expectPages('ana slack');
  await again();
  await t.advance('2m');
  t.expectPages('ana email');
  await again();
  await t.advance('3m');
  t.expectPages('ana sms');
  await again();
  await t.click('ana', 'decline');
  t.expectPages('ben slack');
  await again();
  await t.act('snooze', { for: '10m', as: 'ben' });
  await again();
  await t.advance('10m');
  t.expectPages('ben slack');
  await t.click('ben', 'acknowledge');
  t.bag.takeAll((sent) => sent.kind === 'notice' && sent.to === 'ana');
  await again();
  await t.resolves(latency);
  expect(await t.status()).toBe('resolved');
  t.bag.takeAll((sent) => sent.kind === 'notice');
  await again();
  await t.advance('1h');
});

story('a message on its way when the service is told to stop arrives, and arrives once', async (t) => {
  await t.given(chatTown([page('ana'), wait('1h')]));
  t.hangs('slack');
  await t.fires(latency);
  await t.catchers.slack.hanging();
  const stopped = t.stop();
  t.released('slack');
  await stopped;
  t.expectPages('ana slack');
  await t.start();
  await t.advance('10m');
});

story('what was accepted but not yet looked at when the service stopped pages after the start', async (t) => {
  await t.given(chatTown([page('ana'), wait('1h')]));
  const fired = t.fires(latency);
  await fired;
  await t.stop();
  await t.start();
  t.expectPages('ana slack');
  expect(await t.status()).toBe('firing');
});

story('a deleted schedule under a running group: its step is skipped with the reason, the chain goes on', async (t) => {
  const schedules = [
    {
      id: 'night',
      name: 'Night',
      zone: 'UTC',
      layers: [{ rotations: [{ turn: 'weekly', start: '2026-11-02T00:00', people: ['ben'] }] }],
    },
  ];
  const steps = [page('ana'), wait('10m'), { page: { schedule: 'night' } }, wait('10m'), page('cem')];
  await t.given(chatTown(steps, { schedules }));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.given(chatTown([page('ana')]));
  await t.advance('10m');
  t.expectPages('cem slack');
  expect(await t.timeline()).toContain('there is no schedule night any more');
});

story('a person deleted while they are paged: the chain goes on without them at once', async (t) => {
  const people = ['ana', 'ben', 'cem', 'dana'].map((id) =>
    person(id, ['slack', 'email'], rules('chat', '20m', 'mail')),
  );
  await t.given(chatTown([page('ana'), wait('1h'), page('ben')], { people }));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.given(
    chatTown([page('ben')], { people: people.slice(1), teams: [{ id: 'shop', name: 'Shop', members: ['ben'] }] }),
  );
  t.expectPages('ben slack');
  expect(await t.timeline()).toContain('Skipped: ana (deleted)');
});

story('a person deleted before it is their turn: skipped with the reason', async (t) => {
  await t.given(chatTown([page('ana'), wait('10m'), page('ben', 'cem')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  const others = ['ana', 'cem', 'dana'].map((id) => person(id, ['slack']));
  await t.given(chatTown([page('ana')], { people: others, teams: [{ id: 'shop', name: 'Shop', members: ['ana'] }] }));
  await t.advance('10m');
  t.expectPages('cem slack');
  expect(await t.timeline()).toContain('Skipped: ben (deleted) is not known here any more');
});

story('a chain deleted under a running group: the group goes on with its version', async (t) => {
  await t.given(chatTown([page('ana'), wait('10m'), page('ben')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  const services = [{ id: 'checkout', name: 'Checkout', team: 'shop', owns: ['service="checkout"'] }];
  await t.given({
    ...smallTown,
    people: ['ana', 'ben', 'cem', 'dana'].map((id) => person(id, ['slack'])),
    services,
    escalationChains: [],
  });
  await t.advance('10m');
  t.expectPages('ben slack');
  await t.fires({ labels: { service: 'checkout', alertname: 'Another' } });
  t.expectPages('cem slack');
});

story('a service and its integration deleted under a running group: it is paged to its end', async (t) => {
  const base = chatTown([page('ana'), wait('10m'), page('ben')]);
  await t.given(base);
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.given({ ...base, services: [], integrations: [] });
  await t.advance('10m');
  t.expectPages('ben slack');
  await t.act('resolve', { as: 'ben' });
  t.expectNotices('ana slack');
});
