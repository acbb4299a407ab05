import type { ComponentProps } from 'react';
import { fieldReducers, FieldType, getFieldDisplayName, ReducerID } from '@grafana/data';
import type { DataFrame } from '@grafana/data';
import { config } from '@grafana/runtime';
import { BigValue, BigValueColorMode, BigValueGraphMode, BigValueTextMode } from '@grafana/ui';

export interface StatPanelProps {
  readonly frames: readonly DataFrame[];
  readonly width: number;
  readonly height: number;
  /** How big names and values are, in pixels; as big as there is room where it is not said. */
  readonly text: ComponentProps<typeof BigValue>['text'];
}

/** One big value for each field, beside each other, as the stat panel draws them when told to be vertical. */
export function StatPanel({ frames, width, height, text }: StatPanelProps) {
  const last = fieldReducers.get(ReducerID.lastNotNull);
  const values = frames.flatMap((frame) =>
    frame.fields
      .filter(({ type }) => type === FieldType.number)
      .map((field) => {
        const raw: unknown = last.reduce?.(field, true, true)[ReducerID.lastNotNull];
        const display = field.display?.(raw) ?? { text: String(raw), numeric: NaN };
        return { key: field.name, value: { ...display, title: getFieldDisplayName(field, frame, [...frames]) } };
      }),
  );
  return (
    <div style={{ display: 'flex' }}>
      {values.map(({ key, value }) => (
        <BigValue
          {...{ key, value, height, text, width: width / Math.max(1, values.length), theme: config.theme2 }}
          colorMode={BigValueColorMode.None}
          graphMode={BigValueGraphMode.None}
          textMode={BigValueTextMode.ValueAndName}
        />
      ))}
    </div>
  );
}
