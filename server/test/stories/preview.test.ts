import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { Documents } from '../../../src/directory/documents.ts';
import { knownOf } from '../../../src/directory/known.ts';
import { previewChain } from '../../../src/escalation-chains/preview.ts';
import type { ownershipAnswer } from '../../contract/ownership.ts';
import { severityOf, urgencyOf } from '../../core/grouping/severity.ts';
import { SCENARIOS } from '../../demo/traffic/scenarios.ts';
import { story } from '../story/story.ts';
import type { Story } from '../story/story.ts';
import type { Town } from '../story/town.ts';

type Answer = z.output<typeof ownershipAnswer>;

const folder = fileURLToPath(new URL('../../../provisioning/town', import.meta.url));

/** The files of the demo town as one. */
function demoTown(): Town {
  const town: Record<string, unknown> = {};
  for (const file of readdirSync(folder).sort()) {
    const part = parse(readFileSync(`${folder}/${file}`, 'utf8')) as Readonly<Record<string, unknown>>;
    for (const [key, value] of Object.entries(part)) {
      const before = town[key];
      town[key] =
        Array.isArray(before) && Array.isArray(value) ? [...(before as unknown[]), ...(value as unknown[])] : value;
    }
  }
  // The files are checked elsewhere; here they only have to be one.
  const { people, ...rest } = town as Town;
  // What people are told of their shifts is another story.
  return { ...rest, people: people.map((person) => ({ ...person, shiftNotices: { before: [], handoff: false } })) };
}

async function documentsOf(t: Story, token: string): Promise<Documents> {
  const items = async (path: string) => (await t.api<{ items: [] }>('GET', path, undefined, token)).body.items;
  const settings = await t.api<{ document: Documents['settings'] }>('GET', '/settings', undefined, token);
  const surroundings = await t.api<Documents['surroundings']>('GET', '/schedules/surroundings', undefined, token);
  return {
    ...{
      surroundings: surroundings.body,
      teams: await items('/teams'),
      people: await items('/people'),
      services: await items('/services'),
    },
    ...{ schedules: await items('/schedules'), chains: await items('/escalation-chains') },
    ...{ overrides: await items('/overrides'), channels: await items('/channels'), settings: settings.body.document },
  };
}

/** The second on call of the shop is away, and who works with data gives the rest of the shift to somebody else. */
async function arrange(t: Story): Promise<void> {
  const onCall = async (schedule: string): Promise<string> => {
    const { body } = await t.api<{ people: { id: string }[] }>('GET', `/schedules/${schedule}/on-call`);
    return body.people[0]?.id ?? '';
  };
  const end = '2026-11-21T07:00:00Z';
  const away = { person: await onCall('shop-secondary'), substitute: 'hana', end };
  expect((await t.api('POST', '/absences', away)).status).toBe(201);
  const from = await onCall('data-on-call');
  const wanted = { from, start: '2026-11-21T03:00:00Z', end };
  const asked = await t.api<{ id: string }>('POST', '/schedules/data-on-call/cover-requests', wanted);
  const taken = await t.api('POST', `/cover-requests/${asked.body.id}/take`, { person: 'ana' });
  expect(taken.status, taken.text).toBe(200);
  await t.settle();
  t.expectNotices(`${from} slack`, 'ana slack');
}

story('what the app foresees in the browser is what the service answers, all over the demo town', async (t) => {
  await t.given(demoTown());
  // Somebody stands in tonight; that is written beside the schedule, not in it.
  const taken = { start: '2026-11-21T03:00:00Z', end: '2026-11-21T09:00:00Z', people: ['chloe'] };
  expect((await t.api('POST', '/schedules/shop-primary/overrides', taken)).status).toBe(201);
  await arrange(t);
  const body = { name: 'app', role: 'viewer', person: null, expiresAt: null };
  const { secret } = (await t.api<{ secret: string }>('POST', '/tokens', body)).body;
  const documents = await documentsOf(t, secret);
  const known = knownOf(documents);
  const { directory } = known;
  const asked = SCENARIOS.flatMap(({ labels }) => [labels, { ...labels, severity: 'info' }]);
  let compared = 0;
  for (const labels of asked) {
    const answer = (await t.api<Answer>('POST', '/ownership/try', { labels }, secret)).body;
    const service = directory.services.get(answer.service?.id ?? '');
    const chain = directory.chains.get(answer.chain?.id ?? '');
    if (service === undefined || chain === undefined) continue;
    const { turns } = previewChain(known, {
      ...{ chain, teamId: service.teamId, at: t.clock.now(), turns: new Map() },
      urgency: urgencyOf(labels, service.urgency),
    });
    const foreseen = turns.flatMap(({ personId, ways }) => ways.map((way) => ({ personId, ...way })));
    const answered = answer.pages.map(({ afterMs, person, channel }) => ({ afterMs, personId: person.id, channel }));
    const inOrder = (pages: typeof answered) => pages.map((page) => JSON.stringify(Object.entries(page).sort())).sort();
    expect(inOrder(foreseen), JSON.stringify(labels) + severityOf(labels)).toEqual(inOrder(answered));
    compared += 1;
  }
  expect(compared).toBeGreaterThan(10);
});
