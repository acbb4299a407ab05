import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import type { Load } from '../../../server/core/schedule/load.ts';
import { HOUR_MS } from '../../../server/core/time/instant.ts';
import { Section } from '../../ui/section.tsx';
import type { DraftPreview, PersonLoad } from './draft-preview.ts';
import type { Names } from '../use-schedules.ts';
import { textAt } from '../zone-text.ts';

export interface LoadChangesProps {
  readonly preview: DraftPreview;
  readonly names: Names;
  readonly zone: string;
  /** Nothing was there before, so that there is nothing to compare with. */
  readonly isNew: boolean;
}

/** What on-call asks of each person in the weeks ahead, before and after. */
export function LoadChanges({ preview, names, zone, isNew }: LoadChangesProps) {
  const styles = useStyles2(getStyles);
  const { loads, window, evenness } = preview;
  const figures = figuresOf(loads);
  if (loads.length === 0) return null;
  return (
    <Section
      title={t('schedules.load-changes.title', 'Load until {{date}}', { date: textAt(window.end, zone, 'date') })}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('schedules.load-changes.person', 'Person')}</th>
            {figures.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {loads.map(({ personId, before, after }) => (
            <tr key={personId}>
              <th scope="row">{names.nameOf(personId)}</th>
              {figures.map(({ name, of }) => (
                <td key={name}>
                  <Change before={isNew ? of(after) : of(before)} after={of(after)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {evenness.after !== null && (
        <Text color="secondary" variant="bodySmall">
          {t('schedules.load-changes.even', 'Hours are shared to {{percent}} % evenly; 100 % is everybody the same.', {
            percent: Math.round(100 * evenness.after),
          })}{' '}
          {evenness.before !== null &&
            evenness.before !== evenness.after &&
            t('schedules.load-changes.was', 'was {{value}}', { value: `${Math.round(100 * evenness.before)} %` })}
        </Text>
      )}
    </Section>
  );
}

interface Figure {
  readonly name: string;
  readonly of: (load: Load) => number | null;
}

/** Holidays only where anybody has one: most schedules know none. */
function figuresOf(loads: readonly PersonLoad[]): readonly Figure[] {
  const hours = (ms: number): number => Math.round(ms / HOUR_MS);
  const isHoliday = loads.some(({ before, after }) => before.holidays + after.holidays > 0);
  return [
    { name: t('schedules.load-changes.hours', 'Hours'), of: ({ onCallMs }) => hours(onCallMs) },
    { name: t('schedules.load-changes.nights', 'Nights'), of: ({ nights }) => nights },
    { name: t('schedules.load-changes.weekend', 'Weekend days'), of: ({ weekendDays }) => weekendDays },
    ...(isHoliday
      ? [{ name: t('schedules.load-changes.holidays', 'Holidays'), of: ({ holidays }: Load) => holidays }]
      : []),
    { name: t('schedules.load-changes.longest', 'Longest, h'), of: ({ longestMs }) => hours(longestMs) },
    {
      name: t('schedules.load-changes.rest', 'Shortest rest, h'),
      of: ({ shortestRestMs }) => (shortestRestMs === null ? null : hours(shortestRestMs)),
    },
  ];
}

function Change({ before, after }: { readonly before: number | null; readonly after: number | null }) {
  const text = (value: number | null): string => (value === null ? '—' : String(value));
  if (before === after) return <>{text(after)}</>;
  return (
    <>
      <Text weight="bold">{text(after)}</Text>
      <Text element="p" color="secondary" variant="bodySmall">
        {t('schedules.load-changes.was', 'was {{value}}', { value: text(before) })}
      </Text>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    ...{ width: '100%', fontVariantNumeric: 'tabular-nums' },
    'th, td': { textAlign: 'left', padding: theme.spacing(0.5, 1, 0.5, 0), verticalAlign: 'top' },
    'thead th': {
      ...theme.typography.bodySmall,
      ...{ color: theme.colors.text.secondary, borderBottom: `1px solid ${theme.colors.border.medium}` },
    },
    'tbody th': { fontWeight: theme.typography.fontWeightRegular },
    'tbody tr': { borderBottom: `1px solid ${theme.colors.border.weak}` },
  }),
});
