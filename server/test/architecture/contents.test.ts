import { describe, expect, it } from 'vitest';
import type { SourceTree, Violation } from './sources.ts';
import { clocks, clocksInSql, fetches, impurities, shrugging, sqlOutsideStore, tooLong } from './contents.ts';
import { parse } from './sources.ts';

const judge = (rule: (tree: SourceTree) => Violation[], code: string, file = 'server/engine/a.ts'): Violation[] =>
  rule(parse(new Map([[file, code]])));

describe('clocksInSql', () => {
  it.each([
    '`select id from page where due < now()`',
    "'update page set at = CURRENT_TIMESTAMP'",
    '"select datetime(\'now\')"',
    "\"select strftime('%s', 'now')\"",
    '`where at < unixepoch() and ` + rest',
    "'select clock_timestamp()'",
    'knex.fn.now',
  ])('finds %s, in the store too', (code) => {
    expect(judge(clocksInSql, `const sql = ${code};`, 'server/store/a.ts')).toHaveLength(1);
  });

  it.each(["'select id from page where due < ?'", "'do it now'", 'clock.now()', "'datetime(due_at)'", '1 // now()'])(
    'lets %s pass',
    (code) => {
      expect(judge(clocksInSql, `const sql = ${code};`)).toEqual([]);
    },
  );
});

describe('sqlOutsideStore', () => {
  it.each([
    "const sql = 'select id from page';",
    'const sql = `\n  insert into page values (?)`;',
    'const sql = `UPDATE page SET id = 1 `;',
    "const sql = 'explain SELECT id FROM page ';",
    "import { Client } from 'pg';",
    "import type { Knex } from 'knex';",
  ])('finds %s', (code) => {
    expect(judge(sqlOutsideStore, code)).toHaveLength(1);
    expect(judge(sqlOutsideStore, code, 'server/store/a.ts')).toEqual([]);
    expect(judge(sqlOutsideStore, code, 'server/engine/a.test.ts')).toEqual([]);
  });

  it.each(["'Select a person from the list'", "'nobody to select from'", "'update the group'", "'Delete from here'"])(
    'lets the prose %s pass',
    (code) => {
      expect(judge(sqlOutsideStore, `const text = ${code};`)).toEqual([]);
    },
  );
});

describe('fetches', () => {
  it.each(["fetch('/api')", 'getBackendSrv().get(url)', "new EventSource('/events')"])('finds %s', (code) => {
    expect(judge(fetches, `const answer = ${code};`, 'src/services/a.ts')).toHaveLength(1);
    expect(judge(fetches, `const answer = ${code};`, 'src/api/a.ts')).toEqual([]);
    expect(judge(fetches, `const answer = ${code};`, 'server/channels/a.ts')).toEqual([]);
  });

  it('lets what is only called alike pass', () => {
    expect(judge(fetches, 'query.fetch(); refetch(); prefetch();', 'src/services/a.ts')).toEqual([]);
  });
});

describe('clocks', () => {
  it.each([
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'performance.now()',
    'process.env.PORT',
    'process.hrtime.bigint()',
    'setTimeout(send, 1)',
    'setInterval(send, 1)',
    'Temporal.Now.instant()',
  ])('finds %s', (code) => {
    expect(judge(clocks, `const found = ${code};`)).toHaveLength(1);
    expect(judge(clocks, `const found = ${code};`, 'server/runtime/a.ts')).toEqual([]);
  });

  it.each(['new Date(due)', 'clock.now()', 'setImmediate(next)', "'Date.now()'"])('lets %s pass', (code) => {
    expect(judge(clocks, `const found = ${code};`)).toEqual([]);
  });
});

describe('impurities', () => {
  it.each(['async () => 1', 'Math.random()', 'a.localeCompare(b)', 'a.toLocaleString()'])(
    'finds %s in core',
    (code) => {
      expect(judge(impurities, `const found = ${code};`, 'server/core/time/a.ts')).toHaveLength(1);
      expect(judge(impurities, `const found = ${code};`)).toEqual([]);
    },
  );
});

describe('tooLong', () => {
  it('draws the line at 350', () => {
    expect(judge(tooLong, 'x;\n'.repeat(350))).toEqual([]);
    expect(judge(tooLong, 'x;\n'.repeat(351))).toEqual(['server/engine/a.ts has 351 lines, which is more than 350']);
  });
});

describe('shrugging', () => {
  it.each(['server/engine/utils.ts', 'server/helpers/a.ts', 'src/common/a.tsx', 'server/core/misc.test.ts'])(
    'does not accept %s',
    (file) => {
      expect(judge(shrugging, '', file)).toHaveLength(1);
    },
  );

  it.each(['server/engine/handle.ts', 'server/core/time/uncommon.ts'])('accepts %s', (file) => {
    expect(judge(shrugging, '', file)).toEqual([]);
  });
});
