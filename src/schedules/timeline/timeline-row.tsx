import { useMemo } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Instant, Interval } from '../../../server/core/time/instant.ts';
import { shortDuration } from '../../ui/duration.ts';
import { percentAt, visibleBars } from './bars.ts';
import type { Bar, Row } from './bars.ts';
import { dragged, stretchOf } from './snapping.ts';
import type { Grip, Snap } from './snapping.ts';
import { TimelineBar } from './timeline-bar.tsx';
import type { BarContext } from './timeline-bar.tsx';
import { fitOf } from './timeline-frame.ts';
import { LabelledTrack } from './timeline-track.tsx';
import { useDrag } from './use-drag.ts';
import type { DragTask } from './use-drag.ts';
import { stretchText } from '../zone-text.ts';

/** What may be changed by hand; null where the reader may not, or the schedule says otherwise. */
export interface Handles {
  /** A stretch was drawn on the final schedule. */
  readonly onDraw: ((stretch: Interval) => void) | null;
  /** Overrides that can be moved, with their whole length: bars end where the window does. */
  readonly movable: ReadonlyMap<string, Interval>;
  readonly onMove: (overrideId: string, interval: Interval) => void;
  readonly now: () => Instant;
}

export interface TimelineRowProps {
  readonly row: Row;
  readonly label: ReactNode;
  /** Of the row, for those who do not see it. */
  readonly name: string;
  readonly drawn: Interval;
  /** Of the whole window, in pixels. */
  readonly width: number;
  readonly context: BarContext;
  readonly snap: Snap;
  readonly handles: Handles;
  /** Signs above the bars. */
  readonly children?: ReactNode;
}

/** Not kept from being drawn anew: its bars are, and they are what there is a lot of. */
export function TimelineRow(props: TimelineRowProps) {
  const { row, label, name, drawn, width, context, snap, handles, children } = props;
  const styles = useStyles2(getStyles);
  const bars = visibleBars(row.bars, drawn);
  const begin = useMemo(() => beginner(row, context.window, snap, handles), [row, context.window, snap, handles]);
  const { shown, onPointerDown, onClickCapture } = useDrag(context.window, begin);
  const isFinal = row.kind === 'final';
  const isShadow = row.kind === 'layer' && row.layer.duty === 'shadow';
  return (
    <LabelledTrack label={label} isRuled={isFinal}>
      <div
        className={cx(isFinal ? styles.barsFinal : styles.bars, isFinal && handles.onDraw !== null && styles.drawable)}
        role="group"
        aria-label={name}
        onPointerDown={onPointerDown}
        onClickCapture={onClickCapture}
      >
        {bars.map((bar, index) => (
          <TimelineBar
            key={bar.interval.start + bar.kind}
            bar={bar}
            context={context}
            isStop={index === 0}
            row={row.id}
            fit={fitOf(bar.interval, context.window, width)}
            isShadow={isShadow}
            isMovable={row.kind === 'overrides' && handles.movable.has(overrideIdOf(bar) ?? '')}
          />
        ))}
        {row.kind === 'overrides' &&
          row.hidden.map((part) => <Hidden key={part.start} part={part} context={context} />)}
        {children}
        {shown !== null && <Drawn stretch={shown} context={context} />}
      </div>
    </LabelledTrack>
  );
}

export function overrideIdOf(bar: Bar): string | null {
  if (bar.kind !== 'shift') return null;
  const source = bar.sources.find(({ kind }) => kind === 'override');
  return source?.kind === 'override' ? source.overrideId : null;
}

/** What a pointer that goes down on a row takes hold of. */
function beginner(row: Row, window: Interval, snap: Snap, { onDraw, movable, onMove, now }: Handles) {
  return (event: PointerEvent, down: Instant): DragTask | null => {
    if (row.kind === 'final') {
      // What was, stays.
      if (onDraw === null || window.end <= now()) return null;
      const open = { start: Math.min(Math.max(window.start, now()), window.end), end: window.end };
      return { at: (pointer) => stretchOf(down, pointer, snap, open), done: onDraw };
    }
    if (row.kind !== 'overrides') return null;
    const element = event.target instanceof Element ? event.target.closest('button') : null;
    const bar = row.bars.find(({ interval }) => String(interval.start) === element?.dataset['start']);
    const id = bar === undefined ? null : overrideIdOf(bar);
    const interval = movable.get(id ?? '');
    if (element === null || id === null || interval === undefined) return null;
    const grip = gripAt(event.clientX, element.getBoundingClientRect());
    return {
      at: (pointer) => dragged(interval, grip, pointer - down, snap, now()),
      done(moved) {
        if (moved.start !== interval.start || moved.end !== interval.end) onMove(id, moved);
      },
    };
  };
}

/** Ends are as wide as their cursor says, and never most of a bar. */
function gripAt(x: number, { left, right, width }: DOMRect): Grip {
  const reach = Math.min(8, width / 4);
  if (x - left < reach) return 'start';
  return right - x < reach ? 'end' : 'whole';
}

/** Where an override has no effect, because a later one wins. */
function Hidden({ part, context: { window } }: { readonly part: Interval; readonly context: BarContext }) {
  const styles = useStyles2(getStyles);
  const left = percentAt(part.start, window);
  return (
    <div
      className={styles.hidden}
      style={{ left: `${left}%`, width: `${percentAt(part.end, window) - left}%` }}
      aria-hidden
    />
  );
}

function Drawn({ stretch, context }: { readonly stretch: Interval; readonly context: BarContext }) {
  const styles = useStyles2(getStyles);
  const { window, zone } = context;
  const left = percentAt(stretch.start, window);
  return (
    <div className={styles.drawn} style={{ left: `${left}%`, width: `${percentAt(stretch.end, window) - left}%` }}>
      <span className={cx(styles.drawnText, left > 60 && styles.drawnLeftwards)}>
        {t('schedules.timeline.drawn', '{{when}}, {{length}}', {
          ...{ when: stretchText(stretch, zone), length: shortDuration(stretch.end - stretch.start) },
          interpolation: { escapeValue: false },
        })}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  return {
    bars: css({ position: 'relative', height: theme.spacing(4), userSelect: 'none' }),
    barsFinal: css({ position: 'relative', height: theme.spacing(5.5), userSelect: 'none' }),
    drawable: css({ cursor: 'crosshair', button: { cursor: 'inherit' } }),
    hidden: css({
      ...{ position: 'absolute', top: theme.spacing(0.25), bottom: theme.spacing(0.25), pointerEvents: 'none' },
      background: `repeating-linear-gradient(45deg, ${theme.colors.background.primary} 0 3px, transparent 3px 7px)`,
    }),
    drawn: css({
      ...{ position: 'absolute', top: 0, bottom: 0, zIndex: 4, pointerEvents: 'none' },
      ...{ border: `2px solid ${theme.colors.primary.border}`, borderRadius: theme.shape.radius.default },
      background: theme.colors.primary.transparent,
    }),
    drawnText: css({
      ...{ position: 'absolute', top: '50%', left: 0, transform: 'translateY(-50%)', whiteSpace: 'nowrap' },
      ...{ padding: theme.spacing(0.25, 1), margin: theme.spacing(0, 0.5), borderRadius: theme.shape.radius.default },
      ...{ background: theme.colors.background.elevated, boxShadow: theme.shadows.z2 },
      ...{ color: theme.colors.text.primary, fontSize: theme.typography.bodySmall.fontSize },
    }),
    drawnLeftwards: css({ left: 'auto', right: 0 }),
  };
};
