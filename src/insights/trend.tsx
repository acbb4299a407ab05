import { css } from '@emotion/css';
import { FieldColorModeId, LoadingState } from '@grafana/data';
import type { AbsoluteTimeRange, FieldConfigSource, GrafanaTheme2, PanelData, TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PanelRenderer } from '@grafana/runtime';
import { EmptyState, useStyles2, useTheme2 } from '@grafana/ui';
import type { InsightSeries } from '../api/insights.ts';
import { frameOf } from '../datasource/frames.ts';
import { seriesTables } from '../datasource/tables.ts';
import { useWidth } from '../ui/width.ts';
import type { By, Metric } from './filters.ts';

export interface TrendProps {
  readonly title: string;
  readonly series: InsightSeries;
  readonly by: By;
  readonly metric: Metric;
  readonly range: TimeRange;
  readonly timeZone: string;
  readonly onZoom: (range: AbsoluteTimeRange) => void;
}

const LEGEND = { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] };
const OPTIONS = { legend: LEGEND, tooltip: { mode: 'multi', sort: 'desc' } };

/** A figure over time, drawn by Grafana's own time series panel: with its tooltips, its legend and its zoom. */
export function Trend({ title, series, by, metric, range, timeZone, onZoom }: TrendProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [ref, width] = useWidth<HTMLDivElement>();
  // Units of the theme's grid: as high as a panel of a dashboard.
  const height = theme.spacing.gridSize * 36;
  const isMeasured = series.items.some(({ values }) => values.some((value) => value !== null && value !== 0));
  const data: PanelData = {
    state: LoadingState.Done,
    series: seriesTables(series, by).map((table) => frameOf(table, 'A')),
    timeRange: range,
  };
  return (
    <div ref={ref} className={styles.chart} style={isMeasured ? { minHeight: height } : undefined}>
      {!isMeasured && (
        <EmptyState
          variant="not-found"
          hideImage
          message={t('insights.trend.empty', 'Nothing of this was measured in this time')}
        />
      )}
      {isMeasured && width > 0 && (
        <PanelRenderer
          {...{ title, pluginId: 'timeseries', data, width, height, timeZone, options: OPTIONS }}
          fieldConfig={configOf(metric)}
          onChangeTimeRange={onZoom}
        />
      )}
    </div>
  );
}

/** Counts are bars on top of each other; all else are lines that bridge the times in which nothing was measured. */
function configOf(metric: Metric): FieldConfigSource {
  const line = { drawStyle: 'line', lineWidth: 2, fillOpacity: 8, showPoints: 'always', pointSize: 6, spanNulls: true };
  const bars = { drawStyle: 'bars', fillOpacity: 80, lineWidth: 0, stacking: { mode: 'normal', group: 'A' } };
  const isShare = metric === 'acknowledged-within-target';
  return {
    defaults: {
      color: { mode: FieldColorModeId.PaletteClassic },
      ...(isShare ? { min: 0, max: 1 } : {}),
      ...(metric === 'groups' ? { decimals: 0 } : {}),
      custom: { axisSoftMin: 0, ...(metric === 'groups' ? bars : line) },
    },
    overrides: [],
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({ width: '100%', overflow: 'hidden', paddingTop: theme.spacing(1) }),
});
