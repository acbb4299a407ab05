import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { css } from '@emotion/css';
import type { DataSourceApi, GrafanaTheme2, PanelData, TimeRange } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { Alert, LoadingPlaceholder, PanelChrome, useStyles2 } from '@grafana/ui';
import { dataOf, findDashboard, loadDataSource, rangeOf, setTransformations, setVariables } from './dashboard.ts';
import type { Dashboard, Panel } from './dashboard.ts';
import { Page } from './page.tsx';
import { PanelRenderer } from './panel-renderer.tsx';

interface Opened {
  readonly dashboard: Dashboard;
  readonly source: DataSourceApi;
  readonly range: TimeRange;
}

async function open(uid: string): Promise<Opened> {
  const dashboard = await findDashboard(uid);
  if (dashboard === null) throw new Error('Dashboard not found');
  setVariables(dashboard);
  setTransformations();
  return { dashboard, source: await loadDataSource(), range: rangeOf(dashboard) };
}

/** A dashboard that came with the app, to be looked at: its variables and its time are those of its file. */
export function DashboardPage() {
  const { uid = '' } = useParams();
  const styles = useStyles2(stylesOf);
  const [opened, setOpened] = useState<Opened | Error | null>(null);
  useEffect(() => {
    open(uid).then(setOpened, (error: unknown) =>
      setOpened(error instanceof Error ? error : new Error('It is not there.')),
    );
  }, [uid]);
  if (opened === null) return <Framed>{<LoadingPlaceholder text="Loading ..." />}</Framed>;
  if (opened instanceof Error) return <Framed>{<Alert severity="warning" title={opened.message} />}</Framed>;
  const { dashboard } = opened;
  return (
    <Page pageNav={{ text: dashboard.title, subTitle: dashboard.description ?? '' }}>
      <div className={styles.grid}>
        {dashboard.panels.map((panel) => (
          <Cell key={panel.id} {...opened} panel={panel} />
        ))}
      </div>
    </Page>
  );
}

/** Of Grafana's grid: columns, and the height of a row. */
const COLUMNS = 24;
const ROW_PX = 38;

function Cell({ panel, source, range }: Opened & { readonly panel: Panel }) {
  const { x, w, h } = panel.gridPos;
  const [data, setData] = useState<PanelData | null>(null);
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  useEffect(() => {
    dataOf(panel, source, range).then(setData, () => setData(null));
  }, [panel, source, range]);
  const width = element?.clientWidth ?? 0;
  return (
    <div ref={setElement} style={{ gridColumn: `${x + 1} / span ${w}`, height: h * ROW_PX }}>
      {width > 0 && (
        <PanelChrome title={getTemplateSrv().replace(panel.title)} width={width} height={h * ROW_PX}>
          {(innerWidth, innerHeight) =>
            data === null ? null : (
              <PanelRenderer
                {...{ pluginId: panel.type, title: panel.title, data, width: innerWidth, height: innerHeight }}
                {...{ options: panel.options, fieldConfig: panel.fieldConfig }}
              />
            )
          }
        </PanelChrome>
      )}
    </div>
  );
}

function Framed({ children }: { readonly children: React.ReactNode }) {
  return <Page>{children}</Page>;
}

const stylesOf = (theme: GrafanaTheme2) => ({
  grid: css({ display: 'grid', gridTemplateColumns: `repeat(${COLUMNS}, minmax(0, 1fr))`, gap: theme.spacing(1) }),
});
