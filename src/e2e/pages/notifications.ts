import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { World } from '../world/world.ts';

/** My notifications, as far as somebody proves that mail reaches them. */
export class Notifications {
  readonly #page: Page;
  readonly #world: World;

  constructor(page: Page, world: World) {
    this.#page = page;
    this.#world = world;
  }

  /** Asks for a code, reads the mail, and types what stands in it. */
  async proveMail(): Promise<void> {
    const { mail } = this.#world.catchers;
    const before = mail.all().at(-1)?.seq ?? 0;
    await this.#page.getByRole('button', { name: 'Prove with a code' }).click();
    const caught = await mail.waitFor(({ seq, text }) => seq > before && /\b\d{6}\b/.test(text));
    const [code = ''] = /\b\d{6}\b/.exec(caught.text) ?? [];
    await this.#page.getByLabel('The six digits that arrived').fill(code);
    await this.#page.getByRole('button', { name: 'Confirm' }).click();
    await expect(this.#page.getByText(/^Proven/).first()).toBeVisible();
  }
}
