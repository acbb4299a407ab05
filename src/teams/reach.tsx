import { t } from '@grafana/i18n';
import { Icon, Stack, Text } from '@grafana/ui';
import type { People } from './use-people.ts';
import { WaysToReach } from './ways-to-reach.tsx';

/** By what a person is reached, and in words where that is not enough for the next night. */
export function Reach({ person, people }: { readonly person: string; readonly people: People }) {
  const readiness = people.readinessOf(person);
  if (!people.names.isKnown(person)) {
    return <Text color="warning">{t('teams.member.gone', 'is not there any more')}</Text>;
  }
  if (readiness === null) return <>—</>;
  return (
    <Stack direction="column" gap={0.5}>
      {readiness.methods.length > 0 && <WaysToReach readiness={readiness} />}
      {!readiness.isReachable && (
        <Text color="error" variant="bodySmall">
          <Icon name="exclamation-triangle" size="sm" aria-hidden="true" />{' '}
          {readiness.findings[0]?.sentence ?? t('teams.people.unreachable', 'cannot be reached')}
        </Text>
      )}
    </Stack>
  );
}
