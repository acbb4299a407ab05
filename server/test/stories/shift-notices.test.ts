import { expect } from 'vitest';
import type { Story } from '../story/story.ts';
import { story, storyOfReplicas } from '../story/story.ts';
import { chain, person, townWith } from '../story/town.ts';
import type { Town } from '../story/town.ts';

const told = { shiftNotices: { before: ['24h', '1h'], handoff: true } };
const week = { turn: 'weekly', start: '2026-11-16T09:00' };
/** Ana's week ends on Monday 2026-11-23 at 09:00 in Berlin, 08:00 UTC; Ben's begins. The story begins on Saturday at 03:00 UTC. */
const primary = {
  ...{ id: 'primary', name: 'Primary', team: 'shop', zone: 'Europe/Berlin' },
  layers: [{ rotations: [{ ...week, people: ['ana', 'ben'] }] }],
};
const latency = { labels: { service: 'checkout' } };

function town(schedule: object = primary, more: Partial<Town> = {}): Town {
  return townWith({
    people: [
      person('ana', ['slack'], told),
      person('ben', ['email'], { ...told, zone: 'America/New_York' }),
      person('cem', ['slack', 'email'], told),
      person('dana', ['email']),
    ],
    teams: [{ id: 'shop', name: 'Shop', members: ['ana', 'ben', 'dana'], leads: ['dana'] }],
    schedules: [schedule],
    escalationChains: [chain([{ page: { schedule: 'primary' } }])],
    ...more,
  });
}

/** Until this time of day, in UTC. */
const until = (t: Story, iso: string): Promise<void> => t.travelTo(`2026-11-${iso}:00Z`);

/** Further than an hour, without the process: replicas look every minute, and days of that are long to tell. */
async function without(t: Story, iso: string): Promise<void> {
  await t.stop();
  await until(t, iso);
  await t.start();
}

story('a shift that begins is told a day and an hour before, in the time of whoever has it', async (t) => {
  await until(t, '22T07:58');
  await t.given(town());
  await until(t, '22T07:59');
  t.expectSilence();
  await until(t, '22T08:00');
  const mail = t.expectNotice('ben email', 'Your shift in Primary begins in 24 hours: Mon 23 Nov 03:00');
  expect(mail.text).toContain('It begins Mon 23 Nov 03:00 America/New_York (Mon 23 Nov 09:00 Europe/Berlin).');
  expect(mail.text).toContain('https://grafana.example.test/a/tocsin-oncall-app/schedules/primary');
  await without(t, '23T06:59');
  t.expectSilence();
  await until(t, '23T07:00');
  t.expectNotice('ben email', 'Your shift in Primary begins in 1 hour');
  await until(t, '23T08:00');
  t.expectNotice('ana slack', 'Your shift in Primary is over');
  t.expectNotice('ben email', 'Nothing is open.');
});

story('at a hand-off both learn what is open, and who has it', async (t) => {
  await until(t, '23T07:40');
  await t.given(town());
  t.expectNotice('ben email', 'in 20 minutes');
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.click('ana', 'Acknowledge');
  t.bag.takeAll(({ kind }) => kind === 'notice');
  await until(t, '23T08:00');
  expect(t.expectNotice('ben email', 'You are on call now in Primary').text).toMatch(
    /One alert group is open:\n#1 .*\(Checkout\): acknowledged by/,
  );
  const call = t.catchers.slack.messages().find(({ text }) => text.includes('is over'));
  expect(JSON.stringify(call?.blocks)).toMatch(/On call now until Mon 30 Nov 09:00 Europe\/Berlin: Ben Okafor/);
  t.expectNotice('ana slack', 'Your shift in Primary is over');
});

