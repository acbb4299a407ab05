import type { Api } from '../../contract/routes.ts';
import { summarize } from '../../core/insights/summary.ts';
import type { Figure, Summary } from '../../core/insights/summary.ts';
import type { Known } from '../../engine/known.ts';
import type { Database } from '../../store/database.ts';
import { responseFigures } from '../../store/response-figures.ts';
import type { ResponseFigures } from '../../store/response-figures.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf, namingOf } from './naming.ts';
import type { Naming } from './naming.ts';
import { windowOf } from './on-call.ts';

type By = 'service' | 'team' | 'severity';
type Column = 'first_page_ms' | 'acknowledge_ms' | 'resolve_ms';

export function insightHandlers(database: Database, known: () => Known): HandlersOf<Api['insights']> {
  return {
    responseTimes: async ({ query }) => {
      const { start, end } = windowOf(query.from, query.to);
      const rows = await database.read((tx) => responseFigures(tx, start, end));
      const byKey = grouped(rows, query.by);
      const naming = namingOf(known());
      const items = [...byKey].map(([key, group]) => ({
        key,
        name: nameOf(key, query.by, naming),
        groups: group.length,
        firstPage: measured(group, 'first_page_ms'),
        acknowledge: measured(group, 'acknowledge_ms'),
        resolve: measured(group, 'resolve_ms'),
      }));
      items.sort((a, b) => b.groups - a.groups || (a.key < b.key ? -1 : 1));
      return { body: { from: isoOf(start), to: isoOf(end), items } };
    },
  };
}

function grouped(rows: readonly ResponseFigures[], by: By): Map<string, ResponseFigures[]> {
  const groups = new Map<string, ResponseFigures[]>();
  for (const row of rows) {
    const key = keyOf(row, by);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function keyOf(row: ResponseFigures, by: By): string {
  if (by === 'severity') return row.severity;
  return by === 'service' ? row.service_id : row.team_id;
}

function nameOf(key: string, by: By, naming: Naming): string {
  if (by === 'severity') return key;
  if (key === '') return 'Unowned alerts';
  return naming[by](key).name;
}

/** A group without the figure still runs toward it while it is open; afterwards it never got there. */
function measured(rows: readonly ResponseFigures[], column: Column) {
  const values = rows.flatMap((row) => (row[column] === null ? [] : [row[column]]));
  const running = rows.filter((row) => row[column] === null && row.open === 1).length;
  return onWire(summarize(values, { running, notApplicable: rows.length - values.length - running }));
}

function onWire({ n, running, notApplicable, ...figures }: Summary) {
  const { median, medianFrom, medianTo, mean, p95 } = figures;
  return {
    ...{ n, running, notApplicable, median: figureOf(median), medianFrom: figureOf(medianFrom) },
    ...{ medianTo: figureOf(medianTo), mean: figureOf(mean), p95: figureOf(p95) },
  };
}

function figureOf(figure: Figure): { ms: number | null; why: string | null } {
  return figure.kind === 'known' ? { ms: figure.ms, why: null } : { ms: null, why: figure.why };
}
