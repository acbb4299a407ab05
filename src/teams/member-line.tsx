import { t } from '@grafana/i18n';
import { Badge, Icon, Stack, Text, Tooltip } from '@grafana/ui';
import { PersonLink } from './person-link.tsx';
import type { People } from './use-people.ts';
import { WaysToReach } from './ways-to-reach.tsx';

export interface MemberLineProps {
  readonly person: string;
  readonly people: People;
  readonly isLead: boolean;
}

/** A member: on call or not, reachable or not. */
export function MemberLine({ person, people, isLead }: MemberLineProps) {
  const { names, onCall } = people;
  const on = onCall.get(person) ?? [];
  const readiness = people.readinessOf(person);
  return (
    <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
      <PersonLink person={{ id: person, name: names.nameOf(person) }} />
      {isLead && <Badge color="blue" text={t('teams.member.lead', 'Lead')} />}
      {on.length > 0 && (
        <Badge
          color="green"
          icon="bell"
          text={t('teams.member.on-call', 'On call')}
          tooltip={on.map(({ name }) => name).join(', ')}
        />
      )}
      {!names.isKnown(person) && (
        <Text color="warning" variant="bodySmall">
          {t('teams.member.gone', 'is not there any more')}
        </Text>
      )}
      {readiness !== null && <WaysToReach readiness={readiness} />}
      {readiness !== null && !readiness.isReachable && <Unreachable sentence={readiness.findings[0]?.sentence ?? ''} />}
    </Stack>
  );
}

function Unreachable({ sentence }: { readonly sentence: string }) {
  return (
    <Tooltip content={sentence}>
      <span tabIndex={0}>
        <Text color="error" variant="bodySmall">
          <Icon name="exclamation-triangle" size="sm" /> {t('teams.member.unreachable', 'Cannot be reached')}
        </Text>
      </span>
    </Tooltip>
  );
}
