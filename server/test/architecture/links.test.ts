import { describe, expect, it } from 'vitest';
import { brokenLinks } from './links.ts';

const there = new Set(['README.md', 'docs', 'docs/laws.md', 'docs/a b.md', 'docs/town.svg']);

function broken(
  text: string,
  laws = '# Laws\n\n## Never silent\n\n## Never silent\n\n## `decide` and *resolve*, always\n',
) {
  const documents = new Map([
    ['README.md', text],
    ['docs/laws.md', laws],
  ]);
  return brokenLinks(documents, (file) => there.has(file));
}

describe('brokenLinks', () => {
  it.each([
    ['[x](docs/gone.md)', 'README.md:1 links to docs/gone.md, which does not exist'],
    ['\n![x](docs/gone.png "title")', 'README.md:2 links to docs/gone.png, which does not exist'],
    ['[x]: docs/gone.md', 'README.md:1 links to docs/gone.md, which does not exist'],
    ['<img src="docs/gone.png">', 'README.md:1 links to docs/gone.png, which does not exist'],
    ['[x](docs/laws.md#never-loud)', 'README.md:1 links to docs/laws.md#never-loud, which has no such heading'],
    ['[x](#nowhere)', 'README.md:1 links to #nowhere, which has no such heading'],
  ])('finds %s', (text, reason) => {
    expect(broken(text)).toEqual([reason]);
  });

  it.each([
    '[x](docs/laws.md) and [the folder](docs)',
    '[x](docs/laws.md#never-silent) [again](docs/laws.md#never-silent-1)',
    '[x](docs/laws.md#decide-and-resolve-always)',
    '[x](<docs/a%20b.md>)',
    '[x](https://example.org/gone) [y](mailto:a@example.org) [z](/gone)',
    '# Top\n[x](#top)',
    '```\n[x](gone.md)\n```\nand `[x](gone.md)`',
  ])('lets %s pass', (text) => {
    expect(broken(text)).toEqual([]);
  });

  it('reads a link from the folder of its own file', () => {
    expect(broken('', '[x](../README.md) [y](town.svg)')).toEqual([]);
    expect(broken('', '[x](docs/town.svg)')).toHaveLength(1);
  });
});