story('a restart in between doubles nothing, and loses nothing', async (t) => {
  await until(t, '22T08:00');
  await t.given(town());
  t.expectNotice('ben email', 'in 24 hours');
  await t.stop();
  await t.start();
  t.expectSilence();
  await t.stop();
  await until(t, '23T07:20');
  await t.start();
  t.expectNotice('ben email', 'Your shift in Primary begins in 40 minutes');
  await until(t, '23T07:50');
  await t.stop();
  await until(t, '23T08:20');
  await t.start();
  t.expectNotice('ben email', 'You are on call now');
  t.expectNotice('ana slack', 'is over');
});

story('after a week without the process nobody hears of what is over', async (t) => {
  await t.given(town());
  await without(t, '30T12:00');
  t.expectNotice('ana slack', 'You are on call now in Primary');
  expect((await t.fetch('GET', '/metrics')).text).toContain('tocsin_notices_total{kind="handoff",result="stale"} 1');
});

story('who takes a night at short notice is told at once, and so is who is free again', async (t) => {
  await until(t, '22T20:00');
  await t.given(town());
  t.expectNotice('ben email', 'in 12 hours');
  const night = { start: '2026-11-23T08:00:00Z', end: '2026-11-24T08:00:00Z', people: ['cem'] };
  const made = await t.api<{ id: string }>('POST', '/schedules/primary/overrides', night);
  expect(made.status, made.text).toBe(201);
  t.expectNotice('cem slack', 'Your shift in Primary begins in 12 hours');
  expect(t.expectNotice('ben email', 'is not yours any more').text).toContain('Your next one begins Tue 24 Nov 03:00');
  await t.api('DELETE', `/schedules/primary/overrides/${made.body.id}`);
  t.expectNotice('ben email', 'Your shift in Primary begins in 12 hours');
  t.expectNotice('cem slack', 'is not yours any more');
});

story('who gives a shift and who takes it are both told, once', async (t) => {
  await until(t, '22T20:00');
  await t.given(town());
  t.expectNotice('ben email', 'in 12 hours');
  const asked = await t.api<{ id: string }>('POST', '/schedules/primary/cover-requests', {
    ...{ from: 'ben', start: '2026-11-23T08:00:00Z', end: '2026-11-30T08:00:00Z' },
  });
  expect(asked.status, asked.text).toBe(201);
  t.expectSilence();
  const taken = await t.api('POST', `/cover-requests/${asked.body.id}/take`, { person: 'cem' });
  expect(taken.status, taken.text).toBe(200);
  expect(t.expectNotice('cem slack', 'You have taken a shift of Ben Okafor in Primary').to).toBe('cem');
  expect(t.expectNotice('ben email', 'Cem Yılmaz has taken your shift in Primary').text).toContain(
    'From Mon 23 Nov 03:00 America/New_York (Mon 23 Nov 09:00 Europe/Berlin)',
  );
  await t.stop();
  await t.start();
});

story('office days of one turn are announced once; their evenings only where something is open', async (t) => {
  const office = { windows: [{ from: '09:00', to: '17:00' }], weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] };
  const rotations = [{ ...week, ...office, people: ['ana', 'ben'] }];
  const nights = [{ start: '2026-11-16T09:00', turn: 'daily', people: ['dana'] }];
  await until(t, '23T07:59');
  await t.given(town({ ...primary, layers: [{ rotations: nights }, { rotations }] }));
  expect(t.expectNotice('ben email', 'in 1 minute').text).toContain('in 5 parts');
  await until(t, '23T08:00');
  t.expectNotice('ben email', 'You are on call now');
  await without(t, '23T15:59');
  await until(t, '23T16:01');
  t.expectSilence();
  await without(t, '24T15:58');
  await t.fires(latency);
  t.expectPages('ben email');
  await t.act('acknowledge');
  t.bag.takeAll(({ kind }) => kind === 'notice');
  await until(t, '24T16:00');
  t.expectNotice('ben email', 'One alert group is open');
});

