import { expect } from 'vitest';
import type { Story } from '../story/story.ts';
import { story, storyOfReplicas } from '../story/story.ts';
import { person, townWith } from '../story/town.ts';
import type { Town } from '../story/town.ts';

const GROUP = 'S0123ABCD';
const primary = {
  ...{ id: 'primary', name: 'Primary', zone: 'Europe/Berlin', slackUserGroup: GROUP },
  layers: [{ rotations: [{ turn: 'weekly', start: '2026-11-16T09:00', people: ['ana', 'ben'] }] }],
};
const people = [
  person('ana', ['slack']),
  person('ben', ['slack']),
  person('cem', ['slack']),
  person('dana', ['email']),
];
const town = (...schedules: object[]): Town => townWith({ people, schedules });

/** Every update so far, as members. */
const updates = (t: Story): string[] =>
  t.catchers.slack
    .all()
    .filter(({ method }) => method === 'usergroups.users.update')
    .map(({ fields }) => `${fields['usergroup']} ${fields['users']}`);

async function overridden(t: Story, start: string, end: string, ...who: string[]): Promise<void> {
  const made = await t.api('POST', '/schedules/primary/overrides', { start, end, people: who });
  expect(made.status, made.text).toBe(201);
}

story('an override in the night changes the user group at its start, and back at its end', async (t) => {
  await t.given(town(primary));
  expect(updates(t)).toEqual([`${GROUP} UANA`]);
  await overridden(t, '2026-11-21T03:30:00Z', '2026-11-21T05:00:00Z', 'cem', 'ben');
  await t.advance('29m');
  expect(t.catchers.slack.userGroup(GROUP)).toEqual(['UANA']);
  await t.advance('1m');
  expect(t.catchers.slack.userGroup(GROUP)).toEqual(['UBEN', 'UCEM']);
  await t.stop();
  await t.start();
  await t.travelTo('2026-11-21T05:00:00Z');
  expect(updates(t)).toEqual([`${GROUP} UANA`, `${GROUP} UBEN,UCEM`, `${GROUP} UANA`]);
});

story('two schedules that share a user group fill it together', async (t) => {
  const secondary = {
    ...{ ...primary, id: 'secondary', name: 'Secondary' },
    layers: [{ rotations: [{ turn: 'weekly', start: '2026-11-16T09:00', people: ['cem'] }] }],
  };
  await t.given(town(primary, secondary));
  expect(updates(t)).toEqual([`${GROUP} UANA,UCEM`]);
});

story('of whom nobody is in Slack the user group stays as it was, and the doctor says who is missing', async (t) => {
  await t.given(town(primary));
  await overridden(t, '2026-11-21T03:10:00Z', '2026-11-21T04:00:00Z', 'dana');
  await t.advance('20m');
  expect(updates(t)).toEqual([`${GROUP} UANA`]);
  const doctor = await t.api<{ checks: { id: string; state: string; why: string }[] }>('GET', '/doctor');
  expect(doctor.body.checks.find(({ id }) => id === 'user-groups')).toMatchObject({
    state: 'warning',
    why: expect.stringContaining('Dana Kim') as string,
  });
  await t.advance('40m');
  expect(updates(t)).toEqual([`${GROUP} UANA`]);
});

story('Slack that refuses or is away is asked again, and the doctor shows why', async (t) => {
  t.catchers.slack.refuseNext({ kind: 'status', status: 500 }, 2);
  t.catchers.slack.refuseNext({ kind: 'error', error: 'missing_scope' });
  await t.given(town(primary));
  await t.advance('30s');
  expect(updates(t)).toEqual([]);
  const doctor = await t.api<{ checks: { id: string; state: string; why: string }[] }>('GET', '/doctor');
  expect(doctor.body.checks.find(({ id }) => id === 'user-groups')).toMatchObject({
    state: 'failed',
    why: expect.stringContaining('usergroups:write') as string,
  });
  await t.advance('16m');
  expect(updates(t)).toEqual([`${GROUP} UANA`]);
  expect((await t.fetch('GET', '/metrics')).text).toContain('tocsin_user_group_updates_total{result="delivered"} 1');
});

storyOfReplicas('two replicas set a user group once', async (t) => {
  await t.given(town(primary));
  await t.replica();
  await overridden(t, '2026-11-21T03:05:00Z', '2026-11-21T04:00:00Z', 'cem');
  await t.advance('6m');
  expect(updates(t)).toEqual([`${GROUP} UANA`, `${GROUP} UCEM`]);
});
