import { html } from './html.ts';
import type { Html } from './html.ts';
import { STYLE } from './style.ts';

/** The frame of every page here. No script, nothing from elsewhere, and nothing for search engines. */
export function layout(title: string, body: Html): string {
  const head = html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="robots" content="noindex, nofollow" />
    <meta name="referrer" content="no-referrer" />
    <title>${title}</title>`;
  // The sheet stands outside of the template, because escaping would change it and its hash in the policy with it.
  return `<!doctype html><html lang="en"><head>${head.html}<style>${STYLE}</style></head><body>${body.html}</body></html>`;
}

/** A page that only says something and what to do now. */
export function messagePage(title: string, paragraphs: readonly string[]): string {
  return layout(
    title,
    html`<main>
      <h1>${title}</h1>
      <section class="card">${paragraphs.map((text) => html`<p>${text}</p>`)}</section>
    </main>`,
  );
}
