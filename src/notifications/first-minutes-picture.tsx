import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, Tooltip, useStyles2 } from '@grafana/ui';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { ChannelIcon } from './channel-icon.tsx';
import { placeOf, SHOWN_MS } from './first-minutes.ts';
import type { Mark } from './first-minutes.ts';
import { delayWords, marksSentence, methodName, troubleWords } from './rule-words.ts';

const TICKS_MIN = [0, 2, 4, 6, 8, 10];

/** The first ten minutes of a page that nobody answers: what arrives when. */
export function FirstMinutesPicture({ marks }: { readonly marks: readonly Mark[] }) {
  const styles = useStyles2(getStyles);
  const shown = marks.filter(({ afterMs }) => afterMs <= SHOWN_MS);
  const later = marks.filter(({ afterMs }) => afterMs > SHOWN_MS);
  const label = t('notifications.picture.label', 'The first ten minutes, if nobody answers: {{sentence}}', {
    sentence: marksSentence(marks),
    interpolation: { escapeValue: false },
  });
  return (
    <div>
      <div className={styles.picture} role="img" aria-label={label}>
        {columnsOf(shown).map((column) => (
          <div key={column.afterMs} className={styles.column} style={{ left: `${column.place}%` }}>
            {column.marks.map((mark) => (
              <MarkSign key={mark.methodId} mark={mark} />
            ))}
          </div>
        ))}
        <div className={styles.track} />
        {TICKS_MIN.map((minute) => (
          <span key={minute} className={styles.tick} style={{ left: `${placeOf(minute * MINUTE_MS) ?? 0}%` }}>
            {tickText(minute)}
          </span>
        ))}
      </div>
      {later.length > 0 && (
        <Text variant="bodySmall" color="secondary">
          {t('notifications.picture.later', 'Later: {{sentence}}', {
            sentence: marksSentence(later),
            interpolation: { escapeValue: false },
          })}
        </Text>
      )}
    </div>
  );
}

/** The unit stands with the last one, where there is nothing beside it to be mistaken for. */
function tickText(minute: number): string {
  if (minute === 0) return t('notifications.picture.start', 'paged');
  return minute === TICKS_MIN.at(-1) ? t('notifications.picture.end', '{{minute}} min', { minute }) : String(minute);
}

function MarkSign({ mark }: { readonly mark: Mark }) {
  const styles = useStyles2(getStyles);
  const { channel, address, afterMs, trouble } = mark;
  const words = `${methodName(channel, address)} ${delayWords(afterMs)}`;
  return (
    <Tooltip content={trouble === null ? words : `${words}: ${troubleWords(trouble)}`}>
      <span className={cx(styles.mark, trouble !== null && styles.troubled)}>
        <ChannelIcon channel={channel} size="sm" isDecorative />
      </span>
    </Tooltip>
  );
}

interface Column {
  readonly afterMs: number;
  readonly place: number;
  readonly marks: readonly Mark[];
}

/** What comes at the same time stands one above the other. */
function columnsOf(marks: readonly Mark[]): readonly Column[] {
  return [...new Set(marks.map(({ afterMs }) => afterMs))].map((afterMs) => ({
    ...{ afterMs, place: placeOf(afterMs) ?? 0 },
    marks: marks.filter((mark) => mark.afterMs === afterMs),
  }));
}

const getStyles = (theme: GrafanaTheme2) => ({
  picture: css({
    position: 'relative',
    height: theme.spacing(11),
    margin: theme.spacing(0, 3, 1, 2),
  }),
  column: css({
    position: 'absolute',
    bottom: theme.spacing(4),
    transform: 'translateX(-50%)',
    display: 'flex',
    flexDirection: 'column-reverse',
    alignItems: 'center',
    paddingBottom: theme.spacing(1),
    '&::after': {
      content: '""',
      position: 'absolute',
      bottom: 0,
      width: 1,
      height: theme.spacing(1),
      background: theme.colors.border.strong,
    },
  }),
  mark: css({
    display: 'grid',
    placeItems: 'center',
    width: theme.spacing(3.5),
    height: theme.spacing(3.5),
    marginTop: theme.spacing(-0.5),
    borderRadius: theme.shape.radius.circle,
    border: `2px solid ${theme.colors.background.primary}`,
    background: theme.colors.primary.main,
    color: theme.colors.primary.contrastText,
  }),
  troubled: css({
    background: theme.colors.background.secondary,
    color: theme.colors.text.secondary,
    border: `1px dashed ${theme.colors.border.strong}`,
  }),
  track: css({
    position: 'absolute',
    left: 0,
    right: 0,
    bottom: theme.spacing(4),
    height: 2,
    background: `linear-gradient(to right, ${theme.colors.border.strong}, ${theme.colors.border.medium})`,
  }),
  tick: css({
    ...theme.typography.bodySmall,
    position: 'absolute',
    bottom: theme.spacing(1),
    transform: 'translateX(-50%)',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
