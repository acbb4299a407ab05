import { memo } from 'react';
import type { KeyboardEvent } from 'react';
import { css, cx } from '@emotion/css';
import { colorManipulator } from '@grafana/data';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import type { Interval } from '../../../server/core/time/instant.ts';
import { barText, shortBarText, spokenText, whenText } from './bar-text.ts';
import { percentAt } from './bars.ts';
import type { Bar } from './bars.ts';
import { signOf } from '../arrangements/stand-ins.ts';
import type { Sign } from '../arrangements/stand-ins.ts';
import type { Fit } from './timeline-frame.ts';

export interface BarContext {
  readonly window: Interval;
  readonly zone: string;
  /** The other one of the reader's zone and the schedule's; null where both read the same. */
  readonly otherZone: string | null;
  readonly nameOf: (personId: string) => string;
  readonly hueOf: (personId: string) => string;
  readonly onOpen: (bar: Bar, row: string) => void;
  /** In a few words: "turn 3 of Primary". */
  readonly whyOf?: (bar: Bar) => string;
}

export interface TimelineBarProps {
  readonly bar: Bar;
  readonly context: BarContext;
  /** Whether the tab key stops here; from there on arrows lead along the row. */
  readonly isStop: boolean;
  /** The row, where arrows lead from row to row. */
  readonly row?: string;
  /** Whom nobody pages for it. */
  readonly isShadow?: boolean;
  /** By its ends and as a whole. */
  readonly isMovable?: boolean;
  readonly fit: Fit;
}

/** One shift, override or gap. Its place is a matter of CSS: nothing is measured. */
export const TimelineBar = memo(function TimelineBar(props: TimelineBarProps) {
  const { bar, context, isStop, row = '', isShadow = false, isMovable = false, fit } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { window, zone, otherZone, nameOf, hueOf } = context;
  const left = percentAt(bar.interval.start, window);
  const width = percentAt(bar.interval.end, window) - left;
  const [first] = bar.kind === 'shift' ? bar.people : [];
  const hue = first === undefined ? null : theme.visualization.getColorByName(hueOf(first));
  const tint =
    hue === null ? {} : { borderColor: hue, background: colorManipulator.alpha(hue, isShadow ? 0.08 : 0.22) };
  const text = barText(bar, nameOf);
  const why = context.whyOf?.(bar) ?? '';
  const sign = bar.kind === 'shift' ? signOf(bar.sources) : null;
  return (
    <button
      type="button"
      className={cx(
        ...[styles.bar, styles[bar.kind], isShadow && styles.shadow, fit === 'short' && styles.short],
        isMovable && (fit === 'name' ? styles.movable : styles.grabbed),
      )}
      style={{ left: `${left}%`, width: `${width}%`, ...tint }}
      tabIndex={isStop ? 0 : -1}
      title={[text, whenText(bar.interval, zone, otherZone), why].filter((line) => line !== '').join('\n')}
      aria-label={spokenText(bar, zone, nameOf, why)}
      data-row={row}
      data-start={bar.interval.start}
      data-short={fit === 'short' ? shortBarText(bar, nameOf) : undefined}
      onClick={() => context.onOpen(bar, row)}
    >
      {fit === 'name' && (
        // The sign by CSS: as text it would have to be part of what the button is called.
        <span className={styles.name} data-sign={sign === null ? '' : `${SIGNS[sign]} `}>
          {text}
        </span>
      )}
    </button>
  );
});

/** Letters and not icons: of those there may be hundreds on the screen, and each would be a drawing of its own. */
const SIGNS: Readonly<Record<Sign, string>> = {
  override: '⇄',
  absence: '↷',
  cover: '⇆',
  holiday: '✦',
  import: '↧',
};

/** Arrows lead along a row: a tab stop for each of a hundred shifts would be a wall. */
export function walkAlong(event: KeyboardEvent<HTMLDivElement>): void {
  const steps: Readonly<Partial<Record<string, number>>> = { ArrowLeft: -1, ArrowRight: 1 };
  const step = steps[event.key];
  if (step === undefined) return;
  const bars = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button')];
  const next = bars[bars.findIndex((bar) => bar === document.activeElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

const getStyles = (theme: GrafanaTheme2) => {
  const stripes = (color: string) =>
    `repeating-linear-gradient(-45deg, ${color} 0 ${theme.spacing(0.75)}, transparent ${theme.spacing(0.75)} ${theme.spacing(1.5)})`;
  return {
    bar: css({
      // Nothing in one is a matter of any other: drawing a new one lays out that one only.
      ...{ position: 'absolute', top: theme.spacing(0.25), bottom: theme.spacing(0.25), contain: 'strict' },
      ...{ padding: 0, textAlign: 'left', whiteSpace: 'nowrap' },
      ...{ border: '1px solid', borderLeftWidth: 3, borderRadius: theme.shape.radius.default },
      ...{ color: theme.colors.text.primary, fontSize: theme.typography.bodySmall.fontSize },
      '&:hover': { filter: 'brightness(1.15)', zIndex: 2 },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 1, zIndex: 3 },
    }),
    shift: css({}),
    gap: css({
      ...{ borderColor: theme.colors.error.border, borderStyle: 'dashed', borderLeftWidth: 1 },
      ...{ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium },
      background: stripes(theme.colors.error.transparent),
    }),
    empty: css({
      ...{ borderColor: theme.colors.warning.border, borderStyle: 'dashed', borderLeftWidth: 1 },
      ...{ color: theme.colors.warning.text, fontWeight: theme.typography.fontWeightMedium },
      background: stripes(theme.colors.warning.transparent),
    }),
    many: css({
      borderColor: theme.colors.border.medium,
      background: stripes(theme.colors.action.hover),
    }),
    shadow: css({ borderStyle: 'dotted', borderLeftWidth: 1, color: theme.colors.text.secondary }),
    movable: css({
      cursor: 'grab',
      '&::before, &::after': { content: '""', position: 'absolute', top: 0, bottom: 0, width: 8, cursor: 'ew-resize' },
      '&::before': { left: 0 },
      '&::after': { right: 0 },
    }),
    name: css({
      // Stays in sight while its bar is scrolled half away.
      ...{ position: 'sticky', left: 'calc(var(--timeline-label, 0px) + 4px)', display: 'inline-block' },
      ...{ maxWidth: '100%', padding: theme.spacing(0, 0.5), verticalAlign: 'middle' },
      ...{ overflow: 'hidden', textOverflow: 'ellipsis' },
      '&::before': { content: 'attr(data-sign)' },
    }),
    // Without an element of its own: of these there are the most.
    short: css({
      '&::before': {
        ...{ content: 'attr(data-short)', display: 'block', overflow: 'hidden', padding: theme.spacing(0, 0.25) },
      },
    }),
    grabbed: css({ cursor: 'grab' }),
  };
};
