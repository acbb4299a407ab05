import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import type { Load } from '../../server/core/schedule/load.ts';
import { HOUR_MS } from '../../server/core/time/instant.ts';
import { Section } from '../ui/section.tsx';
import type { DraftPreview } from './draft-preview.ts';
import type { Names } from './use-schedules.ts';
import { textAt } from './zone-text.ts';

export interface LoadChangesProps {
  readonly preview: DraftPreview;
  readonly names: Names;
  readonly zone: string;
  /** Nothing was there before, so that there is nothing to compare with. */
  readonly isNew: boolean;
}

/** What on-call asks of each person in the weeks ahead, before and after. */
export function LoadChanges({ preview: { loads, window }, names, zone, isNew }: LoadChangesProps) {
  const styles = useStyles2(getStyles);
  if (loads.length === 0) return null;
  return (
    <Section
      title={t('schedules.load-changes.title', 'Load until {{date}}', { date: textAt(window.end, zone, 'date') })}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('schedules.load-changes.person', 'Person')}</th>
            <th scope="col">{t('schedules.load-changes.hours', 'Hours')}</th>
            <th scope="col">{t('schedules.load-changes.nights', 'Nights')}</th>
            <th scope="col">{t('schedules.load-changes.weekend', 'Weekend days')}</th>
            <th scope="col">{t('schedules.load-changes.longest', 'Longest, h')}</th>
            <th scope="col">{t('schedules.load-changes.rest', 'Shortest rest, h')}</th>
          </tr>
        </thead>
        <tbody>
          {loads.map(({ personId, before, after }) => (
            <tr key={personId}>
              <th scope="row">{names.nameOf(personId)}</th>
              {FIGURES.map((figure, index) => (
                <td key={index}>
                  <Change before={isNew ? figure(after) : figure(before)} after={figure(after)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const FIGURES: readonly ((load: Load) => number | null)[] = [
  ({ onCallMs }) => Math.round(onCallMs / HOUR_MS),
  ({ nights }) => nights,
  ({ weekendDays }) => weekendDays,
  ({ longestMs }) => Math.round(longestMs / HOUR_MS),
  ({ shortestRestMs }) => (shortestRestMs === null ? null : Math.round(shortestRestMs / HOUR_MS)),
];

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
