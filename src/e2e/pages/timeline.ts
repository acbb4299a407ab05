import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

const WEEK_MS = 7 * 86_400_000;

/** The timeline of one schedule, showing one week of UTC. */
export class Timeline {
  readonly final: Locator;
  readonly overrides: Locator;
  readonly #page: Page;
  readonly #monday: number;

  constructor(page: Page, monday: number) {
    this.#page = page;
    this.#monday = monday;
    const picture = page.getByRole('group', { name: /^Timeline of/ });
    this.final = picture.getByRole('group', { name: 'On call', exact: true });
    this.overrides = picture.getByRole('group', { name: 'Overrides', exact: true });
  }

  /** A bar of the final schedule, by what a screen reader says of it. */
  shift(name: string | RegExp): Locator {
    return this.final.getByRole('button', { name });
  }

  /** Draws with the mouse along the final schedule, between two hours of the week. */
  async draw(from: number, to: number): Promise<void> {
    await this.#drag(await this.#placeOf(from), await this.#placeOf(to));
  }

  /** Drags a bar by its middle. */
  async moveBy(bar: Locator, hours: number): Promise<void> {
    await bar.scrollIntoViewIfNeeded();
    const box = await boxOf(bar);
    const start = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const { width } = await boxOf(this.final);
    await this.#drag(start, { ...start, x: start.x + (hours / 168) * width });
  }

  async #placeOf(hour: number): Promise<{ x: number; y: number }> {
    await this.final.scrollIntoViewIfNeeded();
    const box = await boxOf(this.final);
    return { x: box.x + (hour / 168) * box.width, y: box.y + box.height / 2 };
  }

  async #drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const { mouse } = this.#page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, to.y, { steps: 5 });
    await mouse.move(to.x, to.y, { steps: 5 });
    await mouse.up();
  }

  /** `2026-11-24T22:00`, so many hours into the week. */
  timeAt(hour: number): string {
    return new Date(this.#monday + hour * 3_600_000).toISOString().slice(0, 16);
  }

  async expectTimes(drawer: Locator, from: number, to: number): Promise<void> {
    await expect(drawer.getByLabel(/^From/)).toHaveValue(this.timeAt(from));
    await expect(drawer.getByLabel(/^To/)).toHaveValue(this.timeAt(to));
  }
}

/** The Monday that comes, so that all of the week is ahead. */
export function comingMonday(now: number): number {
  // The first Monday after the epoch was its fifth day.
  const first = 4 * 86_400_000;
  return first + Math.ceil((now - first) / WEEK_MS) * WEEK_MS;
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return box;
}
