import type { Locator, Page } from '@playwright/test';

/** The page of one alert group. */
export class AlertGroup {
  readonly heading: Locator;
  readonly status: Locator;
  readonly actions: Locator;
  /** What became of the last action. */
  readonly notice: Locator;
  readonly next: Locator;
  readonly timeline: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    const main = page.getByRole('main');
    this.heading = main.getByRole('heading', { level: 1 });
    this.status = main.locator('[data-status]').first();
    this.actions = page.getByRole('group', { name: 'Actions' });
    this.notice = main
      .getByRole('status')
      .filter({ has: page.getByRole('button', { name: 'Close alert' }) })
      .first();
    this.next = main.getByRole('region', { name: 'What happens next' });
    this.timeline = main.getByRole('region', { name: 'Timeline' });
  }

  async act(action: string): Promise<void> {
    await this.actions.getByRole('button', { name: action, exact: true }).click();
  }

  /** The dialog that says whom it reaches, before it happens. */
  dialog(title: string | RegExp): Locator {
    return this.#page.getByRole('dialog', { name: title });
  }
}
