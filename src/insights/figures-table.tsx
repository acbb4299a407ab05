import { useMemo } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InteractiveTable, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { Column } from '@grafana/ui';
import type { ServiceFigure } from '../api/insights.ts';
import { byName } from '../datasource/words.ts';
import { figureDuration, leftOut, medianText, metricName, percent, shareText } from './figures.ts';
import type { By } from './filters.ts';

export interface FiguresTableProps {
  readonly items: readonly ServiceFigure[];
  readonly by: By;
  readonly target: string;
  /** Of a row's own page; null where it has none. */
  readonly placeOf: (key: string) => string | null;
  /** Of the alert groups that a row is made of. */
  readonly groupsOf: (key: string) => string;
}

interface FigureProps {
  readonly value: string;
  readonly n: number;
  readonly interval: string | null;
  readonly why: string | null;
  readonly left: string | null;
}

function Figure({ value, n, interval, why, left }: FigureProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.figure} title={why ?? left ?? undefined}>
      <span className={styles.value}>
        <Text tabular weight="medium">
          {value}
        </Text>
        <Text variant="bodySmall" color="secondary" tabular>
          {t('insights.n', 'n = {{n}}', { n })}
        </Text>
      </span>
      {interval !== null && (
        <Text variant="bodySmall" color="secondary" tabular>
          {interval}
        </Text>
      )}
    </div>
  );
}

type DurationField = 'acknowledge' | 'resolve' | 'firstPage';

/** Nothing measured sorts behind everything that was, whichever way round. */
const sortValue = (ms: number | null): number => ms ?? -1;

function durationColumn(id: DurationField, header: string): Column<ServiceFigure> {
  return {
    id,
    header,
    sortType: (a, b) => sortValue(a.original[id].mean.ms) - sortValue(b.original[id].mean.ms),
    cell: ({ row: { original } }) => {
      const measured = original[id];
      const { mean, n } = measured;
      return (
        <Figure
          {...{ n, value: figureDuration(mean.ms), why: mean.why, left: leftOut(measured) }}
          interval={medianText(measured)}
        />
      );
    },
  };
}

export function FiguresTable({ items, by, target, placeOf, groupsOf }: FiguresTableProps) {
  const styles = useStyles2(getStyles);
  const columns = useMemo((): Column<ServiceFigure>[] => {
    const named: Column<ServiceFigure> = {
      ...{ id: 'name', header: byName(by), sortType: 'string' },
      cell: ({ row: { original } }) => {
        const place = placeOf(original.key);
        return place === null ? (
          original.name
        ) : (
          <TextLink href={place} inline={false}>
            {original.name}
          </TextLink>
        );
      },
    };
    const groups: Column<ServiceFigure> = {
      ...{ id: 'groups', header: metricName('groups', target), sortType: 'number', sortDescFirst: true },
      cell: ({ row: { original } }) => (
        <TextLink href={groupsOf(original.key)} inline={false}>
          {original.groups}
        </TextLink>
      ),
    };
    const within: Column<ServiceFigure> = {
      ...{ id: 'withinTarget', header: metricName('acknowledged-within-target', target) },
      sortType: (a, b) => sortValue(a.original.withinTarget.share) - sortValue(b.original.withinTarget.share),
      cell: ({ row: { original } }) => {
        const { withinTarget } = original;
        return (
          <Figure
            {...{ n: withinTarget.n, value: percent(withinTarget.share), why: withinTarget.why }}
            {...{ interval: shareText(withinTarget), left: leftOut(withinTarget) }}
          />
        );
      },
    };
    return [
      named,
      groups,
      durationColumn('acknowledge', metricName('acknowledge', target)),
      durationColumn('resolve', metricName('resolve', target)),
      durationColumn('firstPage', metricName('first-page', target)),
      within,
    ];
  }, [by, target, placeOf, groupsOf]);
  const data = useMemo(() => [...items], [items]);
  return (
    <InteractiveTable
      className={styles.table}
      columns={columns}
      data={data}
      getRowId={({ key }: ServiceFigure) => key}
      disableSortRemove
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    'td, th': { verticalAlign: 'top' },
    'td:first-of-type': { minWidth: theme.spacing(20) },
    td: { paddingTop: theme.spacing(1), paddingBottom: theme.spacing(1) },
  }),
  figure: css({ display: 'flex', flexDirection: 'column' }),
  value: css({ display: 'flex', alignItems: 'baseline', gap: theme.spacing(1), whiteSpace: 'nowrap' }),
});
