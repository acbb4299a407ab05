import { COLUMNS } from '../../store/columns.ts';
import type { Table } from '../../store/columns.ts';
import { openDatabase } from '../../store/dialect.ts';
import type { Place } from './place.ts';

type Cells = Readonly<Record<string, string | number | null>>;

const OF_A_GROUP: readonly Table[] = ['alert_groups', 'alerts', 'timeline', 'outbox', 'responders'];
const PER_TRANSACTION = 2_000;

/** Columns that tell one group from another, in whatever table. */
function renamed(row: Cells, copy: number): Cells {
  const changed: Record<string, string | number | null> = { ...row };
  for (const column of ['id', 'group_id', 'group_key', 'alert_key', 'fingerprint']) {
    if (typeof row[column] === 'string') changed[column] = `${row[column]}-${copy}`;
  }
  if (typeof row['number'] === 'number') changed['number'] = row['number'] + copy;
  return changed;
}

/** Copies the only group of a store, with all that belongs to it, until there are so many. The service must not run. */
export async function multiplyGroup(place: Place, count: number): Promise<void> {
  const database = await openDatabase({ url: place.url, file: place.file });
  try {
    for (const table of OF_A_GROUP) {
      const columns = Object.keys(COLUMNS[table]).join(', ');
      const rows = await database.read((tx) => tx.all<Cells>(`SELECT ${columns} FROM ${table}`));
      for (let from = 1; from < count; from += PER_TRANSACTION) {
        const copies = Array.from({ length: Math.min(PER_TRANSACTION, count - from) }, (_, index) => from + index);
        await database.write((tx) =>
          tx.insert(
            table,
            copies.flatMap((copy) => rows.map((row) => renamed(row, copy))),
          ),
        );
      }
    }
    await database.write((tx) => tx.run(`UPDATE counters SET value = value + ?`, [count]));
  } finally {
    await database.close();
  }
}
