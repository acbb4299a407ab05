import { expect, settled, test } from './fixtures.ts';
import { APP, CONFIGURATION } from './pages.ts';
import { Chrome } from './pages/chrome.ts';

const SECTIONS = ['Alert groups', 'Services', 'Teams and people', 'Schedules', 'Escalation chains'];

test('every section is one click away, and has an address of its own', async ({ demo, open }) => {
  const page = await open(demo, `${APP}/home`);
  const chrome = new Chrome(page);
  for (const section of [...SECTIONS, 'Integrations', 'My schedule', 'My notifications', 'Insights']) {
    await chrome.follow(section);
    await expect(chrome.heading).toHaveText(section);
    await settled(page);
    const address = page.url();
    await page.reload();
    await settled(page);
    await expect(chrome.heading).toHaveText(section);
    expect(page.url()).toBe(address);
  }
  await page.goBack();
  await expect(chrome.heading).toHaveText('My notifications');
});

test('an address that is none leads home', async ({ demo, open }) => {
  const page = await open(demo, `${APP}/no-such-page`);
  await expect(page).toHaveURL(`${demo.url}${APP}/home`);
});

test('a link to one thing leads to it, with its name above', async ({ demo, open }) => {
  const page = await open(demo, `${APP}/schedules/shop-primary`);
  const chrome = new Chrome(page);
  await expect(chrome.heading).toContainText('Shop primary');
  await expect(chrome.breadcrumbs).toContainText('Schedules');
});

test('a service that is down is said, and found again when it is back', async ({ empty, open, expectTrouble }) => {
  expectTrouble(/502|ERR_|Failed to load resource/);
  await empty.outage.begin();
  const page = await open(empty, `${APP}/services`);
  await expect(page.getByText('The Tocsin service cannot be reached').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Find out why' }).first()).toHaveAttribute('href', CONFIGURATION);
  await empty.outage.end();
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(page.getByText('The Tocsin service cannot be reached')).toHaveCount(0);
});

test('a viewer sees what they may not do, and why', async ({ demo, open }) => {
  const page = await open(demo, `${APP}/services`, { who: 'viewer' });
  const button = page
    .getByRole('main')
    .getByRole('button', { name: /New service/ })
    .first();
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await button.focus();
  await expect(page.getByText('This needs the role Editor in Grafana').first()).toBeVisible();
});

test('the configuration is for administrators', async ({ demo, open }) => {
  const page = await open(demo, `${APP}/home`, { who: 'viewer' });
  await expect(new Chrome(page).menu.getByRole('link', { name: 'Configuration' })).toHaveCount(0);
});
