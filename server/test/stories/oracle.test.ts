import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Deed } from '../../core/escalation/simulate.ts';
import type { Target } from '../../core/escalation/chain.ts';
import { urgencyOf } from '../../core/grouping/severity.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import { seededRandom } from '../../demo/traffic/random.ts';
import type { Random } from '../../demo/traffic/random.ts';
import { freshDatabase } from '../database/postgres.ts';
import { foresee } from '../simulation/foreseen.ts';
import { PEOPLE, randomTown } from '../simulation/random-town.ts';
import { STORY_START, tell } from '../story/story.ts';
import type { Story } from '../story/story.ts';
import { phoneOf } from '../story/town.ts';

const NIGHT_MS = 4 * HOUR_MS;
const SEVERITIES = ['critical', 'error', 'warning', 'info'] as const;

type Asked = 'acknowledge' | 'unacknowledge' | 'decline' | 'escalate' | 'snooze' | 'reassign' | 'responders';

/** What somebody does, or what else fires. Instants are odd, so that nothing falls together with what is due. */
type Act =
  | { readonly at: number; readonly kind: Asked; readonly who: string; readonly whom: string; readonly minutes: number }
  | { readonly at: number; readonly kind: 'fires'; readonly severity: (typeof SEVERITIES)[number] };

const ASKED: readonly Asked[] = [
  ...(['acknowledge', 'decline', 'decline', 'unacknowledge', 'escalate', 'snooze', 'reassign', 'responders'] as const),
];

function randomActs(random: Random): Act[] {
  const acts = Array.from({ length: random.whole(0, 6) }, (): Act => {
    const at = STORY_START + random.whole(0, 150) * MINUTE_MS + random.whole(1, 58) * SECOND_MS + 1;
    if (random.happens(0.2)) return { at, kind: 'fires', severity: random.pick(SEVERITIES) };
    const [who, whom] = [random.pick(PEOPLE), random.pick(PEOPLE)];
    return { at, kind: random.pick(ASKED), who, whom, minutes: random.whole(1, 40) };
  });
  return acts.sort((a, b) => a.at - b.at).filter((act, index, all) => all[index - 1]?.at !== act.at);
}

function deedsOf(t: Story, acts: readonly Act[]): Deed[] {
  const service = t.service.configuration.snapshot().directory.services.get('checkout');
  if (!service) throw new Error('the town has no service');
  let alerts = 1;
  return acts.map((act): Deed => {
    const { at } = act;
    if (act.kind === 'fires') {
      const { severity } = act;
      const urgency = urgencyOf({ severity }, service.urgency);
      alerts += 1;
      return { at, event: { kind: 'alert-fired', title: 'Latency high', severity, urgency, alerts } };
    }
    const by = { kind: 'person', personId: act.who, via: 'api' } as const;
    const target: Target = { kind: 'person', personId: act.whom };
    switch (act.kind) {
      case 'snooze':
        return { at, event: { kind: 'snooze', by, until: at + act.minutes * MINUTE_MS } };
      case 'reassign':
        return { at, event: { kind: 'reassign', by, target } };
      case 'responders':
        return { at, event: { kind: 'add-responder', by, target } };
      default:
        return { at, event: { kind: act.kind, by } };
    }
  });
}

async function happens(t: Story, act: Act, index: number): Promise<void> {
  await t.travelTo(new Date(act.at).toISOString());
  if (act.kind === 'fires') {
    return t.fires({ labels: { service: 'checkout', instance: `i${index}`, severity: act.severity } });
  }
  const more = {
    snooze: { for: `${act.minutes}m` },
    reassign: { target: { person: act.whom } },
    responders: { target: { person: act.whom } },
  };
  const body = { as: act.who, ...(act.kind in more ? more[act.kind as keyof typeof more] : {}) };
  const answer = await t.act(act.kind, body);
  expect(answer.status, answer.text).toBe(200);
}

const line = (at: number, who: string, via: string): string =>
  `${String((at - STORY_START) / SECOND_MS).padStart(9)} ${who} ${via}`;

async function night(t: Story, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const town = randomTown(random, ['checkout']);
  await t.given(town);
  const mute = random.happens(0.5) ? random.pick(PEOPLE) : null;
  if (mute !== null) await t.texts(phoneOf(mute), 'stop', 'STOP');
  const severity = random.pick(SEVERITIES);
  const acts = randomActs(random);
  const { directory } = t.service.configuration.snapshot();
  const service = directory.services.get('checkout');
  const urgency = service ? urgencyOf({ severity }, service.urgency) : 'high';
  const isRefused = (page: { personId: string; channel: string }): boolean =>
    page.personId === mute && page.channel === 'sms';
  const foreseen = foresee({
    ...{ directory, serviceId: 'checkout', openAt: STORY_START, endAt: STORY_START + NIGHT_MS, isRefused },
    opening: { title: 'Latency high', severity, urgency, alerts: 1 },
    deeds: deedsOf(t, acts),
  });

  await t.fires({ labels: { service: 'checkout', severity } });
  for (const [index, act] of acts.entries()) await happens(t, act, index);
  await t.travelTo(new Date(STORY_START + NIGHT_MS).toISOString());

  const sent = t.bag.takeAll((one) => one.kind === 'page').map((one) => line(one.at, one.to, one.via));
  const expected = foreseen
    .filter(({ page }) => !isRefused(page))
    .map(({ at, page }) => line(at, page.personId, page.channel));
  const missing = expected.filter((one) => !sent.includes(one));
  const extra = sent.filter((one) => !expected.includes(one));
  const about = `SEED=${seed}\nmissing:\n${missing.join('\n')}\nextra:\n${extra.join('\n')}\n${stringify({ town, acts })}`;
  expect(sent.sort(), about).toEqual(expected.sort());
  t.bag.takeAll((one) => one.kind === 'notice');
  t.errors.splice(0, t.errors.length, ...t.errors.filter((error) => !/nobody can be reached/.test(error)));
}

/** `SEED=17 npx vitest …` tells that one night. */
const given = Number(process.env['SEED'] ?? Number.NaN);
const seeds = (count: number): number[] =>
  Number.isNaN(given) ? Array.from({ length: count }, (_, seed) => seed + 1) : [given];

describe('the service pages exactly whom the pure simulator pages, when, and over which way', () => {
  it.each(seeds(24))('on SQLite, night %i', (seed) => tell(null, (t) => night(t, seed)));

  it.each(seeds(6))('on PostgreSQL, night %i', async (seed) => {
    const database = await freshDatabase();
    try {
      await tell(database.url, (t) => night(t, seed + 1_000));
    } finally {
      await database.drop();
    }
  });
});
