import { useId } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, Tooltip, useStyles2, useTheme2 } from '@grafana/ui';
import { figureDuration } from './figures.ts';
import { barsOf, stagesIn } from './stage-rows.ts';
import type { Bar, Piece, StageRow } from './stage-rows.ts';
import { stageColor, stageMeaning, stageName } from './stages.ts';

/** Where the minutes of a response went, a bar for each service or team: on the page, and in the panel. */
export function StageBars({ rows }: { readonly rows: readonly StageRow[] }) {
  const styles = useStyles2(getStyles);
  const bars = barsOf(rows);
  return (
    <div className={styles.chart}>
      <Legend bars={bars} />
      <ul className={styles.bars}>
        {bars.map((bar) => (
          <li key={bar.key} className={styles.row}>
            <BarRow bar={bar} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Legend({ bars }: { readonly bars: readonly Bar[] }) {
  const styles = useStyles2(getLegendStyles);
  const theme = useTheme2();
  return (
    <ul className={styles.legend} aria-label={t('insights.stages.legend', 'Stages')}>
      {stagesIn(bars).map((stage) => (
        <li key={stage}>
          <Tooltip content={stageMeaning(stage)}>
            <button type="button" className={styles.stage}>
              <span className={styles.swatch} style={{ background: stageColor(stage, theme) }} />
              {stageName(stage)}
            </button>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

function BarRow({ bar }: { readonly bar: Bar }) {
  const styles = useStyles2(getStyles);
  const nameId = useId();
  const said = bar.pieces.map(({ stage, meanMs }) => `${stageName(stage)}: ${figureDuration(meanMs)}`).join(', ');
  return (
    <>
      <div id={nameId} className={styles.name} title={bar.name}>
        {bar.name}
      </div>
      <div className={styles.track}>
        {bar.pieces.length > 0 && (
          <div role="img" aria-label={`${bar.name}. ${said}`} className={styles.bar}>
            {bar.pieces.map((piece) => (
              <Segment key={piece.stage} piece={piece} />
            ))}
          </div>
        )}
      </div>
      <div className={styles.figure}>
        <Text variant="body" weight="medium" tabular>
          {figureDuration(bar.meanMs)}
        </Text>
        <Text variant="bodySmall" color="secondary" tabular>
          {t('insights.n', 'n = {{n}}', { n: bar.n })}
        </Text>
      </div>
    </>
  );
}

/** As WCAG asks for text of this size; Grafana takes less where nobody says so. */
const READABLE = 4.5;

function Segment({ piece }: { readonly piece: Piece }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { stage, meanMs, width } = piece;
  const background = stageColor(stage, theme);
  return (
    <Tooltip content={`${stageName(stage)}: ${figureDuration(meanMs)}`}>
      <div
        className={styles.segment}
        style={{ width: `${width * 100}%`, background, color: theme.colors.getContrastText(background, READABLE) }}
      >
        <span className={styles.inside}>{figureDuration(meanMs)}</span>
      </div>
    </Tooltip>
  );
}

const getLegendStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  }),
  stage: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    padding: theme.spacing(0.5, 0),
    border: 0,
    background: 'none',
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    cursor: 'help',
  }),
  swatch: css({ width: theme.spacing(1.5), height: theme.spacing(1.5), borderRadius: theme.shape.radius.sm }),
});

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), containerType: 'inline-size' }),
  bars: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  }),
  row: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 22ch) minmax(0, 1fr) 14ch',
    alignItems: 'center',
    columnGap: theme.spacing(2),
    // On a phone and in a narrow panel the bar gets a line of its own below its name and figure.
    '@container (max-width: 560px)': {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      '& > :nth-child(2)': { gridRow: 2, gridColumn: '1 / -1' },
    },
  }),
  name: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  track: css({
    height: theme.spacing(3),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
  }),
  bar: css({
    display: 'flex',
    height: '100%',
    overflow: 'hidden',
    borderRadius: theme.shape.radius.default,
  }),
  segment: css({
    containerType: 'inline-size',
    display: 'flex',
    alignItems: 'center',
    overflow: 'hidden',
    // Colours alone must not part two stages.
    '&:not(:last-child)': { borderRight: `1px solid ${theme.colors.background.primary}` },
  }),
  inside: css({
    padding: theme.spacing(0, 0.75),
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    // Half a number would be another number.
    [`@container (max-width: ${theme.spacing(10)})`]: { display: 'none' },
  }),
  figure: css({
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    whiteSpace: 'nowrap',
  }),
});
