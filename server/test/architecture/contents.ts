import ts from 'typescript';
import type { SourceTree, Violation } from './sources.ts';
import { importsOf, isTest, lineOf, walk } from './sources.ts';
import { roomOf } from './rooms.ts';

const longest = 350;
const shrugs = /(^|\/)(utils?|helpers?|common|misc|shared)(\.|\/)/i;

/** The ways in which PostgreSQL and SQLite say "now". */
const clockInSql =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|getdate|sysdate|unixepoch)\(\s*\)|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b|\b(date|time|datetime|julianday|unixepoch|strftime)\([^)]*'now'/i;

/** Whole statements in capitals anywhere, in small letters only at the start: prose says "select … from" as well. */
const statement =
  /\b(SELECT\b[\s\S]+\bFROM|INSERT\s+INTO|UPDATE\b[\s\S]+\bSET|DELETE\s+FROM|(CREATE|ALTER|DROP)\s+(TABLE|INDEX|DATABASE)|BEGIN\s+IMMEDIATE|PRAGMA)\s|^\s*(select\b[\s\S]+\bfrom|insert\s+into|update\b[\s\S]+\bset|delete\s+from|(create|alter|drop)\s+(table|index)|begin\s+immediate|pragma)\s/;
const drivers = ['knex', 'pg', 'node:sqlite', '@photostructure/sqlite'];

export function tooLong(tree: SourceTree): Violation[] {
  return [...tree].flatMap(([file, source]) => {
    const lines = source.text.trimEnd().split('\n').length;
    return lines > longest ? [`${file} has ${lines} lines, which is more than ${longest}`] : [];
  });
}

export function shrugging(tree: SourceTree): Violation[] {
  return [...tree.keys()].filter((file) => shrugs.test(file)).map((file) => `${file} has a name that says nothing`);
}

/** A database that reads its own clock cannot travel in time with a story, and disagrees with the service's. */
export function clocksInSql(tree: SourceTree): Violation[] {
  return everywhere(tree, (node) => {
    if (isCall(node, 'fn', 'now')) return 'asks the database for the time';
    const text = textOf(node);
    return text !== undefined && clockInSql.test(text) ? 'has SQL that reads the clock' : undefined;
  });
}

export function sqlOutsideStore(tree: SourceTree): Violation[] {
  const others = new Map([...tree].filter(([file]) => roomOf(file) !== 'store' && !isTest(file)));
  const imported = [...others.values()].flatMap(importsOf).filter(({ specifier }) => drivers.includes(specifier));
  return [
    ...imported.map(
      ({ from, line, specifier }) => `${from}:${line} imports ${specifier}, which belongs to server/store`,
    ),
    ...everywhere(others, (node) => {
      const text = textOf(node);
      return text !== undefined && statement.test(text) ? 'has SQL, which belongs to server/store' : undefined;
    }),
  ];
}

/** The one clock of the app; of the service there is a whole room. */
const appClock = 'src/app/clock.tsx';

/** Only server/runtime, and the app's clock, read the clock, the timers and the environment. */
export function clocks(tree: SourceTree): Violation[] {
  const others = new Map(
    [...tree].filter(([file]) => roomOf(file) !== 'runtime' && file !== appClock && !isTest(file)),
  );
  return everywhere(others, (node) => {
    for (const [object, property] of forbidden)
      if (isAccess(node, object, property)) return `reads ${object}.${property}`;
    if (ts.isNewExpression(node) && nameOf(node.expression) === 'Date' && !node.arguments?.length)
      return 'reads the clock';
    const callee = ts.isCallExpression(node) ? nameOf(node.expression) : undefined;
    if (callee === 'Date') return 'reads the clock';
    if (callee === 'setTimeout' || callee === 'setInterval') return `calls ${callee}`;
    return undefined;
  });
}

const forbidden = [
  ['Date', 'now'],
  ['performance', 'now'],
  ['process', 'hrtime'],
  ['process', 'env'],
  ['Temporal', 'Now'],
] as const;

/** One door to the network: what the app asks for, and what it does about trouble, is decided there. */
export function fetches(tree: SourceTree): Violation[] {
  const others = new Map([...tree].filter(([file]) => /^src\/(?!api\/|datasource\/)/.test(file) && !isTest(file)));
  return everywhere(others, (node) => {
    const name = ts.isCallExpression(node) || ts.isNewExpression(node) ? nameOf(node.expression) : undefined;
    return name !== undefined && ['getBackendSrv', 'fetch', 'EventSource', 'XMLHttpRequest'].includes(name)
      ? `calls ${name}, which belongs to src/api`
      : undefined;
  });
}

/** The pure rooms give the same answer on any machine: nothing to wait for, no dice, no setting of the machine's owner. */
export function impurities(tree: SourceTree): Violation[] {
  const pure = new Map([...tree].filter(([file]) => /^server\/(core|contract)\//.test(file) && !isTest(file)));
  return everywhere(pure, (node) => {
    if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) return 'waits';
    if (isAccess(node, 'Math', 'random')) return 'rolls dice';
    const name = ts.isPropertyAccessExpression(node) ? node.name.text : '';
    return /^(localeCompare|toLocale\w+)$/.test(name) ? `depends on the machine's locale by ${name}` : undefined;
  });
}

function everywhere(tree: SourceTree, rule: (node: ts.Node) => string | undefined): Violation[] {
  const found: Violation[] = [];
  for (const [file, source] of tree) {
    walk(source, (node) => {
      const reason = rule(node);
      if (reason !== undefined) found.push(`${file}:${lineOf(source, node)} ${reason}`);
    });
  }
  return found;
}

/** A string, or a template with its holes left out; comments are not SQL. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' _ ');
}

function nameOf(node: ts.Node): string | undefined {
  return ts.isIdentifier(node) ? node.text : undefined;
}

function isAccess(node: ts.Node, object: string, property: string): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === property && nameOf(node.expression) === object;
}

/** `anything.fn.now`, as knex offers it. */
function isCall(node: ts.Node, object: string, property: string): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === property &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === object
  );
}
