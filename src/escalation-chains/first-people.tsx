import { t } from '@grafana/i18n';
import { Icon, Stack, Text } from '@grafana/ui';
import type { Names } from '../../server/core/insights/describe.ts';
import { PeopleLinks } from '../teams/person-link.tsx';
import type { Turn } from './preview.ts';

export interface FirstPeopleProps {
  readonly turns: readonly Turn[];
  readonly names: Names;
}

/** Who would be paged first, and a warning where that is only a fallback, or nobody. */
export function FirstPeople({ turns, names }: FirstPeopleProps) {
  const [first] = turns;
  if (first === undefined) {
    return (
      <Text color="error">
        <Icon name="exclamation-triangle" size="sm" /> {t('escalation-chains.first.nobody', 'Nobody')}
      </Text>
    );
  }
  return (
    <Stack direction="column" gap={0}>
      <span>
        <PeopleLinks people={turns.map(({ personId }) => ({ id: personId, name: names.person(personId) }))} />
      </span>
      {first.stage !== 'chain' && (
        <Text color="warning" variant="bodySmall">
          <Icon name="exclamation-triangle" size="sm" /> {t('escalation-chains.first.fallback', 'by the fallback only')}
        </Text>
      )}
    </Stack>
  );
}
