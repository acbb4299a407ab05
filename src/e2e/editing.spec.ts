import type { BrowserContext, Page } from '@playwright/test';
import { expect, settled, test } from './demo.ts';
import { APP } from './pages.ts';
import { choose } from './pages/form.ts';
import type { World } from './world/world.ts';

async function openBeside(context: BrowserContext, world: World, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(world.url + path);
  await settled(page);
  return page;
}

test('of two who edit one team the second is told, and loses nothing', async ({
  demo,
  open,
  make,
  context,
  expectTrouble,
}) => {
  expectTrouble(/status of 412/);
  const path = `${APP}/teams/${await make('teams', { name: 'Search team', members: ['ana'] })}?edit=team`;
  const mine = await open(demo, path);
  const theirs = await openBeside(context, demo, path);
  const nameIn = (page: Page) => page.getByRole('dialog', { name: 'Edit team' }).getByLabel('Name', { exact: true });
  await nameIn(mine).fill('Mine');
  await nameIn(theirs).fill('Theirs');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(theirs.getByRole('dialog')).toHaveCount(0);
  // Coming back to a tab is when it reads anew: what is being edited must not take that for its own version.
  await expect(async () => {
    await mine.evaluate(() => void window.dispatchEvent(new Event('visibilitychange')));
    await expect(mine.locator('main h1').first()).toHaveText('Theirs', { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(mine.getByText('This was not saved')).toBeVisible();
  await expect(nameIn(mine)).toHaveValue('Mine');
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Theirs');
});

test('of two who edit one chain the second is told, and loses nothing', async ({ demo, open, make, expectTrouble }) => {
  expectTrouble(/status of 412/);
  const steps = [{ page: { team: 'shop' } }];
  const id = await make('escalation-chains', { name: 'Nights', steps });
  const page = await open(demo, `${APP}/escalation-chains/${id}?edit`);
  await page.getByLabel('Name', { exact: true }).fill('My nights');
  await demo.api('PUT', `/escalation-chains/${id}`, { id, name: 'Their nights', steps });
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText('This was not saved')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('My nights');
});

test('what a file owns is shown, not edited, and the file is named', async ({ demo, open }) => {
  const page = await open(demo, `${APP}/services/checkout`);
  const main = page.getByRole('main');
  await expect(main.getByText('Provisioned', { exact: true })).toBeVisible();
  for (const path of ['escalation-chains/shop', 'teams/shop']) {
    await page.goto(`${demo.url}${APP}/${path}`);
    const edit = main.getByRole('button', { name: 'Edit', exact: true });
    await expect(edit, path).toHaveAttribute('aria-disabled', 'true');
    await edit.focus();
    await expect(page.getByRole('tooltip').filter({ hasText: /shop\.yaml/ }), path).toBeVisible();
  }
});

test('a refused save says what is wrong, field by field, and keeps what was typed', async ({
  demo,
  open,
  expectTrouble,
}) => {
  expectTrouble(/status of 422/);
  const page = await open(demo, `${APP}/teams?tab=people&edit=new`, { who: 'editor' });
  const drawer = page.getByRole('dialog', { name: 'New person' });
  await drawer.getByLabel('Name', { exact: true }).fill('Zoe Park');
  await choose(page, drawer.getByPlaceholder('Add a contact method'), 'SMS');
  const number = drawer.getByRole('textbox', { name: /SMS/ });
  await number.fill('call me maybe');
  await drawer.getByRole('button', { name: 'Save' }).click();
  const problem = drawer.getByRole('alert');
  await expect(problem).toContainText('This was not saved');
  await expect(problem.getByRole('listitem')).toContainText('contactMethods[0].address');
  await expect(number).toHaveValue('call me maybe');
  await expect(drawer.getByLabel('Name', { exact: true })).toHaveValue('Zoe Park');
});

test('steps change their order by keyboard alone', async ({ demo, open, make }) => {
  const steps = [{ page: { people: ['ana'] } }, { wait: '5m' }, { page: { people: ['ben'] } }];
  const id = await make('escalation-chains', { name: 'Backwards', steps });
  const page = await open(demo, `${APP}/escalation-chains/${id}?edit`);
  const sentences = page.getByRole('main').locator('[id^="step-"]');
  await expect(sentences.nth(2)).toContainText('Ben Okafor');
  await page.getByLabel(/^Move step 3: space/).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(sentences.nth(1)).toContainText('Ben Okafor');
  await page.getByRole('button', { name: 'Move step 2 up' }).focus();
  await page.keyboard.press('Enter');
  await expect(sentences.first()).toContainText('Ben Okafor');
  await page.getByRole('button', { name: /^Save/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText('Backwards');
  const { document } = (await demo.api('GET', `/escalation-chains/${id}`)) as { document: { steps: object[] } };
  expect(document.steps.map((step) => JSON.stringify(step)).join()).toMatch(/ben.*ana.*5m/);
});
