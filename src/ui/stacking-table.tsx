import type { ReactNode } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

export interface StackingColumn<T> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: T) => ReactNode;
  /** Numbers, so that their digits stand below each other. */
  readonly isNumber?: boolean;
  /** As a share of the width, in the units of a grid. */
  readonly width?: string;
}

export interface StackingTableProps<T> {
  /** Says to a screen reader what the table holds. */
  readonly label: string;
  readonly columns: readonly StackingColumn<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
}

/** A table that becomes a list of cards where it would have to scroll sideways. The first column names the row. */
export function StackingTable<T>({ label, columns, rows, keyOf }: StackingTableProps<T>) {
  const styles = useStyles2(getStyles);
  return (
    // Drawn as blocks it would lose its meaning to screen readers, so the roles are said again.
    <table className={styles.table} aria-label={label} role="table">
      <colgroup>
        {columns.map(({ id, width }) => (
          <col key={id} style={width === undefined ? undefined : { width }} />
        ))}
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ id, header }) => (
            <th key={id} scope="col" role="columnheader">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map(({ id, header, cell, isNumber }, index) => {
              const className = isNumber === true ? styles.number : undefined;
              return index === 0 ? (
                <th key={id} scope="row" role="rowheader" className={className}>
                  {cell(row)}
                </th>
              ) : (
                <td key={id} role="cell" className={className} data-header={header}>
                  {/* One box, or each piece of it would be a column of the card. */}
                  <div>{cell(row)}</div>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const narrow = theme.breakpoints.down('md');
  const line = `1px solid ${theme.colors.border.weak}`;
  return {
    number: css({ fontVariantNumeric: 'tabular-nums' }),
    table: css({
      width: '100%',
      'thead th': {
        ...theme.typography.bodySmall,
        color: theme.colors.text.secondary,
        fontWeight: theme.typography.fontWeightMedium,
        padding: theme.spacing(1, 1.5),
        borderBottom: `1px solid ${theme.colors.border.medium}`,
        textAlign: 'left',
      },
      'tbody th': { fontWeight: theme.typography.fontWeightMedium, textAlign: 'left' },
      'tbody th, tbody td': { padding: theme.spacing(1.25, 1.5), verticalAlign: 'top' },
      'tbody tr': { borderBottom: line },
      'tbody tr:hover': { background: theme.colors.action.hover },
      [narrow]: {
        display: 'block',
        colgroup: { display: 'none' },
        thead: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
        tbody: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1) },
        'tbody tr': {
          display: 'block',
          border: line,
          borderRadius: theme.shape.radius.default,
          background: theme.colors.background.secondary,
          padding: theme.spacing(1, 0),
        },
        'tbody th, tbody td': { display: 'block', padding: theme.spacing(0.5, 1.5) },
        'tbody td': {
          display: 'grid',
          gridTemplateColumns: `${theme.spacing(14)} minmax(0, 1fr)`,
          gap: theme.spacing(1),
        },
        'tbody td::before': {
          ...theme.typography.bodySmall,
          content: 'attr(data-header)',
          color: theme.colors.text.secondary,
        },
      },
    }),
  };
};
