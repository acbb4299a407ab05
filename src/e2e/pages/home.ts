import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { Chrome } from './chrome.ts';

/** The first screen: what is left to set up, what needs an answer, how long answers take. */
export class Home {
  readonly setUp: Locator;
  readonly answers: Locator;
  readonly wanted: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.setUp = page.getByRole('region', { name: 'Up to the first answered page' });
    this.answers = page.getByRole('region', { name: 'Until somebody answers' });
    this.wanted = page.getByRole('region', { name: 'What needs an answer now' });
  }

  async visit(): Promise<void> {
    const { breadcrumbs, heading } = new Chrome(this.#page);
    // Not by the menu, in which Grafana has a Home of its own.
    await breadcrumbs.getByRole('link', { name: 'Tocsin', exact: true }).click();
    await expect(heading).toHaveText('Home');
  }

  /** Says how many steps are done, and goes to where the next one is. */
  async expectDone(done: number, next: string): Promise<void> {
    await expect(this.setUp).toContainText(`${done} of 9 done`);
    await expect(this.setUp.getByRole('listitem').and(this.#page.locator('[aria-current="step"]'))).toContainText(next);
  }

  async doNext(button: string): Promise<void> {
    await this.setUp.getByRole('link', { name: button }).click();
  }
}
