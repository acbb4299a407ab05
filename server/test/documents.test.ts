import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { API_PREFIX, everyRoute } from '../contract/routes.ts';
import { VARIABLES } from '../runtime/environment/variables.ts';
import type { Variable } from '../runtime/environment/variable.ts';
import { createMetrics } from '../runtime/metrics.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The text between `<!-- name: begin -->` and `<!-- name: end -->`. */
function part(file: string, name: string): string {
  const [, between] = new RegExp(`<!-- ${name}: begin -->\n([^]*?)<!-- ${name}: end -->`).exec(read(file)) ?? [];
  return between?.trim() ?? `${file} has no part "${name}"`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string): string => `\`${text}\``;
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/**
 * Tables that say what the code says. They stand in the documents, where people read and search them; where one differs,
 * the expectation shows the new text, to be put in its place.
 */
describe('tables in the documents', () => {
  it('lists the settings in docs/operating.md', () => {
    const rows = Object.values<Variable<unknown>>(VARIABLES).map((variable) =>
      row(
        [variable.name, variable.alias].flatMap((name) => (name === null ? [] : [code(name)])).join(' or '),
        variable.default === null ? '' : code(variable.default),
        variable.secret ? 'secret' : '',
        variable.meaning,
      ),
    );
    const table = ['| Variable | Default | | Meaning |', '|---|---|---|---|', ...rows].join('\n');
    expect(part('docs/operating.md', 'settings')).toBe(table);
  });

  it('lists the metrics in docs/operating.md', async () => {
    const metrics = await createMetrics({ processMetrics: false }).registry.getMetricsAsJSON();
    // The library's types name the kind by an enum whose values are these words.
    const rows = metrics.map(({ name, type, help }) => row(code(name), String(type), help));
    const table = ['| Metric | | Meaning |', '|---|---|---|', ...rows].join('\n');
    expect(part('docs/operating.md', 'metrics')).toBe(table);
  });

  it('lists the routes in docs/configuration.md', () => {
    const rows = everyRoute.map(({ method, path: route, role, summary }) =>
      row(code(`${method} ${API_PREFIX}${route}`), role, summary),
    );
    const table = ['| Route | Role | |', '|---|---|---|', ...rows].join('\n');
    expect(part('docs/configuration.md', 'routes')).toBe(table);
  });
});

describe('the README', () => {
  const promises = part('README.md', 'promises').split('\n').slice(2);
  const commands = promises.flatMap((line) => [...line.matchAll(/`(np[mx] [^`]+)`/g)].map(([, found = '']) => found));

  it('names for each promise a command that checks it', () => {
    expect(promises.length).toBeGreaterThan(0);
    for (const line of promises) expect(line).toMatch(/`np[mx] [^`]+`/);
  });

  it.each([...new Set(commands)])('promises with a command that exists: %s', (command) => {
    const script = /^npm (?:run )?(\w+)$/.exec(command)?.[1];
    if (script !== undefined) {
      const line = Object.entries(manifest.scripts).find(([name]) => name === script)?.[1] ?? '';
      const files = line.split(' ').filter((word) => word.startsWith('server/'));
      expect([script, line !== '', ...files.map((file) => existsSync(path.join(root, file)))]).not.toContain(false);
      return;
    }
    const tests = /^npx vitest run --config \.config\/vitest\.config\.ts (\S+)$/.exec(command)?.[1] ?? '';
    const found = readdirSync(path.join(root, 'server'), { recursive: true, encoding: 'utf8' });
    expect(
      found.filter((file) => file.endsWith('.test.ts') && path.join('server', file).startsWith(tests)),
    ).not.toEqual([]);
  });
});

describe('docs/decisions', () => {
  const numbered = readdirSync(path.join(root, 'docs/decisions')).filter((name) => name !== 'README.md');

  it('are numbered without a gap, listed, and all of one form', () => {
    const list = read('docs/decisions/README.md');
    numbered.sort().forEach((name, index) => {
      expect(name.slice(0, 5)).toBe(`${String(index + 1).padStart(4, '0')}-`);
      expect(list).toContain(`(${name})`);
      const text = read(`docs/decisions/${name}`);
      expect(text.split('\n')[0]).toMatch(new RegExp(`^# ${name.slice(0, 4)} `));
      for (const word of ['**Context.**', '**Decision.**', '**Consequences.**']) expect(text).toContain(word);
    });
  });
});
