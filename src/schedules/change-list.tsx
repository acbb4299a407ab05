import { t } from '@grafana/i18n';
import { Icon, Stack, Text } from '@grafana/ui';
import type { OnCallChange } from '../../server/core/schedule/changes.ts';
import type { Names } from './use-schedules.ts';
import { stretchText } from './zone-text.ts';

const SHOWN = 12;

export interface ChangeListProps {
  readonly changes: readonly OnCallChange[];
  readonly names: Names;
  readonly zone: string;
}

/** Who is on call instead of whom, stretch by stretch; a new gap stands out. */
export function ChangeList({ changes, names, zone }: ChangeListProps) {
  if (changes.length === 0) {
    return (
      <Text color="secondary">{t('schedules.changes.none', 'Nobody: the same people are on call as before.')}</Text>
    );
  }
  const text = (people: readonly string[]): string =>
    people.length === 0 ? t('schedules.changes.nobody', 'nobody') : people.map(names.nameOf).join(' + ');
  return (
    <Stack direction="column" gap={0.5}>
      {changes.slice(0, SHOWN).map(({ interval, before, after }) => (
        <Text key={interval.start} element="p" color={after.length === 0 ? 'error' : 'primary'}>
          {after.length === 0 && <Icon name="exclamation-triangle" />} {stretchText(interval, zone)}:{' '}
          <Text color="secondary">{text(before)}</Text> <Icon name="arrow-right" size="sm" />{' '}
          <Text weight="medium">{text(after)}</Text>
        </Text>
      ))}
      {changes.length > SHOWN && (
        <Text color="secondary">
          {t('schedules.changes.more', 'and {{count}} more', { count: changes.length - SHOWN })}
        </Text>
      )}
    </Stack>
  );
}
