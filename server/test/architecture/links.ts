import path from 'node:path';
import type { Files, Violation } from './sources.ts';

/**
 * Links of Markdown files that lead nowhere: to a file that does not exist, or to a heading that its file does not have.
 * Only relative ones: whether another site stands is not for a test to depend on.
 * @param exists answers for a path from the root, a folder's too
 */
export function brokenLinks(documents: Files, exists: (file: string) => boolean): Violation[] {
  return [...documents].flatMap(([file, text]) =>
    linksIn(text).flatMap(({ target, line }) => {
      const [place = '', heading] = target.split('#');
      const to = place === '' ? file : path.posix.join(path.posix.dirname(file), decodeURI(place));
      if (!exists(to)) return [`${file}:${line} links to ${target}, which does not exist`];
      const page = documents.get(to);
      if (heading === undefined || page === undefined || headingsIn(page).has(heading)) return [];
      return [`${file}:${line} links to ${target}, which has no such heading`];
    }),
  );
}

interface Link {
  readonly target: string;
  readonly line: number;
}

function linksIn(text: string): Link[] {
  return withoutCode(text).flatMap((content, index) => {
    const inline = [...content.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
    const reference = [...content.matchAll(/^\s*\[[^\]]+\]:\s*<?([^\s>]+)/g)];
    const attribute = [...content.matchAll(/\b(?:href|src|srcset)="([^"]+)"/g)];
    return [...inline, ...reference, ...attribute].flatMap(([, target = '']) =>
      // A scheme, or an address that begins at the root of some site.
      /^([a-z][a-z+.-]*:|\/)/i.test(target) ? [] : [{ target, line: index + 1 }],
    );
  });
}

/** GitHub's anchors: small letters, punctuation gone, blanks to hyphens, a repeated one numbered. */
function headingsIn(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const line of withoutCode(text, true)) {
    const title = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    const named = /<a\s+(?:id|name)="([^"]+)"/.exec(line)?.[1];
    if (named !== undefined) anchors.add(named);
    if (title === undefined) continue;
    const plain = title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    let numbered = anchor;
    for (let again = 1; anchors.has(numbered); again += 1) numbered = `${anchor}-${again}`;
    anchors.add(numbered);
  }
  return anchors;
}

/** The lines with code blanked out, so that a line keeps its number. Headings keep their code spans' words. */
function withoutCode(text: string, keepSpans = false): string[] {
  let fence: string | undefined;
  return text.split('\n').map((line) => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      return '';
    }
    if (fence !== undefined) return '';
    return keepSpans ? line : line.replace(/`[^`]*`/g, '');
  });
}
