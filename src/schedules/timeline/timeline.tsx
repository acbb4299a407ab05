import { useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useWidth } from '../../ui/width.ts';
import { packed } from './bars.ts';
import type { Row } from './bars.ts';
import { daysIn } from '../calendar.ts';
import type { Span } from '../calendar.ts';
import type { DayNote } from './day-notes.ts';
import { cityOf } from './note-text.ts';
import type { BarContext } from './timeline-bar.tsx';
import { LEAST_DAY_WIDTH, leastBarMs } from './timeline-frame.ts';
import { NowLine, NowMark, SecondScale, TimelineGrid, TimelineHead } from './timeline-head.tsx';
import { TimelineRow } from './timeline-row.tsx';
import type { Handles } from './timeline-row.tsx';
import { LabelledTrack, NARROW, RowLabel } from './timeline-track.tsx';
import { stepOf } from './snapping.ts';
import type { Snap } from './snapping.ts';
import { useDrawnPart } from './use-drawn-part.ts';
import { stopAfter } from './walking.ts';
import type { Stop } from './walking.ts';
import { offsetText } from '../zone-text.ts';

/** How near to a hand-off a drag is taken to mean it. Pixels. */
const SNAP_REACH = 6;
const LABEL_WIDTH = 220;

export interface RowName {
  readonly name: string;
  readonly more: string | null;
  readonly hint: string | null;
}

export interface TimelineProps {
  readonly rows: readonly Row[];
  readonly span: Span;
  readonly context: BarContext;
  readonly notes: readonly DayNote[];
  readonly handles: Handles;
  /** What the picture is of, for those who do not see it. */
  readonly label: string;
  readonly nameOf: (row: Row) => RowName;
  /** Signs above the final schedule. */
  readonly signs: ReactNode;
  /** Further lines below the layers. */
  readonly children: ReactNode;
}

/** Who is on call when. Scrolls sideways where it must; only what is near to the eye is drawn. */
export function Timeline(props: TimelineProps) {
  const { rows, span, context, notes, handles, label, nameOf, signs, children } = props;
  const styles = useStyles2(getStyles);
  const { window, zone, otherZone } = context;
  const days = useMemo(() => daysIn(window, zone), [window, zone]);
  const { ref, drawn, onScroll, showAt } = useDrawnPart(window);
  const leastMs = leastBarMs(window, span, days.length);
  const shown = useMemo(() => rows.map((row) => ({ ...row, bars: packed(row.bars, leastMs) })), [rows, leastMs]);
  const onKeyDown = useWalking(shown, showAt);
  const snap = useSnap(rows, span, zone, leastMs);
  const trackWidth = days.length * LEAST_DAY_WIDTH[span];
  const [behind, measured] = useWidth<HTMLDivElement>();
  const width = Math.max(measured, trackWidth);
  return (
    <div className={styles.frame}>
      <div ref={ref} className={styles.scroll} onScroll={onScroll} role="group" aria-label={label}>
        <div className={styles.track} style={{ minWidth: `calc(${trackWidth}px + var(--timeline-label))` }}>
          <div ref={behind} className={styles.behind}>
            <TimelineGrid days={days} window={window} notes={notes} />
          </div>
          <div className={styles.head}>
            <LabelledTrack isFlush label={<Clock zone={zone} at={window.start} />}>
              <TimelineHead days={days} window={window} zone={zone} span={span} notes={notes} />
              <NowMark window={window} zone={zone} />
            </LabelledTrack>
            {otherZone !== null && span !== 'month' && span !== 'three-months' && (
              <LabelledTrack isFlush label={<Clock zone={otherZone} at={window.start} />}>
                <SecondScale days={daysIn(window, otherZone)} window={window} zone={otherZone} span={span} />
              </LabelledTrack>
            )}
          </div>
          <div onKeyDown={onKeyDown}>
            {shown.map((row) => {
              const { name, more, hint } = nameOf(row);
              return (
                <TimelineRow
                  key={row.id}
                  {...{ row, drawn, width, context, snap, handles }}
                  name={more === null ? name : `${name}: ${more}`}
                  label={<RowLabel name={name} more={more} hint={hint} />}
                >
                  {row.kind === 'final' && signs}
                </TimelineRow>
              );
            })}
          </div>
          {children}
          <div className={styles.above}>
            <NowLine window={window} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** Whose clock a scale is of. */
function Clock({ zone, at }: { readonly zone: string; readonly at: number }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.clock} title={zone}>
      {cityOf(zone)} <span className={styles.offset}>{offsetText(zone, at)}</span>
    </span>
  );
}

