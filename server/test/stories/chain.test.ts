import { expect } from 'vitest';
import { story } from '../story/story.ts';
import { chatTown, page, person, service, smallTown, wait } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };

const everyWeek = { turn: 'weekly', people: ['ben'] };
const noSlack = { id: 'cem', name: 'Cem', contactMethods: [] };

story('12 a first step unanswered: the second step is paged when its wait is over', async (t) => {
  await t.given(chatTown([page('ana'), wait('30m'), page('ben')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.advance('29m59s');
  t.expectSilence();
  await t.advance('1s');
  t.expectPages('ben slack');
});

story('13 a step taken out of the chain leaves no hole: the later one still runs', async (t) => {
  const steps = [page('ana'), wait('5m'), page('cem'), wait('5m'), page('ben')];
  await t.given(chatTown(steps));
  await t.given(chatTown(steps.filter((_, index) => index !== 2 && index !== 3)));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.advance('5m');
  t.expectPages('ben slack');
  expect((await t.detail()).chain?.version).toBe(2);
});

story(
  '15 a chain without steps: the fallback is paged at once, and escalating says that there is no step',
  async (t) => {
    await t.given(chatTown([]));
    await t.fires(latency);
    t.expectPages('cem slack');
    const answer = await t.act('escalate');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ changed: false, status: 'firing' });
    expect(answer.body.sentence).toContain('the escalation chain has no steps');
  },
);

story(
  '16 steps that reach nobody are passed at once, each with its reason; only the valid person is paged',
  async (t) => {
    const schedules = [
      { id: 'nobody', name: 'Nobody', zone: 'UTC', layers: [] },
      {
        id: 'later',
        name: 'Later',
        zone: 'UTC',
        layers: [{ rotations: [{ ...everyWeek, start: '2026-12-01T00:00' }] }],
      },
    ];
    const steps = [
      { page: { schedule: 'nobody' } },
      { page: { schedule: 'later' } },
      page('cem'),
      wait('10m'),
      page('ana'),
    ];
    const people = [person('ana', ['slack']), person('ben', ['slack']), noSlack, person('dana', ['slack'])];
    await t.given(chatTown(steps, { people, schedules }));
    await t.fires(latency);
    t.expectPages('ana slack');
    const told = await t.timeline();
    expect(told).toContain('Step 1 was skipped: nobody is on call in Nobody');
    expect(told).toContain('Step 2 was skipped: nobody is on call in Later');
    expect(told).toContain('Skipped: Cem has no contact method that can be used');
  },
);

story('an empty step advances at once, without sitting out the wait behind it', async (t) => {
  await t.given(
    chatTown([{ page: { team: 'empty' } }, wait('2h'), page('ben')], {
      teams: [
        { id: 'shop', name: 'Shop', members: ['ana'] },
        { id: 'empty', name: 'Empty', members: [] },
      ],
    }),
  );
  await t.fires(latency);
  t.expectPages('ben slack');
  expect(await t.timeline()).toContain('Step 1 was skipped: Empty has no members');
});

story('an exhausted chain reaches the fallback of the team, and then that of the installation', async (t) => {
  await t.given(chatTown([page('ana')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.advance('5m');
  t.expectPages('cem slack');
  await t.advance('5m');
  t.expectPages('dana slack');
  await t.advance('1h');
  t.expectSilence();
  expect(await t.timeline()).toContain('Nothing is left to try');
});

story(
  'nobody reachable is an alarm of its own: in the log, on the timeline and at the address for alarms',
  async (t) => {
    const people = ['ana', 'ben', 'cem', 'dana'].map((id) => ({ id, name: id, contactMethods: [] }));
    const settings = { fallback: [{ person: 'dana' }], alarms: [{ channel: 'slack', address: 'COPS' }] };
    await t.given(chatTown([page('ana')], { people, settings }));
    await t.fires(latency);
    t.expectPage('COPS slack', 'Latency high');
    t.expectError(/nobody can be reached for an alert group/);
    expect(await t.timeline()).toContain('Nobody can be reached');
    const metrics = await t.fetch<string>('GET', '/metrics');
    expect(metrics.body).toMatch(/nobody_reachable\S* 1/);
  },
);

story('two groups that begin together on a round-robin step page two different people', async (t) => {
  await t.given(chatTown([{ page: { people: ['ana', 'ben'], mode: 'round-robin' } }]));
  await t.fires(latency, { labels: { service: 'checkout', alertname: 'Disk full' } });
  t.expectPages('ana slack', 'ben slack');
  await t.fires({ labels: { service: 'checkout', alertname: 'Third' } });
  t.expectPages('ana slack');
});

story('a step of urgency high pages loudly although the alert may wait for the morning', async (t) => {
  const people = [person('ana', ['email', 'sms']), ...smallTown.people.slice(1)];
  const steps = [page('ana'), wait('10m'), { page: { people: ['ana'], urgency: 'high' } }, wait('1h')];
  await t.given(chatTown(steps, { people }));
  await t.fires({ labels: { service: 'checkout', severity: 'warning' } });
  t.expectPages('ana email');
  await t.advance('9m');
  t.expectSilence();
  await t.advance('6m');
  t.expectPages('ana email', 'ana sms');
});

story('a chain that repeats pages again, and ends', async (t) => {
  await t.given(chatTown([page('ana'), wait('5m'), { repeat: 2 }], { services: [service()] }));
  await t.fires(latency);
  for (let round = 0; round < 3; round += 1) {
    t.expectPages('ana slack');
    await t.advance('5m');
  }
  t.expectPages('cem slack');
  await t.advance('30m');
  t.expectPages('dana slack');
});

story('a running group keeps the chain that it started with; the next one takes the new version', async (t) => {
  await t.given(chatTown([page('ana'), wait('10m'), page('ben')]));
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.given(chatTown([page('cem'), wait('1m'), page('dana')]));
  await t.advance('10m');
  t.expectPages('ben slack');
  await t.fires({ labels: { service: 'checkout', alertname: 'Another' } });
  t.expectPages('cem slack');
  const [newest, oldest] = await t.groups();
  expect((await t.detail(newest?.id)).chain?.version).toBe(2);
  expect((await t.detail(oldest?.id)).chain?.version).toBe(1);
});
