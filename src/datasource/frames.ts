import { createDataFrame, FieldType } from '@grafana/data';
import type { DataFrame, FieldConfig } from '@grafana/data';
import type { Column, Table } from './table.ts';

const TYPES = { time: FieldType.time, number: FieldType.number, string: FieldType.string } as const;
const HIDDEN = { viz: true, legend: true, tooltip: false };

/** As Grafana's own panels read it: units, names, and what is shown only in tooltips. */
export function frameOf({ name, kind, columns }: Table, refId: string): DataFrame {
  return createDataFrame({
    refId,
    // Of a series the field says what it is called; with a name on the frame as well, legends would say both.
    ...(kind === 'series' ? {} : { name }),
    fields: columns.map((column) => ({
      name: column.name,
      type: TYPES[column.type],
      values: [...column.values],
      ...(column.labels === undefined ? {} : { labels: { ...column.labels } }),
      config: configOf(column, kind),
    })),
    meta: { preferredVisualisationType: kind === 'series' ? 'graph' : 'table' },
  });
}

function configOf({ title, unit, description, beside, link }: Column, kind: Table['kind']): FieldConfig {
  return {
    ...(title === undefined ? {} : { displayNameFromDS: title }),
    ...(unit === undefined ? {} : { unit }),
    ...(description === undefined ? {} : { description }),
    ...(beside ? { custom: kind === 'series' ? { hideFrom: HIDDEN } : { hidden: true, hideFrom: HIDDEN } } : {}),
    ...(link === undefined ? {} : { links: [{ title: '', url: link.replace(/\{(?=\w+\})/g, '${__data.fields.') }] }),
  };
}
