import { expect, test } from './demo.ts';
import { APP } from './pages.ts';
import { chooseSeveral } from './pages/form.ts';

const HOUR_MS = 3_600_000;

test('an override laid on a schedule changes who is on call', async ({ demo, open, make }) => {
  const rotation = { start: '2026-01-05T09:00', turn: 'weekly', people: ['ana'] };
  const layers = [{ name: 'All', rotations: [rotation] }];
  const id = await make('schedules', { name: 'Night shop', zone: 'UTC', team: 'shop', layers });
  const from = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const cover = [from, from + 8 * HOUR_MS].map((at) => new Date(at).toISOString()).join('/');
  const page = await open(demo, `${APP}/schedules/${id}`);
  const main = page.getByRole('main');
  const onCall = main.getByRole('paragraph').filter({ hasText: /Kavya Rao\s+until/ });
  await expect(main.getByRole('link', { name: 'Ana Ünal' }).first()).toBeVisible();
  await expect(onCall).toHaveCount(0);
  await page.goto(`${demo.url}${APP}/schedules/${id}?cover=${cover}`);
  const drawer = page.getByRole('dialog', { name: /Add override/ });
  await chooseSeveral(page, drawer.getByLabel('Who is on call instead'), ['Kavya Rao']);
  await expect(drawer).toContainText('Who changes when');
  await drawer.getByRole('button', { name: /^Save: on call for/ }).click();
  await expect(drawer).toHaveCount(0);
  await expect(onCall).toBeVisible();
});
