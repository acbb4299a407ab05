import { expect } from 'vitest';
import { STORY_START, story } from '../story/story.ts';
import type { Story } from '../story/story.ts';
import { chatTown } from '../story/town.ts';

const HOUR_MS = 3_600_000;
const week = { id: 'week', turn: 'weekly', start: '2026-11-16T09:00', people: ['ana', 'cem'] };
const primary = {
  ...{ id: 'primary', name: 'Primary', team: 'shop', zone: 'Europe/Berlin' },
  layers: [{ rotations: [week] }],
};
/** On Monday at 09:00 in Berlin Cem takes over from Ana; until then everything is hers. */
const town = { ...chatTown([{ page: { schedule: 'primary' } }]), schedules: [primary] };
const hours = (from: number, to: number) => ({
  start: new Date(STORY_START + from * HOUR_MS).toISOString(),
  end: new Date(STORY_START + to * HOUR_MS).toISOString(),
});

/** Somebody with a role that may only look, and answer for themselves. */
async function signIn(t: Story, person: string) {
  const body = { name: person, role: 'viewer', person, expiresAt: null };
  const { secret } = (await t.api<{ secret: string }>('POST', '/tokens', body)).body;
  return async <T = { id: string }>(method: 'GET' | 'POST' | 'DELETE', path: string, sent?: object) => {
    const answer = await t.api<T>(method, path, sent, secret);
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.body;
  };
}

/** A new alert group, whom it pages and why; nobody is left with it. */
async function alarm(t: Story, name: string, who: string | null, because = ''): Promise<void> {
  await t.fires({ labels: { service: 'checkout', name } });
  if (who === null) {
    t.expectPages('cem slack');
  } else {
    t.expectPage(`${who} slack`, because);
    t.expectPages();
  }
  const [group] = await t.groups();
  expect((await t.api('POST', `/alert-groups/${group?.id ?? ''}/resolve`, {})).status).toBe(200);
  await t.settle();
  t.expectNotices(`${who ?? 'cem'} slack`);
}

story(
  'Ana asks for cover and Ben takes it: what happens then pages Ben, who reads why, and after it Ana again',
  async (t) => {
    await t.given(town);
    const [ana, ben] = [await signIn(t, 'ana'), await signIn(t, 'ben')];
    const { id } = await ana('POST', '/schedules/primary/cover-requests', { ...hours(1, 3), note: 'concert' });
    await alarm(t, 'before', 'ana', 'on call in Primary');
    const { items } = await ben<{ items: { id: string; mayTake: boolean }[] }>('GET', '/cover-requests');
    expect(items).toMatchObject([{ id, mayTake: true, state: 'open', from: { name: 'Ana Ünal' }, note: 'concert' }]);
    await ben('POST', `/cover-requests/${id}/take`, {});
    await t.settle();
    t.expectNotice('ana slack', 'Ben Okafor has taken your shift in Primary');
    t.expectNotice('ben slack', 'You have taken a shift of Ana Ünal in Primary');
    await alarm(t, 'still', 'ana', 'on call in Primary');
    await t.advance('1h');
    await alarm(t, 'during', 'ben', 'took the shift of Ana Ünal in Primary');
    await t.advance('2h');
    await alarm(t, 'after', 'ana', 'on call in Primary');
  },
);

story('a swap is taken back halfway: what Cem has worked stays, and everything ahead is as it was', async (t) => {
  // Days in turn: at 09:00 in Berlin, five hours from now, it is Cem's.
  const days = { ...primary, layers: [{ rotations: [{ ...week, turn: 'daily' }] }] };
  await t.given({ ...town, schedules: [days] });
  const [ana, cem] = [await signIn(t, 'ana'), await signIn(t, 'cem')];
  const swap = { ...hours(0, 4), to: 'cem', inReturn: hours(8, 12) };
  const { id } = await ana('POST', '/schedules/primary/cover-requests', swap);
  await cem('POST', `/cover-requests/${id}/take`, {});
  await t.settle();
  t.expectNotices('ana slack', 'ana slack', 'cem slack', 'cem slack');
  await t.advance('1h');
  await alarm(t, 'given', 'cem', 'took the shift of Ana Ünal in Primary');
  await ana('DELETE', `/cover-requests/${id}`);
  await alarm(t, 'taken back', 'ana', 'on call in Primary');
  await t.advance('8h');
  await alarm(t, 'not in return', 'cem', 'on call in Primary');
  const at = encodeURIComponent(hours(0.5, 1).start);
  const { people } = await ana<{ people: object[] }>('GET', `/schedules/primary/on-call?at=${at}`);
  expect(people).toMatchObject([{ id: 'cem' }]);
});

story('Ana is away: who stands in is paged and reads for whom, and is at home a person on call', async (t) => {
  await t.given(town);
  const [ana, ben] = [await signIn(t, 'ana'), await signIn(t, 'ben')];
  await ana('POST', '/absences', { person: 'ana', ...hours(1, 30), substitute: 'ben' });
  await alarm(t, 'before', 'ana', 'on call in Primary');
  expect(await ben('GET', '/home')).toMatchObject({ onCall: { now: [], next: hours(1, 30) } });
  await t.advance('1h');
  await alarm(t, 'away', 'ben', 'stands in for Ana Ünal in Primary');
  expect(await ben('GET', '/home')).toMatchObject({
    onCall: { now: [{ schedule: { id: 'primary' }, until: hours(1, 30).end }] },
    teams: [{ schedules: [{ people: [{ id: 'ben' }] }] }],
  });
  expect(await ana('GET', '/home')).toMatchObject({ onCall: { now: [] } });
});

story('a substitute who is deleted falls open: the page goes on to the fallback of the team', async (t) => {
  const { people, ...rest } = town;
  await t.given({ ...rest, people });
  const ana = await signIn(t, 'ana');
  await ana('POST', '/absences', { person: 'ana', ...hours(0, 30), substitute: 'ben' });
  await alarm(t, 'there', 'ben', 'stands in for Ana Ünal in Primary');
  const team = { id: 'shop', name: 'Shop', members: ['ana', 'cem'], fallback: [{ person: 'cem' }] };
  await t.given({ ...rest, people: people.filter(({ id }) => id !== 'ben'), teams: [team] });
  await alarm(t, 'gone', null);
});
