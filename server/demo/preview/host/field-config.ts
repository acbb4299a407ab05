import { applyFieldOverrides, cacheFieldDisplayNames, getFieldDisplayName } from '@grafana/data';
import type { ConfigOverrideRule, DataFrame, Field, FieldConfig } from '@grafana/data';
import { config } from '@grafana/runtime';
import type { PanelRendererProps } from '@grafana/runtime';

/**
 * Frames with units, names and colours applied, as a panel gets them. Grafana's own way to apply options asks a registry
 * of everything that can be chosen in its editors, which only Grafana has; here they are laid over each other.
 */
export function displayed(
  series: readonly DataFrame[],
  { fieldConfig, timeZone }: Pick<PanelRendererProps, 'fieldConfig' | 'timeZone'>,
): DataFrame[] {
  const { defaults = {}, overrides = [] } = fieldConfig ?? {};
  const data = series.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) => ({ ...field, config: configOf(field, frame, defaults, overrides) })),
  }));
  const frames = applyFieldOverrides({
    ...{ data, theme: config.theme2, timeZone, replaceVariables: (text: string) => text },
    fieldConfig: { defaults: {}, overrides: [] },
  });
  // What Grafana's table looks for above its columns.
  cacheFieldDisplayNames(frames);
  return frames;
}

function configOf(
  field: Field,
  frame: DataFrame,
  defaults: FieldConfig,
  overrides: readonly ConfigOverrideRule[],
): FieldConfig {
  const set = overrides
    .filter(({ matcher }) => matches(matcher, field, frame))
    .flatMap(({ properties }) => properties.map(({ id, value }) => [id, value] as const));
  const own = set.filter(([id]) => !id.startsWith('custom.'));
  const custom = set.flatMap(([id, value]) => (id.startsWith('custom.') ? [[id.slice(7), value] as const] : []));
  return {
    ...defaults,
    ...field.config,
    ...(Object.fromEntries(own) as FieldConfig),
    custom: {
      ...(defaults.custom as object | undefined),
      ...(field.config.custom as object | undefined),
      ...(Object.fromEntries(custom) as object),
    },
  };
}

function matches({ id, options }: ConfigOverrideRule['matcher'], field: Field, frame: DataFrame): boolean {
  const names = [field.name, getFieldDisplayName(field, frame)];
  if (id === 'byName') return names.includes(String(options));
  if (id !== 'byRegexp') return false;
  const pattern = new RegExp(String(options).replace(/^\/|\/$/g, ''));
  return names.some((name) => pattern.test(name));
}
