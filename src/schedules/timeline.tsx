import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Interval } from '../../server/core/time/instant.ts';
import { useClock } from '../app/clock.tsx';
import { packed, percentAt, visibleBars } from './bars.ts';
import type { Row } from './bars.ts';
import { daysIn } from './calendar.ts';
import type { Span } from './calendar.ts';
import { TimelineBar, walkAlong } from './timeline-bar.tsx';
import type { BarContext } from './timeline-bar.tsx';
import { drawnPart, LEAST_DAY_WIDTH, leastBarMs } from './timeline-frame.ts';
import { NowLine, TimelineGrid, TimelineHead } from './timeline-head.tsx';

export interface TimelineProps {
  readonly rows: readonly Row[];
  readonly span: Span;
  readonly context: BarContext;
  /** What the picture is of, for those who do not see it. */
  readonly label: string;
}

/** Who is on call when. Scrolls sideways where it must; only what is near to the eye is drawn. */
export function Timeline({ rows, span, context, label }: TimelineProps) {
  const styles = useStyles2(getStyles);
  const { window, zone } = context;
  const days = useMemo(() => daysIn(window, zone), [window, zone]);
  const { ref, drawn, onScroll } = useDrawnPart(window);
  const leastMs = leastBarMs(window, span, days.length);
  const shown = useMemo(() => rows.map((row) => ({ ...row, bars: packed(row.bars, leastMs) })), [rows, leastMs]);
  const minWidth = days.length * LEAST_DAY_WIDTH[span];
  return (
    <div ref={ref} className={styles.scroll} onScroll={onScroll} role="group" aria-label={label}>
      <div className={styles.track} style={{ minWidth }}>
        <TimelineGrid days={days} window={window} />
        <TimelineHead days={days} window={window} zone={zone} span={span} />
        {shown.map((row) => (
          <TimelineRow key={row.id} row={row} drawn={drawn} context={context} />
        ))}
        <NowLine window={window} isNamed />
      </div>
    </div>
  );
}

interface TimelineRowProps {
  readonly row: Row;
  readonly drawn: Interval;
  readonly context: BarContext;
}

const TimelineRow = memo(function TimelineRow({ row, drawn, context }: TimelineRowProps) {
  const styles = useStyles2(getStyles);
  const bars = visibleBars(row.bars, drawn);
  return (
    <div className={cx(styles.row, row.kind === 'final' && styles.final)}>
      <span className={styles.label}>{rowName(row)}</span>
      <div
        className={row.kind === 'final' ? styles.barsFinal : styles.bars}
        role="group"
        aria-label={rowName(row)}
        onKeyDown={walkAlong}
      >
        {bars.map((bar, index) => (
          <TimelineBar key={bar.interval.start + bar.kind} bar={bar} context={context} isStop={index === 0} />
        ))}
      </div>
    </div>
  );
});

function rowName(row: Row): string {
  switch (row.kind) {
    case 'final':
      return t('schedules.row.final', 'On call');
    case 'overrides':
      return row.lane === 0
        ? t('schedules.row.overrides', 'Overrides')
        : t('schedules.row.overridden', 'Overrides, hidden by those above');
    case 'layer':
      return row.layer.name;
  }
}

function useDrawnPart(window: Interval) {
  const ref = useRef<HTMLDivElement>(null);
  const clock = useClock();
  // Most of it lies beyond the right edge until the layout says otherwise.
  const [drawn, setDrawn] = useState(() => drawnPart(window, { left: 0, seen: 1, whole: 4 }));
  const onScroll = useCallback(() => {
    const element = ref.current;
    if (element === null) return;
    const { scrollLeft, clientWidth, scrollWidth } = element;
    const next = drawnPart(window, { left: scrollLeft, seen: clientWidth, whole: scrollWidth });
    setDrawn((last) => (last.start === next.start && last.end === next.end ? last : next));
  }, [window]);
  useLayoutEffect(() => {
    const element = ref.current;
    // Where it is wider than the screen, now is what one looks for.
    if (element !== null) {
      const nowLeft = (element.scrollWidth * percentAt(clock.now(), window)) / 100;
      element.scrollLeft = Math.max(0, nowLeft - element.clientWidth / 3);
    }
    onScroll();
    globalThis.addEventListener('resize', onScroll);
    return () => globalThis.removeEventListener('resize', onScroll);
  }, [clock, onScroll, window]);
  return { ref, drawn, onScroll };
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({
    ...{ overflowX: 'auto', overflowY: 'hidden', position: 'relative', paddingBottom: theme.spacing(0.5) },
    ...{ border: `1px solid ${theme.colors.border.weak}`, borderRadius: theme.shape.radius.default },
    background: theme.colors.background.primary,
  }),
  track: css({ position: 'relative', width: '100%' }),
  row: css({ position: 'relative', paddingBottom: theme.spacing(0.5) }),
  final: css({ paddingBottom: theme.spacing(1), borderBottom: `1px solid ${theme.colors.border.medium}` }),
  label: css({
    ...{ position: 'sticky', left: 0, display: 'inline-block', maxWidth: '60vw', overflow: 'hidden' },
    ...{ padding: theme.spacing(0.5, 1, 0), textOverflow: 'ellipsis', whiteSpace: 'nowrap', zIndex: 1 },
    ...{ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize },
  }),
  bars: css({ position: 'relative', height: theme.spacing(3.5) }),
  barsFinal: css({ position: 'relative', height: theme.spacing(5) }),
});
