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
    this.menu = page.getByRole('navigation', { name: 'Navigation' });
  }

  async follow(name: string): Promise<void> {
    await this.menu.getByRole('link', { name, exact: true }).click();
  }
}
