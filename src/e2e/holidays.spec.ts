import { expect, test } from './demo.ts';
import { APP } from './pages.ts';
import { violationsOn } from './pages/accessibility.ts';

const CALENDAR = [
  'BEGIN:VCALENDAR',
  ...['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Closed for stocktaking', 'DTSTART;VALUE=DATE:20270110', 'END:VEVENT'],
  'END:VCALENDAR',
].join('\r\n');

test('a holiday list is written by hand and from a calendar, changed, and deleted', async ({ demo, open }) => {
  const page = await open(demo, `${APP}/schedules`);
  await page.getByRole('button', { name: 'Holiday lists' }).click();
  // The drawer of Grafana 12.3 is a dialog within a dialog.
  const drawer = page.getByRole('dialog').last();
  await expect(drawer).toContainText('Public holidays in Czechia');
  await drawer.getByRole('button', { name: 'New holiday list' }).click();
  await drawer.getByLabel('Name', { exact: true }).fill('Shop closed');
  await drawer.getByRole('button', { name: 'Add day' }).click();
  await drawer.getByLabel('Date').fill('2027-01-07');
  await drawer.getByLabel('Name of the day').fill('Inventory');
  const calendar = { name: 'closed.ics', mimeType: 'text/calendar', buffer: Buffer.from(CALENDAR) };
  await drawer.locator('input[type=file]').setInputFiles(calendar);
  await expect(drawer.getByLabel('Or paste its text')).toHaveValue(/stocktaking/);
  expect(await violationsOn(page, demo)).toEqual([]);
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(drawer).toContainText('2 days · next: Thu, 7 Jan 2027, Inventory');

  await drawer.getByRole('button', { name: 'Shop closed' }).click();
  await drawer.getByLabel('Year').click();
  await page.getByRole('option', { name: '2027' }).click();
  await expect(drawer.getByLabel('Name of the day').nth(1)).toHaveValue('Closed for stocktaking');
  await drawer.getByRole('button', { name: 'Remove Inventory' }).click();
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(drawer).toContainText('1 day · next: Sun, 10 Jan 2027');

  await drawer.getByRole('button', { name: 'Shop closed' }).click();
  await drawer.getByRole('button', { name: 'Delete' }).click();
  await page.getByTestId('data-testid Confirm Modal Danger Button').click();
  await expect(page.getByRole('dialog', { name: 'Holiday lists' })).not.toContainText('Shop closed');
});
