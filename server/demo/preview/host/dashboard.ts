import {
  dateTime,
  LoadingState,
  rangeUtil,
  standardTransformers,
  standardTransformersRegistry,
  transformDataFrame,
} from '@grafana/data';
import type {
  DataFrame,
  DataQuery,
  DataQueryRequest,
  DataSourceApi,
  DataSourcePlugin,
  FieldConfigSource,
  PanelData,
  TimeRange,
} from '@grafana/data';
import { setTemplateSrv } from '@grafana/runtime';
import { from, lastValueFrom } from 'rxjs';
import { backend } from './backend.ts';
import { loadPlugin } from './load-plugin.ts';
import { told } from './told.ts';

/** What is read of a dashboard's classic JSON. */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
  readonly time: { readonly from: string; readonly to: string };
  readonly templating: { readonly list: readonly Variable[] };
  readonly panels: readonly Panel[];
}

interface Variable {
  readonly name: string;
  readonly allValue?: string;
  readonly current: { readonly value: string | readonly string[] };
}

export interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly DataQuery[];
  readonly transformations?: { readonly id: string; readonly options: object }[];
  readonly options?: object;
  readonly fieldConfig?: FieldConfigSource;
  readonly interval?: string;
  readonly maxDataPoints?: number;
}

/** Those that the built app brings along. */
export async function findDashboard(uid: string): Promise<Dashboard | null> {
  for (const { id, includes } of told.plugins) {
    for (const { path } of includes.filter(({ type }) => type === 'dashboard')) {
      const found = (await (await fetch(`public/plugins/${id}/${path}`)).json()) as Dashboard;
      if (found.uid === uid) return found;
    }
  }
  return null;
}

/** Variables stand at what the file says; choosing others is Grafana's part. */
export function setVariables({ templating }: Dashboard): void {
  const values = new Map(
    templating.list.map(({ name, allValue, current }) => {
      const value = [current.value].flat();
      return [name, value.includes('$__all') ? (allValue ?? '') : value.join(',')] as const;
    }),
  );
  setTemplateSrv({
    replace: (text = '') => text.replace(/\$\{?(\w+)\}?/g, (whole, name: string) => values.get(name) ?? whole),
    getVariables: () => [],
    containsTemplate: (text) => /\$\w/.test(text ?? ''),
    updateTimeRange: () => {},
  });
}

export function setTransformations(): void {
  const { filterFieldsByNameTransformer, organizeFieldsTransformer } = standardTransformers;
  const pictures = { editor: () => null, imageDark: '', imageLight: '' };
  standardTransformersRegistry.setInit(() => [
    { ...filterFieldsByNameTransformer, ...pictures, transformation: filterFieldsByNameTransformer },
    { ...organizeFieldsTransformer, ...pictures, transformation: organizeFieldsTransformer },
  ]);
}

/** The one data source that the built app has, as Grafana makes it from what it knows about an instance. */
export async function loadDataSource(): Promise<DataSourceApi> {
  const json = told.plugins.find(({ type }) => type === 'datasource');
  if (json === undefined) throw new Error('The preview has no data source.');
  const plugin = await loadPlugin<DataSourcePlugin<never>>(json);
  const settings = await backend.get<object>('/api/datasources/uid/tocsin-oncall');
  // Any plugin's class takes the settings of its instance, whatever they are to it.
  const Source = plugin.DataSourceClass as unknown as new (settings: object) => DataSourceApi;
  return new Source({ ...settings, meta: json });
}

export function rangeOf({ time }: Dashboard): TimeRange {
  return rangeUtil.convertRawToRange({ from: time.from, to: time.to });
}

/** Runs the queries of a panel and its transformations. */
export async function dataOf(panel: Panel, source: DataSourceApi, timeRange: TimeRange): Promise<PanelData> {
  const lengthMs = timeRange.to.valueOf() - timeRange.from.valueOf();
  const leastMs = panel.interval === undefined ? 1 : rangeUtil.intervalToMs(panel.interval);
  const intervalMs = Math.max(leastMs, Math.round(lengthMs / (panel.maxDataPoints ?? 300)));
  const request: DataQueryRequest = {
    ...{ requestId: `p${panel.id}`, app: 'dashboard', targets: [...panel.targets], range: timeRange, scopedVars: {} },
    ...{ interval: rangeUtil.secondsToHms(intervalMs / 1_000), intervalMs, timezone: 'browser' },
    startTime: dateTime().valueOf(),
  };
  const { data, errors } = await lastValueFrom(from(source.query(request)));
  // Grafana's own type leaves open what data is; from a data source like ours it is frames.
  const frames = data as DataFrame[];
  const series = await lastValueFrom(transformDataFrame([...(panel.transformations ?? [])], frames));
  return { state: LoadingState.Done, series, timeRange, ...(errors === undefined ? {} : { errors }) };
}
