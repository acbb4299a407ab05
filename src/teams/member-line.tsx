import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Icon, Text, Tooltip, useStyles2 } from '@grafana/ui';
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
  const styles = useStyles2(getStyles);
  const { names, onCall } = people;
  const on = onCall.get(person) ?? [];
  const readiness = people.readinessOf(person);
  return (
    <li className={styles.line}>
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
      <span className={styles.reach}>
        {!names.isKnown(person) && (
          <Text color="warning" variant="bodySmall">
            {t('teams.member.gone', 'is not there any more')}
          </Text>
        )}
        {readiness !== null && !readiness.isReachable && (
          <Unreachable sentence={readiness.findings[0]?.sentence ?? ''} />
        )}
        {readiness !== null && <WaysToReach readiness={readiness} />}
      </span>
    </li>
  );
}

function Unreachable({ sentence }: { readonly sentence: string }) {
  return (
    <Tooltip content={sentence}>
      <span tabIndex={0}>
        <Text color="error" variant="bodySmall">
          <Icon name="exclamation-triangle" size="sm" aria-hidden="true" />{' '}
          {t('teams.member.unreachable', 'Cannot be reached')}
        </Text>
      </span>
    </Tooltip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    padding: theme.spacing(0.75, 0),
    '& + &': { borderTop: `1px solid ${theme.colors.border.weak}` },
    '&:last-child': { paddingBottom: 0 },
  }),
  // At the right edge, so that the eye runs down one column of signs.
  reach: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), marginLeft: 'auto' }),
});
