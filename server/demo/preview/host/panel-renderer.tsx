import { useEffect, useMemo, useState } from 'react';
import { EventBusSrv } from '@grafana/data';
import type { PanelData, PanelPlugin } from '@grafana/data';
import type { PanelRendererProps } from '@grafana/runtime';
import { Alert, LoadingPlaceholder, TimeSeries, TooltipPlugin, ZoomPlugin } from '@grafana/ui';
import type { TooltipDisplayMode, VizLegendOptions } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { displayed } from './field-config.ts';
import { loadPlugin } from './load-plugin.ts';
import { StatPanel } from './stat-panel.tsx';
import type { StatPanelProps } from './stat-panel.tsx';
import { told } from './told.ts';

type Props = PanelRendererProps & { readonly data: PanelData };

/**
 * What Grafana's own renderer does for the visualisations that the app asks for: the pieces of `@grafana/ui` that
 * Grafana's time series, stat and table panels are made of, and panels of the built plugin as they are.
 */
export function PanelRenderer(props: PanelRendererProps) {
  const { pluginId, data, width, height } = props;
  if (data === undefined) return null;
  const failed = data.errors?.[0];
  if (failed) return <Alert severity="error" title={failed.message ?? 'The query failed'} />;
  switch (pluginId) {
    case 'timeseries':
      return <TimeSeriesPanel {...props} data={data} />;
    case 'stat': {
      const options: Partial<Pick<StatPanelProps, 'text'>> | undefined = props.options;
      return <StatPanel {...{ width, height }} text={options?.text} frames={displayed(data.series, props)} />;
    }
    case 'table': {
      const [frame] = displayed(data.series, props);
      return frame === undefined ? null : <TableNG {...{ width, height }} data={frame} />;
    }
    default:
      return <PluginPanel {...props} data={data} />;
  }
}

interface TimeSeriesOptions {
  readonly legend: VizLegendOptions;
  readonly tooltip: { readonly mode: TooltipDisplayMode };
}

function TimeSeriesPanel(props: Props) {
  const { data, width, height, timeZone = 'browser', options, fieldConfig, onChangeTimeRange } = props;
  const frames = useMemo(() => displayed(data.series, { fieldConfig, timeZone }), [data, fieldConfig, timeZone]);
  // Given for this visualisation by whoever asks for it.
  const { legend, tooltip } = options as TimeSeriesOptions;
  return (
    <TimeSeries {...{ frames, width, height, timeZone, legend, timeRange: data.timeRange }}>
      {(builder, alignedFrame) => (
        <>
          <ZoomPlugin config={builder} onZoom={(range) => onChangeTimeRange?.(range)} />
          <TooltipPlugin {...{ config: builder, data: alignedFrame, frames, timeZone, mode: tooltip.mode }} />
        </>
      )}
    </TimeSeries>
  );
}

/** A panel of the built plugin, loaded as Grafana loads it. */
function PluginPanel(props: Props) {
  const { pluginId, title, data, width, height, timeZone = 'browser', options = {} } = props;
  const [plugin, setPlugin] = useState<PanelPlugin | Error | null>(null);
  useEffect(() => {
    const json = told.plugins.find(({ id }) => id === pluginId);
    const loading =
      json === undefined ? Promise.reject(new Error('The preview has no such panel.')) : loadPlugin<PanelPlugin>(json);
    loading.then(setPlugin, (error: unknown) =>
      setPlugin(error instanceof Error ? error : new Error('It is not there.')),
    );
  }, [pluginId]);
  if (plugin === null) return <LoadingPlaceholder text="Loading ..." />;
  if (plugin instanceof Error) return <Alert severity="error" title={plugin.message} />;
  const Panel = plugin.panel;
  if (Panel === null) return null;
  return (
    <Panel
      {...{ id: 1, title, width, height, timeZone, options, transparent: false, renderCounter: 0 }}
      data={{ ...data, series: displayed(data.series, props) }}
      timeRange={data.timeRange}
      fieldConfig={{ defaults: {}, overrides: [] }}
      eventBus={new EventBusSrv()}
      replaceVariables={(text) => text}
      onOptionsChange={() => {}}
      onFieldConfigChange={() => {}}
      onChangeTimeRange={() => {}}
    />
  );
}
