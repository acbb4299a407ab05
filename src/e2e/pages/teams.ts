import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { choose } from './form.ts';

/** Teams and people, with their drawers. */
export class Teams {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async makeTeam(name: string): Promise<void> {
    const page = this.#page;
    await page.getByRole('button', { name: 'New team' }).first().click();
    const drawer = page.getByRole('dialog', { name: 'New team' });
    await drawer.getByLabel('Name', { exact: true }).fill(name);
    await drawer.getByRole('button', { name: 'Save' }).click();
    await expect(drawer).toHaveCount(0);
  }

  /** Somebody who is reached by mail, and by nothing else. */
  async makePerson(name: string, email: string): Promise<void> {
    const page = this.#page;
    await page.getByRole('tab', { name: /People/ }).click();
    await page.getByRole('button', { name: 'New person' }).first().click();
    const drawer = page.getByRole('dialog', { name: 'New person' });
    await drawer.getByLabel('Name', { exact: true }).fill(name);
    await drawer
      .getByRole('textbox', { name: /^E-mail/ })
      .first()
      .fill(email);
    await choose(page, drawer.getByPlaceholder('Add a contact method'), 'E-mail');
    await drawer.getByRole('button', { name: 'Save' }).click();
    await expect(drawer).toHaveCount(0);
  }

  async addMembers(team: string, members: readonly string[]): Promise<void> {
    const page = this.#page;
    await page.getByRole('tab', { name: /Teams/ }).click();
    await page.getByRole('link', { name: team, exact: true }).first().click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Edit team' });
    for (const member of members) await choose(page, drawer.getByPlaceholder('Add somebody'), member);
    await drawer.getByRole('button', { name: 'Save' }).click();
    await expect(drawer).toHaveCount(0);
  }
}
