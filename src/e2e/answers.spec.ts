import { expect, test } from './demo.ts';
import { APP } from './pages.ts';
import { AlertGroup } from './pages/alert-group.ts';

test('a viewer acknowledges, and may not edit who is paged', async ({ demo, open, alert }) => {
  const id = await alert('Carts are empty', 'checkout');
  const page = await open(demo, `${APP}/alert-groups/${id}`, { who: 'viewer' });
  const group = new AlertGroup(page);
  await group.act('Acknowledge');
  await expect(group.status).toHaveText('Acknowledged');
  await expect(group.notice).toContainText('Ben Okafor');
  await page.goto(`${demo.url}${APP}/escalation-chains/-/new`);
  await expect(page.getByRole('main').getByRole('button', { name: /^Save/ })).toBeDisabled();
});

test('an acknowledgement is taken back where it was given', async ({ demo, open, alert }) => {
  const id = await alert('Discounts are wrong', 'checkout');
  const page = await open(demo, `${APP}/alert-groups/${id}`);
  const group = new AlertGroup(page);
  await group.act('Acknowledge');
  await expect(group.status).toHaveText('Acknowledged');
  await group.notice.getByRole('button', { name: 'Undo' }).click();
  await expect(group.status).toHaveText('Firing');
});

test('with one thumb: a phone of 400 px', async ({ demo, open, alert }) => {
  const id = await alert('Receipts are lost', 'checkout');
  const page = await open(demo, `${APP}/alert-groups/${id}`);
  await page.setViewportSize({ width: 400, height: 800 });
  const group = new AlertGroup(page);
  const button = group.actions.getByRole('button', { name: 'Acknowledge', exact: true });
  await expect(button).toBeInViewport({ ratio: 1 });
  const box = await button.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(40);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await button.click();
  await expect(group.status).toHaveText('Acknowledged');
});

test("can't take it moves on at once, and says to whom", async ({ demo, open, make, alert }) => {
  const steps = [{ page: { people: ['ana', 'kavya'], each: '30m' } }, { wait: '30m' }];
  const chain = await make('escalation-chains', { name: 'Two people', steps });
  await make('services', { name: 'Gift cards', team: 'shop', chain, owns: ['service="gift-cards"'] });
  const id = await alert('Gift cards are refused', 'gift-cards');
  const page = await open(demo, `${APP}/alert-groups/${id}`);
  const group = new AlertGroup(page);
  await expect(group.next).toContainText('Waiting for an answer of Ana Ünal');
  await group.act("Can't take it");
  const dialog = group.dialog("Can't take it?");
  await expect(dialog).toContainText('Kavya Rao is paged now');
  await dialog.getByRole('button', { name: "Can't take it" }).click();
  await expect(group.next).toContainText('Waiting for an answer of Kavya Rao');
});

test('what the service did not take is taken back, and said', async ({ demo, open, alert, expectTrouble }) => {
  expectTrouble(/50[0-9]|ERR_|Failed to load resource/);
  const id = await alert('Vouchers expire early', 'checkout');
  const page = await open(demo, `${APP}/alert-groups/${id}`);
  const group = new AlertGroup(page);
  await expect(group.status).toHaveText('Firing');
  await demo.outage.begin();
  try {
    await group.act('Acknowledge');
    await expect(group.notice.or(page.getByRole('main').getByRole('alert')).first()).toContainText(
      'The Tocsin service cannot be reached',
    );
    await expect(group.status).toHaveText('Firing');
  } finally {
    await demo.outage.end();
  }
  await group.act('Acknowledge');
  await expect(group.status).toHaveText('Acknowledged');
  await expect(group.notice).toContainText('Ana Ünal');
});
