import { memo, useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { colorManipulator } from '@grafana/data';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2, useTheme2 } from '@grafana/ui';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import { useNow } from '../../app/clock.tsx';
import { PersonLink } from '../../teams/person-link.tsx';
import { plain } from '../../ui/plain.ts';
import type { Bar } from './bars.ts';
import type { Span } from '../calendar.ts';
import { hoursIn, NIGHT_HOURS, partOfDay, pathOf, WORKING_HOURS } from './local-day.ts';
import { cityOf } from './note-text.ts';
import type { BarContext } from './timeline-bar.tsx';
import { LabelledTrack, RowLabel } from './timeline-track.tsx';
import { textAt } from '../zone-text.ts';

/** More of them than this are one button away: the shifts are what the page is about. */
const SHOWN = 8;

export interface TimelinePeopleProps {
  /** Those who take turns, with the zones that they live in. */
  readonly people: readonly { readonly id: string; readonly zone: string }[];
  readonly final: readonly Bar[];
  readonly context: BarContext;
  readonly span: Span;
}

/** Everybody's own day below the shifts, so that one sees whose night a shift is. */
export function TimelinePeople({ people, final, context, span }: TimelinePeopleProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? people : people.slice(0, SHOWN);
  if (people.length === 0) return null;
  return (
    <div role="group" aria-label={t('schedules.local.title', 'Local time of everybody who takes turns')}>
      <LabelledTrack label={<RowLabel name={t('schedules.local.label', 'Their local time')} />}>
        <Key span={span} />
      </LabelledTrack>
      {shown.map((person) => (
        <PersonRow key={person.id} {...{ person, final, context, span }} />
      ))}
      {people.length > shown.length && (
        <LabelledTrack
          label={
            <Button size="sm" variant="secondary" fill="text" onClick={() => setWhole(true)}>
              {t('schedules.local.more', 'and {{count}} more', { count: people.length - shown.length })}
            </Button>
          }
        >
          {null}
        </LabelledTrack>
      )}
    </div>
  );
}

/** What the shades mean. */
function Key({ span }: { readonly span: Span }) {
  const styles = useStyles2(getStyles);
  if (span === 'three-months') return null;
  return (
    <div className={styles.key} aria-hidden>
      <span className={styles.keyItem}>
        <span className={styles.keyWorking} /> {t('schedules.local.working', '09–17 for them')}
      </span>
      <span className={styles.keyItem}>
        <span className={styles.keyNight} /> {t('schedules.local.night', '22–06 for them')}
      </span>
      <span className={styles.keyItem}>
        <span className={styles.keyDuty} /> {t('schedules.local.on-call', 'on call')}
      </span>
    </div>
  );
}

interface PersonRowProps extends Omit<TimelinePeopleProps, 'people'> {
  readonly person: TimelinePeopleProps['people'][number];
}

const PersonRow = memo(function PersonRow({ person, final, context, span }: PersonRowProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { window, hueOf, nameOf } = context;
  const { id, zone } = person;
  const paths = useMemo(() => {
    const duties = final.flatMap((bar) => (bar.kind === 'shift' && bar.people.includes(id) ? [bar.interval] : []));
    const hours = (of: { from: number; to: number }): string =>
      span === 'three-months' ? '' : pathOf(hoursIn(window, zone, of), window);
    return { working: hours(WORKING_HOURS), night: hours(NIGHT_HOURS), duties: pathOf(duties, window) };
  }, [final, window, zone, id, span]);
  const hue = theme.visualization.getColorByName(hueOf(id));
  return (
    <LabelledTrack label={<PersonLabel id={id} name={nameOf(id)} zone={zone} hue={hue} />}>
      <svg className={styles.day} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden>
        <path className={styles.night} d={paths.night} />
        <path className={styles.working} d={paths.working} />
        <path d={paths.duties} fill={hue} transform="translate(0 0.78) scale(1 0.22)" />
      </svg>
    </LabelledTrack>
  );
});

interface PersonLabelProps {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly hue: string;
}

function PersonLabel({ id, name, zone, hue }: PersonLabelProps) {
  const styles = useStyles2(getStyles);
  const now = useNow(MINUTE_MS);
  const values = { time: textAt(now, zone, 'time'), city: cityOf(zone), ...plain };
  const isNight = partOfDay(now, zone) === 'night';
  return (
    <div className={styles.person}>
      <span className={styles.hue} style={{ background: hue }} aria-hidden />
      <span className={styles.name}>
        <PersonLink person={{ id, name }} />
      </span>
      <span className={styles.time} title={zone}>
        {isNight
          ? t('schedules.local.now-night', '{{time}} in {{city}}, night', values)
          : t('schedules.local.now', '{{time}} in {{city}}', values)}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const swatch = { display: 'inline-block', width: theme.spacing(2), height: theme.spacing(1) } as const;
  const working = colorManipulator.alpha(theme.colors.success.main, 0.35);
  const night = colorManipulator.alpha(theme.colors.text.secondary, 0.18);
  return {
    day: css({ display: 'block', width: '100%', height: theme.spacing(2.5) }),
    working: css({ fill: working }),
    night: css({ fill: night }),
    person: css({
      ...{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: theme.spacing(0.75), minWidth: 0 },
      ...{ fontSize: theme.typography.bodySmall.fontSize, pointerEvents: 'auto' },
    }),
    hue: css({ width: theme.spacing(1.5), height: theme.spacing(0.5), borderRadius: theme.shape.radius.default }),
    name: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 }),
    time: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
    key: css({
      ...{ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2), position: 'sticky', width: 'max-content' },
      ...{ left: 'calc(var(--timeline-label) + 8px)', paddingLeft: theme.spacing(1), maxWidth: '90cqw' },
      ...{ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize },
    }),
    keyItem: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
    keyWorking: css({ ...swatch, background: working }),
    keyNight: css({ ...swatch, background: night }),
    keyDuty: css({ ...swatch, height: theme.spacing(0.5), background: theme.colors.text.secondary }),
  };
};
