import { expect, test } from './demo.ts';
import { APP } from './pages.ts';

test('pasted labels show the owner, the reason and who else claims them', async ({ demo, open }) => {
  const page = await open(demo, `${APP}/services`);
  await page.getByRole('button', { name: 'Try labels' }).click();
  const drawer = page.getByRole('dialog', { name: 'Whose would this alert be?' });
  await drawer.getByLabel(/^Labels/).fill('service="checkout"\nmetric="pg_connections"');
  await drawer.getByRole('button', { name: 'Whose is it?' }).click();
  await expect(drawer.getByRole('link', { name: 'Databases' })).toBeVisible();
  await expect(drawer.getByRole('status')).toContainText(/matcher/);
  await expect(drawer.getByRole('heading', { name: 'Who would be paged, if nobody answers' })).toBeVisible();
  await expect(drawer.getByRole('heading', { name: 'Who else claims it' })).toBeVisible();
  await expect(drawer.getByRole('link', { name: 'Checkout' })).toBeVisible();
  // The question stands in the address, to be sent to somebody.
  await page.reload();
  await expect(drawer.getByRole('link', { name: 'Databases' })).toBeVisible();
});
