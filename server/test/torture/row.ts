/** One line of the report. */
export interface Row {
  readonly what: string;
  readonly database: string;
  /** How many times it was done. */
  readonly n: number;
  readonly lost: number;
  readonly duplicates: number;
  /** Whatever else is worth a figure. */
  readonly notes: string;
  readonly violations: readonly string[];
}

export interface TimedRow extends Row {
  readonly seconds: number;
  readonly seed: number;
}

const HEADS = ['what', 'database', 'n', 'lost', 'duplicates', 'seconds', 'seed', 'notes'] as const;

/** A table in Markdown, so that it can be put into docs/reliability.md as it is. */
export function table(rows: readonly TimedRow[]): string {
  const cells = rows.map((row) => HEADS.map((head) => figure(row, head)));
  const widths = HEADS.map((head, column) => Math.max(head.length, ...cells.map((line) => line[column]?.length ?? 0)));
  const line = (words: readonly string[]): string =>
    `| ${words.map((word, column) => word.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(HEADS), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}

function figure(row: TimedRow, head: (typeof HEADS)[number]): string {
  const value = row[head];
  if (typeof value === 'string') return value;
  return head === 'seed' ? String(value) : Math.round(value).toLocaleString('en');
}