story('the lead and the chat of a schedule learn of a gap, once after the edit and when it comes near', async (t) => {
  const watched = { ...primary, notices: { channel: 'slack', address: 'C0SHOP' } };
  const until30 = { ...week, people: ['ana', 'ben'], until: '2026-12-04T09:00' };
  await t.given(town(watched));
  await t.given(town({ ...watched, layers: [{ rotations: [until30] }] }));
  await t.advance('4m');
  t.expectSilence();
  await t.advance('1m');
  expect(t.expectNotice('dana email', 'Primary: nobody is on call from Fri 4 Dec 09:00 on').text).toContain(
    'without an end in sight',
  );
  t.expectNotice('C0SHOP slack', 'nobody is on call from Fri 4 Dec');
  await without(t, '27T07:59');
  t.bag.takeAll(({ to }) => to === 'ben');
  t.expectNotice('C0SHOP slack', 'Primary: Ben Okafor is on call now');
  t.expectSilence();
  await until(t, '27T08:05');
  t.expectNotice('dana email', 'nobody is on call');
  t.expectNotice('C0SHOP slack', 'nobody is on call');
});

story('a gap that is mended within minutes is told to nobody', async (t) => {
  await t.given(town());
  await t.given(
    town({ ...primary, layers: [{ rotations: [{ ...week, people: ['ana'], until: '2026-11-25T09:00' }] }] }),
  );
  await t.given(town());
  await t.advance('10m');
});

story('what can wait is held over quiet hours, what cannot is not, and nobody is texted unasked', async (t) => {
  const nights = { quietHours: [{ from: '22:00', to: '10:00' }], ...told };
  const people = [
    person('ana', ['slack'], told),
    person('ben', ['sms', 'email'], nights),
    person('cem', ['sms'], told),
    person('dana', ['sms', 'email'], { shiftNotices: { before: ['2h'], handoff: true, via: 'phone' } }),
  ];
  const rotations = [{ ...week, people: ['ana', ['ben', 'cem', 'dana']] }];
  await until(t, '22T08:01');
  await t.given(town({ ...primary, layers: [{ rotations }] }, { people }));
  await until(t, '22T08:59');
  t.expectSilence();
  await until(t, '22T09:00');
  t.expectNotice('ben email', 'in 23 hours');
  await without(t, '23T06:00');
  await until(t, '23T08:00');
  t.expectNotice('dana sms', 'Your shift in Primary begins in 2 hours: Mon 23 Nov 09:00');
  t.expectNotice('dana sms', 'You are on call now in Primary');
  t.expectNotice('ben email', 'in 1 hour');
  t.expectNotice('ben email', 'You are on call now');
  t.expectNotice('ana slack', 'is over');
  expect((await t.fetch('GET', '/metrics')).text).toMatch(/tocsin_notices_total\{kind="before",result="no-way"\} 1/);
});

story('89 a receiver of webhooks gets the schedule, who was and who is on call', async (t) => {
  await until(t, '23T07:59');
  await t.given(town({ ...primary, notices: { channel: 'webhook', address: `${t.catchers.webhook.url}/shop` } }));
  await until(t, '23T08:00');
  t.bag.takeAll(({ via }) => via !== 'webhook');
  const hook = JSON.parse(t.expectNotice('/shop webhook').text) as Record<string, unknown>;
  expect(hook).toMatchObject({
    kind: 'schedule',
    schedule: {
      ...{ id: 'primary', what: 'handoff', start: '2026-11-23T08:00:00.000Z', end: '2026-11-30T08:00:00.000Z' },
      from: [{ id: 'ana', name: 'Ana Ünal' }],
      to: [{ id: 'ben', name: 'Ben Okafor' }],
    },
  });
});

storyOfReplicas('two replicas tell each thing once', async (t) => {
  await until(t, '23T06:59');
  await t.given(town());
  await t.replica();
  t.expectNotices('ben email');
  await until(t, '23T08:01');
  t.expectNotices('ben email', 'ben email', 'ana slack');
});
