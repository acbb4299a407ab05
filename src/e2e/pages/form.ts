import type { Locator, Page } from '@playwright/test';

/** Picks from Grafana's lists, whose options lie at the end of the document wherever the field is. */
export async function choose(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click();
  await page.getByRole('option', { name: option }).first().click();
}

/** As `choose`, of a list that stays open for more. */
export async function chooseSeveral(page: Page, field: Locator, options: readonly (string | RegExp)[]): Promise<void> {
  await field.click();
  for (const option of options) await page.getByRole('option', { name: option }).first().click();
  // Not Escape, which would close the drawer around it as well.
  await field.press('Tab');
}
