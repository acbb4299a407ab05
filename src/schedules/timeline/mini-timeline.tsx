import { useMemo } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useWidth } from '../../ui/width.ts';
import { packed } from './bars.ts';
import type { Bar } from './bars.ts';
import { daysIn } from '../calendar.ts';
import { TimelineBar, walkAlong } from './timeline-bar.tsx';
import type { BarContext } from './timeline-bar.tsx';
import { fitOf, leastBarMs } from './timeline-frame.ts';
import { NowLine, TimelineGrid, TimelineHead } from './timeline-head.tsx';

export interface MiniTimelineProps {
  readonly bars: readonly Bar[];
  readonly context: BarContext;
  readonly label: string;
}

/** Two weeks of a schedule in one row, as wide as there is room. */
export function MiniTimeline({ bars, context, label }: MiniTimelineProps) {
  const styles = useStyles2(getStyles);
  const { window, zone } = context;
  const days = useMemo(() => daysIn(window, zone), [window, zone]);
  const leastMs = leastBarMs(window, 'month', days.length);
  const shown = useMemo(() => packed(bars, leastMs), [bars, leastMs]);
  const [frame, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={frame} className={styles.frame}>
      <TimelineGrid days={days} window={window} />
      <TimelineHead days={days} window={window} zone={zone} span="two-weeks" />
      <div className={styles.bars} role="group" aria-label={label} onKeyDown={walkAlong}>
        {shown.map((bar, index) => (
          <TimelineBar
            key={bar.interval.start + bar.kind}
            {...{ bar, context }}
            isStop={index === 0}
            fit={fitOf(bar.interval, window, width)}
          />
        ))}
      </div>
      <NowLine window={window} hasDot />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ position: 'relative', minWidth: 0, overflow: 'hidden', paddingBottom: theme.spacing(0.5) }),
  bars: css({ position: 'relative', height: theme.spacing(4) }),
});
