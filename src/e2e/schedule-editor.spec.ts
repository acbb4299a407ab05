import type { Page } from '@playwright/test';
import { expect, settled, test } from './demo.ts';
import { APP } from './pages.ts';
import { choose, chooseSeveral } from './pages/form.ts';

const DAY_MS = 86_400_000;

interface Rotation {
  readonly id: string;
  readonly until?: string;
  readonly visibleFrom?: string;
  readonly supersedes?: string;
}
interface Saved {
  readonly document: { readonly layers: readonly { readonly rotations: readonly Rotation[] }[] };
}

const section = (page: Page, title: string | RegExp) => page.getByRole('region', { name: title });

test('a schedule that follows the sun is made from nothing by clicks, and covers every hour', async ({
  demo,
  open,
}) => {
  const page = await open(demo, `${APP}/schedules/new`);
  const main = page.getByRole('main');
  const from = Date.now();
  await choose(page, main.getByLabel('Begin with'), 'Follow the sun');
  const people = { Singapore: ['Kavya Rao'], 'Los Angeles': ['Maya Thompson'] };
  for (const [city, names] of Object.entries(people)) {
    await chooseSeveral(page, main.getByLabel(`People in ${city}`), names);
  }
  await main.getByLabel('Name', { exact: true }).fill('Around the world');
  await expect(main.getByText(/^Kavya Rao is on call, .* only from 0?1:00 to 0?9:00/)).toBeVisible();
  // Neither a gap nor a shift that waits for people is left.
  await expect(page.getByLabel('What this means').getByRole('alert')).toHaveCount(0);
  await main.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Around the world' })).toBeVisible();
  expect(Date.now() - from, 'under a minute of clicks').toBeLessThan(60_000);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await demo.api('DELETE', `/schedules/${id}`);
});

test('an edit that takes effect after this shift says who changes when, and keeps who is on call now', async ({
  demo,
  open,
  make,
}) => {
  const rotation = { name: 'Weekly', start: '2026-01-05T09:00', turn: 'weekly', people: ['ana', 'ben', 'kavya'] };
  const layers = [{ name: 'All', rotations: [rotation] }];
  const id = await make('schedules', { name: 'Edited shop', zone: 'UTC', team: 'shop', layers });
  const page = await open(demo, `${APP}/schedules/${id}/edit`);
  const main = page.getByRole('main');
  await expect(main.getByText('the same people are on call as before')).toBeVisible();
  await main.getByRole('button', { name: 'Add a turn' }).click();
  await chooseSeveral(page, main.getByLabel('People of turn 4'), ['Maya Thompson']);
  const question = section(page, 'From when on');
  await expect(question.getByLabel(/After this shift/)).toBeChecked();
  await question.getByText('After a full round').click();
  await expect(section(page, /^Who changes when/)).toContainText('Maya Thompson');
  await expect(section(page, /^Load until/)).toContainText('Maya Thompson');
  await main.getByRole('button', { name: /^Save: changes \d+ hand-offs?$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Edited shop' })).toBeVisible();
  const saved = (await demo.api('GET', `/schedules/${id}`)) as Saved;
  const [old, next] = saved.document.layers[0]?.rotations ?? [];
  expect(next).toMatchObject({ visibleFrom: old?.until, supersedes: old?.id });
  expect(Date.parse(old?.until ?? '')).toBeGreaterThan(Date.now());
  // The edit that is still to come is shown as such, and can be taken back.
  await page.goto(`${demo.url}${APP}/schedules/${id}/edit`);
  await settled(page);
  await main.getByRole('button', { name: 'Take this edit back' }).click();
  await expect(main.getByText('Until the edit below begins')).toHaveCount(0);
});

test('layers change their order by keyboard alone', async ({ demo, open, make }) => {
  const rotation = { start: '2026-01-05T09:00', turn: 'weekly', people: ['ana'] };
  const layers = [
    { name: 'Below', rotations: [rotation] },
    { name: 'Above', rotations: [{ ...rotation, people: ['ben'] }] },
  ];
  const id = await make('schedules', { name: 'Two layers', zone: 'UTC', team: 'shop', layers });
  const page = await open(demo, `${APP}/schedules/${id}/edit`);
  const names = page.getByRole('main').getByLabel('Name of the layer');
  await expect(names.first()).toHaveValue('Above');
  await section(page, 'Below').getByRole('button', { name: 'Let it win over the layer above' }).focus();
  await page.keyboard.press('Enter');
  await expect(names.first()).toHaveValue('Below');
  await expect(section(page, /^Who changes when/)).toContainText('Ana Ünal');
});

test('cover that one asks for on My schedule is taken by another', async ({ demo, open, make }) => {
  const start = new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 16);
  const rotation = { start, turn: 'daily', people: ['ana', 'ben'] };
  const layers = [{ name: 'All', rotations: [rotation] }];
  const id = await make('schedules', { name: 'Covered shop', zone: 'UTC', team: 'shop', layers });
  const mine = await open(demo, `${APP}/my-schedule`);
  const main = mine.getByRole('main');
  const rows = main.getByRole('listitem').filter({ hasText: 'Covered shop' });
  const asked = rows.filter({ hasText: 'Cover wanted' });
  await rows
    .filter({ has: mine.getByRole('button', { name: 'Ask for cover' }) })
    .last()
    .getByRole('button')
    .click();
  const drawer = mine.getByRole('dialog', { name: /Ask for cover/ });
  await choose(mine, drawer.getByLabel('Who is asked'), 'Ben Okafor');
  await expect(drawer).toContainText('Who changes when');
  await drawer.getByRole('button', { name: 'Ask Ben Okafor' }).click();
  await expect(drawer).toHaveCount(0);
  await expect(asked).toHaveCount(1);
  await expect(section(mine, 'My cover and swaps')).toContainText('Ben Okafor is asked');

  const theirs = await open(demo, `${APP}/my-schedule`, { who: 'viewer' });
  const wanted = section(theirs, 'Others ask for cover');
  await expect(wanted).toContainText('Ana Ünal');
  const request = wanted
    .locator('div')
    .filter({ hasText: 'Covered shop', has: theirs.getByRole('button') })
    .last();
  await request.getByRole('button', { name: 'Take it' }).click();
  await expect(section(theirs, 'My cover and swaps')).toContainText('You have taken it from Ana Ünal');
  const after = (await demo.api('GET', `/cover-requests`)) as {
    items: readonly { schedule: { id: string }; state: string; id: string }[];
  };
  expect(after.items.find(({ schedule }) => schedule.id === id)?.state).toBe('taken');
});

test('an absence is added and taken back', async ({ demo, open }) => {
  const page = await open(demo, `${APP}/my-schedule`, { who: 'lead' });
  await page.getByRole('button', { name: 'I will be away' }).click();
  const drawer = page.getByRole('dialog', { name: 'I will be away' });
  await drawer.getByLabel('Note').fill('A week at the sea');
  await drawer.getByRole('button', { name: 'Save absence' }).click();
  await expect(drawer).toHaveCount(0);
  const absences = section(page, 'My absences');
  await expect(absences).toContainText('A week at the sea');
  await absences.getByRole('button', { name: 'Take back' }).last().click();
  await expect(absences).not.toContainText('A week at the sea');
});
