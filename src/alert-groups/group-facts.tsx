import type { ReactNode } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, TextLink, useStyles2 } from '@grafana/ui';
import type { AlertGroupDetail } from '../api/alert-groups.ts';
import { places } from '../app/places.ts';
import { TeamLink } from '../teams/team-link.tsx';
import { shortDuration } from '../ui/duration.ts';
import { plain } from '../ui/plain.ts';
import { TimeText } from '../ui/time-text.tsx';
import { Section } from './section.tsx';

/** Whose it is and why, by which chain, and what was measured. */
export function GroupFacts({ group }: { readonly group: AlertGroupDetail }) {
  const styles = useStyles2(getStyles);
  const { service, chain } = group;
  return (
    <Section title={t('alert-groups.facts.title', 'Whose it is')}>
      <dl className={styles.list}>
        <Fact name={t('alert-groups.facts.service', 'Service')} why={group.owned}>
          {service === null ? (
            t('alert-groups.row.unowned', 'Nobody owns it')
          ) : (
            <TextLink href={places.service(service.id)}>{service.name}</TextLink>
          )}
        </Fact>
        <Fact name={t('alert-groups.facts.team', 'Team')}>
          <TeamLink team={group.team} />
        </Fact>
        <Fact name={t('alert-groups.facts.chain', 'Escalation chain')}>
          {chain === null ? (
            '—'
          ) : (
            <>
              <TextLink href={places.escalationChain(chain.id)}>{chain.name}</TextLink>{' '}
              <Text color="secondary">
                {t('alert-groups.facts.version', 'version {{version}}', { version: chain.version })}
              </Text>
            </>
          )}
        </Fact>
        <Fact name={t('alert-groups.facts.integration', 'Integration')}>
          <TextLink href={places.integration(group.integration.id)}>{group.integration.name}</TextLink>
        </Fact>
        <Fact name={t('alert-groups.facts.urgency', 'Urgency')}>
          {group.urgency === 'high' ? t('alert-groups.facts.high', 'High') : t('alert-groups.facts.low', 'Low')}
        </Fact>
        <Fact name={t('alert-groups.facts.opened', 'Opened')}>
          <TimeText at={group.openedAt} />
        </Fact>
        <Fact name={t('alert-groups.facts.first-page', 'First page after')}>{shortDuration(group.firstPageMs)}</Fact>
        <Fact name={t('alert-groups.facts.acknowledged', 'Acknowledged after')}>
          {shortDuration(group.acknowledgeMs)}
        </Fact>
        <Fact name={t('alert-groups.facts.resolved', 'Resolved after')}>{shortDuration(group.resolveMs)}</Fact>
      </dl>
    </Section>
  );
}

function Fact({ name, why, children }: { readonly name: string; readonly why?: string; readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.row}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {children}
        {why !== undefined && why !== '' && (
          <Text element="p" variant="bodySmall" color="secondary">
            {t('alert-groups.facts.why', 'Because {{why}}', { why, ...plain })}
          </Text>
        )}
      </dd>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), margin: 0 }),
  row: css({ display: 'grid', gridTemplateColumns: 'minmax(110px, 2fr) minmax(0, 3fr)', gap: theme.spacing(1) }),
  name: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  value: css({ margin: 0, minWidth: 0, overflowWrap: 'anywhere' }),
});