/** Hand-offs of the final schedule are what a hand aims at. */
function useSnap(rows: readonly Row[], span: Span, zone: string, leastMs: number): Snap {
  return useMemo(() => {
    const final = rows.find(({ kind }) => kind === 'final');
    const edges = (final?.bars ?? []).flatMap(({ interval }) => [interval.start, interval.end]);
    // The shortest bar that is drawn is as long as some pixels, whatever the window.
    return { stepMs: stepOf(span), zone, edges, reachMs: (leastMs / 5) * SNAP_REACH };
  }, [rows, span, zone, leastMs]);
}

/** Arrow keys from bar to bar, also to those that are not drawn yet. */
function useWalking(rows: readonly Row[], showAt: (at: number) => void) {
  const wanted = useRef<Stop | null>(null);
  const focus = (root: ParentNode): void => {
    const { current: stop } = wanted;
    if (stop === null) return;
    const bar = root.querySelector<HTMLElement>(`[data-row="${CSS.escape(stop.row)}"][data-start="${stop.start}"]`);
    if (bar === null) return;
    wanted.current = null;
    bar.focus();
  };
  // What was scrolled to is drawn after the key, and takes the focus then.
  useEffect(() => focus(document));
  return (event: KeyboardEvent<HTMLDivElement>): void => {
    const { row, start } = event.target instanceof HTMLElement ? event.target.dataset : {};
    if (row === undefined || start === undefined) return;
    const stop = stopAfter(rows, { row, start: Number(start) }, event.key);
    if (stop === null) return;
    event.preventDefault();
    wanted.current = stop;
    focus(event.currentTarget);
    if (wanted.current !== null) showAt(stop.start);
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ containerType: 'inline-size', containerName: 'timeline', minWidth: 0 }),
  scroll: css({
    // Tall ones scroll by themselves, so that the days stay in sight above the layers.
    ...{ overflow: 'auto', maxHeight: '80vh', position: 'relative', '--timeline-label': `${LABEL_WIDTH}px` },
    ...{ border: `1px solid ${theme.colors.border.weak}`, borderRadius: theme.shape.radius.default },
    background: theme.colors.background.primary,
    // What the keyboard leads to is not to lie below the labels or the days.
    ...{ scrollPaddingLeft: 'calc(var(--timeline-label) + 8px)', scrollPaddingTop: theme.spacing(10) },
    // On a phone one thing scrolls up and down, and that is the page.
    [NARROW]: { '--timeline-label': '0px', maxHeight: 'none' },
  }),
  track: css({ position: 'relative', width: '100%', paddingBottom: theme.spacing(0.5) }),
  behind: css({ position: 'absolute', inset: 0, left: 'var(--timeline-label)', pointerEvents: 'none' }),
  above: css({ position: 'absolute', inset: 0, left: 'var(--timeline-label)', zIndex: 4, pointerEvents: 'none' }),
  head: css({
    ...{ position: 'sticky', top: 0, zIndex: 6, background: theme.colors.background.primary },
    borderBottom: `1px solid ${theme.colors.border.medium}`,
  }),
  clock: css({
    ...{ fontSize: theme.typography.bodySmall.fontSize, overflow: 'hidden', textOverflow: 'ellipsis' },
    whiteSpace: 'nowrap',
  }),
  offset: css({ color: theme.colors.text.secondary }),
});
