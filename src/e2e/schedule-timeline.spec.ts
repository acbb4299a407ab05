import type { Page } from '@playwright/test';
import { expect, settled, test } from './demo.ts';
import { APP } from './pages.ts';
import { chooseSeveral } from './pages/form.ts';
import { comingMonday, Timeline } from './pages/timeline.ts';

const MONDAY = comingMonday(Date.now());
const WEEK = `span=week&zone=schedule&from=${new Date(MONDAY).toISOString().slice(0, 10)}`;
const DAY = 24;

const schedule = (people: readonly string[], rotation: object = {}) => ({
  ...{ name: 'Timeline', zone: 'UTC', team: 'shop' },
  layers: [{ name: 'Primary', rotations: [{ start: '2026-01-05T00:00', turn: 'weekly', people, ...rotation }] }],
});

async function show(page: Page): Promise<Timeline> {
  await settled(page);
  return new Timeline(page, MONDAY);
}

test('a night is given to somebody else by drawing it, moved by dragging, and moved back', async ({
  demo,
  open,
  make,
}) => {
  const id = await make('schedules', schedule(['ana']));
  const page = await open(demo, `${APP}/schedules/${id}?${WEEK}`);
  const timeline = await show(page);
  await timeline.draw(DAY + 22, 2 * DAY + 6);
  const drawer = page.getByRole('dialog', { name: /Add override/ });
  await timeline.expectTimes(drawer, DAY + 22, 2 * DAY + 6);
  await chooseSeveral(page, drawer.getByLabel('Who is on call instead'), ['Kavya Rao']);
  await drawer.getByRole('button', { name: /^Save: on call for 8 h/ }).click();
  await expect(drawer).toHaveCount(0);
  const night = timeline.overrides.getByRole('button', { name: /^Kavya Rao/ });
  await expect(night).toHaveAccessibleName(/Tue .*22:00 to Wed .*06:00/);
  await timeline.moveBy(night, DAY);
  const notice = page.getByRole('status').filter({ hasText: 'Kavya Rao: now' }).first();
  await expect(notice).toContainText('22:00');
  await expect(night).toHaveAccessibleName(/Wed .*22:00 to Thu .*06:00/);
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(night).toHaveAccessibleName(/Tue .*22:00 to Wed .*06:00/);
});

test('the same with the keyboard alone', async ({ demo, open, make }) => {
  const id = await make('schedules', schedule(['ana'], { turn: 'daily' }));
  const page = await open(demo, `${APP}/schedules/${id}?${WEEK}`);
  const timeline = await show(page);
  await timeline.shift(/Mon /).first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(timeline.shift(/, Tue .* to Wed .*, turn \d+ of Primary$/)).toBeFocused();
  await page.keyboard.press('Enter');
  const shift = page.getByRole('dialog', { name: /Ana Ünal on call/ });
  await shift.getByRole('button', { name: 'Cover this' }).focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: /Add override/ });
  await timeline.expectTimes(drawer, DAY, 2 * DAY);
  await drawer.getByLabel(/^From/).fill(timeline.timeAt(DAY + 18));
  await drawer.getByLabel('Who is on call instead').focus();
  // As fast as people type: a choice that is drawn anew for each letter may lose one that comes sooner.
  await page.keyboard.type('Kavya', { delay: 60 });
  await page.getByRole('option', { name: 'Kavya Rao' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const save = drawer.getByRole('button', { name: /^Save: on call for 6 h/ });
  await save.focus();
  await page.keyboard.press('Enter');
  await expect(drawer).toHaveCount(0);
  await expect(timeline.shift(/^Kavya Rao, Tue .*18:00 to Wed .*00:00, an override$/)).toBeVisible();
});

test('W3 two swap their shifts, once both have said so', async ({ demo, open, make }) => {
  const id = await make('schedules', schedule(['ana', 'ben'], { turn: 'daily' }));
  const page = await open(demo, `${APP}/schedules/${id}?${WEEK}`);
  const timeline = await show(page);
  await timeline
    .shift(/^Ana Ünal, /)
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Swap' }).click();
  const drawer = page.getByRole('dialog', { name: /Swap shifts/ });
  await drawer
    .getByRole('radio', { name: /Ben Okafor/ })
    .last()
    .check();
  await expect(drawer).toContainText('Nothing until somebody agrees: Ana Ünal stays on call.');
  await drawer.getByRole('button', { name: 'Ask Ben Okafor' }).click();
  await expect(drawer).toHaveCount(0);
  await expect(page.getByRole('main').getByText(/^Ana Ünal offers Ben Okafor a swap/)).toBeVisible();
  // Nothing has changed yet; only a sign stands on the shift.
  await expect(timeline.shift(/Ben Okafor for Ana Ünal/)).toHaveCount(0);
  await expect(timeline.final.getByRole('img', { name: /offers Ben Okafor a swap/ })).toBeVisible();

  await open(demo, `${APP}/schedules/${id}?${WEEK}`, { who: 'viewer' });
  await page.getByRole('main').getByRole('button', { name: 'Agree to the swap' }).click();
  await expect(timeline.shift(/^Ben Okafor for Ana Ünal, /)).toBeVisible();
  await expect(page.getByRole('main').getByText('Taken by Ben Okafor')).toBeVisible();
});

test('a gap is seen and closed', async ({ demo, open, make }) => {
  const id = await make('schedules', schedule(['ana'], { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] }));
  const page = await open(demo, `${APP}/schedules/${id}?${WEEK}`);
  const timeline = await show(page);
  const main = page.getByRole('main');
  await expect(main.getByText('71.4 % covered')).toBeVisible();
  await timeline.shift(/^Nobody on call, Sat .*00:00 to Mon .*00:00/).click();
  const drawer = page.getByRole('dialog', { name: /Add override/ });
  await timeline.expectTimes(drawer, 5 * DAY, 7 * DAY);
  await chooseSeveral(page, drawer.getByLabel('Who is on call instead'), ['Ben Okafor']);
  await drawer.getByRole('button', { name: /^Save: on call for 2 d/ }).click();
  await expect(drawer).toHaveCount(0);
  await expect(main.getByText('100 % covered')).toBeVisible();
  await expect(timeline.shift(/^Nobody on call/)).toHaveCount(0);
});
