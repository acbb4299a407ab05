import type { Page } from '@playwright/test';
import { expect, settled, test } from './fixtures.ts';
import { APP } from './pages.ts';
import { AlertGroup } from './pages/alert-group.ts';
import { violationsOn } from './pages/accessibility.ts';
import { Chrome } from './pages/chrome.ts';
import { choose } from './pages/form.ts';
import { Home } from './pages/home.ts';
import { Notifications } from './pages/notifications.ts';
import { Teams } from './pages/teams.ts';
import { send } from './world/sender.ts';
import type { World } from './world/world.ts';

const ALERT = { title: 'Orders are refused', labels: { service: 'orders' }, severity: 'critical' };

test('from an empty installation to the first answered page', async ({ empty, open }) => {
  test.setTimeout(120_000);
  const page = await open(empty, `${APP}/home`);
  const home = new Home(page);
  await home.expectDone(1, 'A team');
  await makeTeam(page, home);
  await beReachable(page, home, empty);
  await makeSchedule(page, home);
  await makeChain(page, home);
  await makeService(page, home);
  const url = await makeIntegration(page, home);
  await expectNothingForAxe(page, empty);
  await home.visit();
  await home.expectDone(7, 'The first alert has arrived');
  await answerPage(page, empty, url);
  await home.visit();
  await expect(home.answers).toContainText('Median of 1 answered alert group');
  await expect(home.answers).toContainText(/#1 .*after \d/);
  await expect(home.setUp).toHaveCount(0);
});

async function makeTeam(page: Page, home: Home): Promise<void> {
  await home.doNext('Make a team');
  await settled(page);
  await new Teams(page).makeTeam('Shop');
  await home.visit();
  await home.expectDone(2, 'A person who can be reached');
}

/** Whoever opens the app is known by their e-mail already; a colleague is not. */
async function beReachable(page: Page, home: Home, world: World): Promise<void> {
  await home.doNext('Say how you are reached');
  await settled(page);
  await new Notifications(page, world).proveMail();
  await expectNothingForAxe(page, world);
  await new Chrome(page).follow('Teams and people');
  const teams = new Teams(page);
  await teams.makePerson('Ben Okafor', 'ben@tocsin.example');
  await teams.addMembers('Shop', [await ownName(page), 'Ben Okafor']);
  await home.visit();
  await home.expectDone(3, 'A schedule');
}

/** As Grafana knows it: an installation may have no name for its first user but the login. */
async function ownName(page: Page): Promise<string> {
  const answer = await page.request.get(new URL('/api/user', page.url()).href);
  const user = (await answer.json()) as { name: string; login: string };
  return user.name || user.login;
}

async function makeSchedule(page: Page, home: Home): Promise<void> {
  await home.doNext('Make a schedule');
  await page.getByRole('button', { name: 'A week each' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Shop primary');
  await expect(page.getByRole('combobox', { name: 'Team' })).toHaveValue('Shop');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(new Chrome(page).heading).toHaveText('Shop primary');
  await home.visit();
  await home.expectDone(4, 'An escalation chain');
}

/** A step that pages everybody at once: whoever of the two is on call this week, the mail comes at once. */
async function makeChain(page: Page, home: Home): Promise<void> {
  await home.doNext('Make an escalation chain');
  await page.getByRole('button', { name: /Everybody at once/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Shop');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(new Chrome(page).heading).toHaveText('Shop');
  await home.visit();
  await home.expectDone(5, 'A service that owns alerts');
}

async function makeService(page: Page, home: Home): Promise<void> {
  await home.doNext('Make a service');
  await page.getByLabel('Name', { exact: true }).fill('Orders');
  await choose(page, page.getByRole('combobox', { name: 'Team' }), 'Shop');
  await choose(page, page.getByRole('combobox', { name: 'Escalation chain' }), 'Shop');
  const lines = page.getByRole('textbox', { name: 'Matchers, line 1' });
  if ((await lines.count()) === 0) await page.getByRole('button', { name: 'Add a line' }).click();
  await lines.fill('service="orders"');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(new Chrome(page).heading).toHaveText('Orders');
  await home.visit();
  await home.expectDone(6, 'A way in for alerts');
}

/** Answers with the URL as the page shows it. */
async function makeIntegration(page: Page, home: Home): Promise<string> {
  await home.doNext('Make an integration');
  await page.getByRole('button', { name: 'New integration' }).click();
  const drawer = page.getByRole('dialog', { name: 'New integration' });
  await drawer.getByLabel('Name').fill('Monitoring');
  await choose(page, drawer.getByRole('combobox', { name: 'Sender' }), /JSON|webhook/i);
  await drawer.getByRole('button', { name: 'Create' }).click();
  await expect(new Chrome(page).heading).toHaveText('Monitoring');
  const secrets = page.getByRole('region', { name: 'URL and secrets' });
  await secrets.getByRole('button', { name: 'Show' }).click();
  return (await secrets.getByText(/^https?:.*\/integrations\/v1\//).textContent()) ?? '';
}

async function answerPage(page: Page, world: World, url: string): Promise<void> {
  await new Chrome(page).follow('Alert groups');
  await send(url, ALERT);
  const mail = await world.catchers.mail.waitFor(({ subject }) => subject.includes(ALERT.title));
  expect(mail.to).toContain('ana@tocsin.example');
  // Nobody reloads: the list hears of it.
  await page.getByRole('link', { name: ALERT.title }).click();
  const group = new AlertGroup(page);
  await expect(group.status).toHaveText('Firing');
  await expect(group.timeline).toContainText(/mail/i);
  await group.act('Acknowledge');
  await expect(group.status).toHaveText('Acknowledged');
  await expect(group.notice).toContainText(/acknowledged/i);
  await expect(group.next).toContainText('is on it');
  await send(url, { ...ALERT, status: 'resolved' });
  await expect(group.status).toHaveText('Resolved');
}

async function expectNothingForAxe(page: Page, world: World): Promise<void> {
  expect(await violationsOn(page, world)).toEqual([]);
}
