import { memo } from 'react';
import type { KeyboardEvent } from 'react';
import { css, cx } from '@emotion/css';
import { colorManipulator } from '@grafana/data';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import type { Interval } from '../../server/core/time/instant.ts';
import { percentAt } from './bars.ts';
import type { Bar } from './bars.ts';
import { stretchText } from './zone-text.ts';

export interface BarContext {
  readonly window: Interval;
  readonly zone: string;
  /** The other one of the reader's zone and the schedule's; null where both read the same. */
  readonly otherZone: string | null;
  readonly nameOf: (personId: string) => string;
  readonly hueOf: (personId: string) => string;
  readonly onOpen: (interval: Interval, kind: Bar['kind']) => void;
}

export interface TimelineBarProps {
  readonly bar: Bar;
  readonly context: BarContext;
  /** Whether the tab key stops here; from there on arrows lead along the row. */
  readonly isStop: boolean;
}

/** One shift, override or gap. Its place is a matter of CSS: nothing is measured. */
export const TimelineBar = memo(function TimelineBar({ bar, context, isStop }: TimelineBarProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const left = percentAt(bar.interval.start, context.window);
  const width = percentAt(bar.interval.end, context.window) - left;
  const [first] = bar.kind === 'shift' ? bar.people : [];
  const hue = first === undefined ? null : theme.visualization.getColorByName(context.hueOf(first));
  const tint = hue === null ? {} : { borderColor: hue, background: colorManipulator.alpha(hue, 0.22) };
  const text = barText(bar, context.nameOf);
  return (
    <button
      type="button"
      className={cx(styles.bar, styles[bar.kind])}
      style={{ left: `${left}%`, width: `${width}%`, ...tint }}
      tabIndex={isStop ? 0 : -1}
      title={`${text}\n${whenText(bar.interval, context)}`}
      aria-label={`${text}, ${whenText(bar.interval, context)}`}
      onClick={() => context.onOpen(bar.interval, bar.kind)}
    >
      <span className={styles.name}>{text}</span>
      {/* Drawn by CSS: as text it would have to be part of what the button is called. */}
      <span className={styles.short} data-short={shortText(bar, context.nameOf)} />
    </button>
  );
});

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

function barText(bar: Bar, nameOf: (id: string) => string): string {
  switch (bar.kind) {
    case 'shift':
      return bar.people.map(nameOf).join(' + ');
    case 'gap':
      return t('schedules.bar.gap', 'Nobody on call');
    case 'empty':
      return t('schedules.bar.empty', 'Empty: {{people}} is not known', { people: bar.people.join(', ') });
    case 'many':
      return t('schedules.bar.many', '{{count}} short shifts', { count: bar.count });
  }
}

function shortText(bar: Bar, nameOf: (id: string) => string): string {
  if (bar.kind === 'many') return '…';
  if (bar.kind !== 'shift') return '!';
  return bar.people.map((person) => initialsOf(nameOf(person))).join('+');
}

/** "Ana Ünal" is AÜ: what fits where a name does not. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

function whenText(interval: Interval, { zone, otherZone }: BarContext): string {
  const here = `${stretchText(interval, zone)} ${zone}`;
  return otherZone === null ? here : `${here}\n${stretchText(interval, otherZone)} ${otherZone}`;
}

const getStyles = (theme: GrafanaTheme2) => {
  const stripes = (color: string) =>
    `repeating-linear-gradient(-45deg, ${color} 0 ${theme.spacing(0.75)}, transparent ${theme.spacing(0.75)} ${theme.spacing(1.5)})`;
  return {
    bar: css({
      ...{ position: 'absolute', top: theme.spacing(0.25), bottom: theme.spacing(0.25), overflow: 'clip' },
      ...{ padding: theme.spacing(0, 0.5), textAlign: 'left', whiteSpace: 'nowrap', containerType: 'inline-size' },
      ...{ border: '1px solid', borderLeftWidth: 3, borderRadius: theme.shape.radius.default },
      ...{ color: theme.colors.text.primary, fontSize: theme.typography.bodySmall.fontSize },
      '&:hover': { filter: 'brightness(1.15)', zIndex: 2 },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 1, zIndex: 3 },
    }),
    shift: css({}),
    gap: css({
      borderColor: theme.colors.error.border,
      borderStyle: 'dashed',
      background: stripes(theme.colors.error.transparent),
    }),
    empty: css({
      borderColor: theme.colors.warning.border,
      borderStyle: 'dashed',
      background: stripes(theme.colors.warning.transparent),
    }),
    many: css({
      borderColor: theme.colors.border.medium,
      background: stripes(theme.colors.action.hover),
    }),
    name: css({
      // Stays in sight while its bar is scrolled half away.
      ...{ position: 'sticky', left: theme.spacing(0.5), display: 'inline-block', maxWidth: '100%' },
      ...{ overflow: 'hidden', textOverflow: 'ellipsis', verticalAlign: 'middle' },
      '@container (max-width: 52px)': { display: 'none' },
    }),
    short: css({
      ...{ display: 'none', overflow: 'hidden' },
      '&::before': { content: 'attr(data-short)' },
      '@container (max-width: 52px)': { display: 'block' },
      '@container (max-width: 14px)': { display: 'none' },
    }),
  };
};
