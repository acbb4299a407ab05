import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

/** What a browser noticed while something happened to a page. */
export interface Noticed {
  /** In ms; 0 where no task took as long as 50 ms, below which browsers do not tell. */
  readonly longestTaskMs: number;
  /** Tasks of 50 ms and more: somebody who scrolls or types feels each of them. */
  readonly longTasks: number;
  readonly framesPerSecond: number;
}

/** A page of the app in a browser of its own: the list of alert groups, until another one is visited. */
export interface WatchedPage {
  /** Opens the list; from the last byte of the first groups until they are drawn and the page answers again, in ms. */
  open(): Promise<number>;
  /** How many the list says it has. */
  rows(): Promise<number>;
  /** From top to bottom and back, as somebody does who looks for something; further groups are read meanwhile. */
  scroll(): Promise<Noticed>;
  /** Another page, until the first element that `selector` finds stands still. */
  visit(address: string, selector: string): Promise<void>;
  /** From left to right and back, within what was waited for. */
  scrollAcross(selector: string): Promise<Noticed>;
  /** What is noticed while `work` goes on. */
  during(work: () => Promise<unknown>): Promise<Noticed>;
  close(): Promise<void>;
}

/** As the script in the page keeps them; times in ms since the page began. */
interface Notes {
  readonly tasks: readonly { readonly at: number; readonly ms: number }[];
  readonly frames: number;
  readonly usableAt: number | null;
  readonly at: number;
}

const SCRIPT = fileURLToPath(new URL('notes-in-page.js', import.meta.url));
const PX_PER_FRAME = 120;
/** A second, in which the next groups arrive. */
const PATIENCE_FRAMES = 60;

export async function openWatchedPage(address: string, executablePath: string): Promise<WatchedPage> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  await page.addInitScript({ path: SCRIPT });
  // As text, because these sources are compiled without the names that browsers know.
  const read = (): Promise<Notes> => page.evaluate<Notes>('tocsinNotes.read()');
  const during = async (work: () => Promise<unknown>): Promise<Noticed> => {
    const before = await read();
    await work();
    const { tasks, frames, at } = await read();
    const since = tasks.filter((task) => task.at >= before.at);
    return {
      longestTaskMs: Math.max(0, ...since.map(({ ms }) => ms)),
      longTasks: since.length,
      framesPerSecond: ((frames - before.frames) * 1_000) / (at - before.at),
    };
  };
  return {
    during,
    async open() {
      await page.goto(address, { waitUntil: 'load' });
      await page.waitForFunction('tocsinNotes.read().usableAt !== null');
      return page.evaluate<number>('tocsinNotes.read().usableAt - tocsinNotes.dataAt()');
    },
    rows: async () => Number(await page.locator('[aria-rowcount]').first().getAttribute('aria-rowcount')) - 1,
    scroll: () =>
      during(async () => {
        await page.evaluate(`tocsinNotes.scroll(${PX_PER_FRAME}, ${PATIENCE_FRAMES})`);
        await page.evaluate(`tocsinNotes.scroll(${-PX_PER_FRAME}, 1)`);
      }),
    async visit(address, selector) {
      await page.goto(address, { waitUntil: 'load' });
      await page.locator(selector).first().waitFor();
      await page.waitForLoadState('networkidle');
    },
    scrollAcross(selector) {
      const across = (step: number): Promise<void> =>
        page.evaluate(`tocsinNotes.scrollAcross(${JSON.stringify(selector)}, ${step}, 5)`);
      return during(async () => {
        // It opens where now is.
        await across(-PX_PER_FRAME);
        await across(PX_PER_FRAME);
        await across(-PX_PER_FRAME);
      });
    },
    close: () => browser.close(),
  };
}
