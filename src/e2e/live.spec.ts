import { expect, test } from './demo.ts';
import { APP } from './pages.ts';

/** As the app promises: pushed within a second, and read in the next. */
const SOON = { timeout: 3_000 };

test('the list shows what others do, without a reload', async ({ demo, open, alert }) => {
  const page = await open(demo, `${APP}/alert-groups`);
  const main = page.getByRole('main');
  await expect(main.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  const id = await alert('Wishlists are gone', 'checkout');
  const row = main.getByRole('row').filter({ hasText: 'Wishlists are gone' });
  await expect(row).toContainText('Firing', SOON);
  await demo.api('POST', `/alert-groups/${id}/acknowledge`, { as: 'ben' });
  await expect(row).toContainText('Acknowledged', SOON);
  await demo.api('POST', `/alert-groups/${id}/resolve`, { as: 'ben' });
  await expect(row).toHaveCount(0, SOON);
});
