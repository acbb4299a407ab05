import type { Locator, Page } from '@playwright/test';

/** What is around every page, in Grafana as in what stands in for it. */
export class Chrome {
  readonly heading: Locator;
  readonly breadcrumbs: Locator;
  readonly menu: Locator;
  readonly main: Locator;

  constructor(page: Page) {
    this.main = page.getByRole('main');
    this.heading = this.main.getByRole('heading', { level: 1 }).first();
    this.breadcrumbs = page.getByRole('navigation', { name: 'Breadcrumbs' });
    // In a real Grafana it is the list in it that has the name.
    const named = { name: 'Navigation' };
    this.menu = page.getByRole('navigation', named).or(page.getByRole('list', named));
  }

  async follow(name: string): Promise<void> {
    const link = this.menu.getByRole('link', { name, exact: true });
    // Grafana folds a section until one of its pages is open, and Home is the section itself.
    const unfold = this.menu.getByRole('button', { name: 'Expand section: Tocsin' });
    await link.or(unfold).first().waitFor();
    if (await unfold.isVisible()) await unfold.click();
    await link.click();
  }
}
