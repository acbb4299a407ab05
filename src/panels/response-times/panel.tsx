import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PanelDataErrorView } from '@grafana/runtime';
import { EmptyState, ScrollContainer, useStyles2 } from '@grafana/ui';
import { StageBars } from '../../insights/stage-bars.tsx';
import { rowsOf } from './rows.ts';

/** Draws what the data source answers to *Where the minutes went*. */
export function ResponseTimesPanel({ data, id, width, height }: PanelProps) {
  const styles = useStyles2(getStyles);
  const tables = data.series.map(rowsOf);
  const rows = tables.flatMap((table) => table ?? []);
  if (data.series.length > 0 && tables.every((table) => table === null)) {
    const message = t(
      'panel.wrong-data',
      'This panel draws what the Tocsin data source answers to "Where the minutes went".',
    );
    return <PanelDataErrorView panelId={id} data={data} message={message} />;
  }
  return (
    <div style={{ width, height }}>
      <ScrollContainer>
        <div className={styles.inner}>
          {rows.some(({ n }) => n > 0) ? (
            <StageBars rows={rows} />
          ) : (
            <EmptyState
              variant="not-found"
              hideImage
              message={t('panel.empty', 'No alert group was resolved in this time')}
            />
          )}
        </div>
      </ScrollContainer>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ inner: css({ padding: theme.spacing(1, 2) }) });
