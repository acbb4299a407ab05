import { brief } from './figures.ts';

/** Rows appear as they are measured, because the whole takes many minutes. */
export interface Table {
  row(...cells: readonly (string | number)[]): void;
}

/** Prints the title and the heads of the columns; text stands left, numbers right. */
export function openTable(title: string, ...heads: readonly string[]): Table {
  console.log(`\n${title}`);
  const widths = heads.map((head, index) => Math.max(head.length, index === 0 ? 34 : 9));
  const line = (cells: readonly (string | number)[]): string =>
    cells
      .map((cell, index) => {
        const text = typeof cell === 'number' ? brief(cell) : cell;
        const width = widths[index] ?? 0;
        return index === 0 ? text.padEnd(width) : text.padStart(width);
      })
      .join('  ')
      .trimEnd();
  console.log(line(heads));
  return { row: (...cells) => console.log(line(cells)) };
}
