// Runs the checks: `node .config/check.mjs quick` for the minute before a commit, `all` for everything.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { root } from './install.mjs';

const all = process.argv[2] === 'all';
const cache = 'node_modules/.cache';
const report = `${cache}/tests.json`;
const journeysReport = `${cache}/e2e/report.json`;
mkdirSync(`${root}${cache}`, { recursive: true });

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
};
const types = (project, name) => [bin.tsc, '-p', project, '--incremental', '--tsBuildInfoFile', `${cache}/tsc/${name}`];
// A rule that reads types may change its mind about an unchanged file, so the full run trusts no cache.
const lintCache = all ? [] : ['--cache', '--cache-strategy', 'content', '--cache-location', `${cache}/eslint`];
const projects = all ? [] : ['unit', 'app', 'architecture'].flatMap((name) => ['--project', name]);

/** Longest first, so that the last one to finish is not a long one that began late. */
const checks = [
  {
    name: 'tests',
    command: [bin.vitest, 'run', '--config', '.config/vitest.config.ts', ...projects].concat([
      '--reporter',
      all ? 'default' : 'dot',
      '--reporter',
      'json',
      '--outputFile.json',
      report,
    ]),
  },
  // In a browser, with the app that `npm test` has built.
  ...(all
    ? [
        {
          name: 'journeys',
          command: [
            bin.playwright,
            'test',
            '--config',
            '.config/playwright.config.ts',
            '--project=journeys',
            '--workers=1',
          ],
        },
      ]
    : []),
  {
    name: 'lint',
    command: [bin.eslint, '--config', '.config/eslint.config.js', '--max-warnings', '0', ...lintCache, '.'],
  },
  { name: 'types', command: types('tsconfig.json', 'house') },
  { name: 'types of the app', command: types('.config/tsconfig.app.json', 'app') },
  { name: 'types of the journeys', command: types('.config/tsconfig.e2e.json', 'e2e') },
  { name: 'types of the pure rooms', command: types('.config/tsconfig.core.json', 'core') },
  {
    name: 'format',
    command: [bin.prettier, '--config', '.config/prettier.json', '--ignore-path', '.config/prettierignore'].concat([
      '--check',
      '--cache',
      '--cache-location',
      `${cache}/prettier/check`,
      '--log-level',
      'warn',
      '.',
    ]),
  },
  { name: 'texts of the app', command: ['.config/locales.mjs', '--check'] },
  // What is weighed is what `npm test` has built.
  ...(all ? [{ name: 'weight of the app', command: ['.config/weights.mjs'] }] : []),
  { name: 'dead code', command: [bin.knip, '--config', '.config/knip.json', '--no-progress', '--no-config-hints'] },
];

for (const file of [report, journeysReport]) rmSync(`${root}${file}`, { force: true });
const started = performance.now();
const reportsOf = { tests: vitestCounts, journeys: playwrightCounts };
const totals = { passed: 0, failed: 0 };
const queue = [...checks];
// Two at a time: this has to fit a small machine, and the tests alone use two processes.
await Promise.all([work(), work()]);
console.log(`\n${((performance.now() - started) / 1000).toFixed(1)} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

async function work() {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const begun = performance.now();
    const { code, output } = await run(check.command);
    const read = reportsOf[check.name];
    const counted = read ? countTests(code, read) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
    totals.passed += counted.passed;
    totals.failed += counted.failed;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const size = read ? ` (${counted.passed} passed, ${counted.failed} failed)` : '';
    console.log(`${counted.failed === 0 ? '✓' : '✗'} ${check.name}${size} ${seconds} s`);
    if (counted.failed > 0) console.log(output.trimEnd());
  }
}

function run(command) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject).on('close', (code) => resolve({ code, output }));
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => {
        child.kill(signal);
        process.exitCode = 130;
      });
    }
  });
}

/** A run can fail without a failed test (an unhandled rejection, a leak), and a run of no test proves nothing. */
function countTests(code, read) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = read();
  } catch {
    // No report: the runner did not come that far.
  }
  const failed = counts.failed + counts.skipped;
  const failedAsWhole = failed === 0 && (code !== 0 || counts.passed === 0);
  return { passed: counts.passed, failed: failedAsWhole ? 1 : failed };
}

function vitestCounts() {
  const found = JSON.parse(readFileSync(`${root}${report}`, 'utf8'));
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + found.numTodoTests,
  };
}

function playwrightCounts() {
  const { stats } = JSON.parse(readFileSync(`${root}${journeysReport}`, 'utf8'));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
