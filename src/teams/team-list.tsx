import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { MemberLine } from './member-line.tsx';
import type { People } from './use-people.ts';

/** Every team with who of it is on call, and who could not be reached. */
export function TeamList({ people }: { readonly people: People }) {
  const styles = useStyles2(getStyles);
  const { teams } = people.data;
  if (teams.length === 0) {
    return (
      <EmptyState variant="call-to-action" message={t('teams.list.none', 'There is no team yet')}>
        {t(
          'teams.list.none-why',
          'A team owns services and schedules. Make one, and add its people in the order in which they are paged.',
        )}
      </EmptyState>
    );
  }
  return (
    <div className={styles.grid}>
      {teams.map(({ id, document, file }) => {
        const services = people.services.filter(({ teamId }) => teamId === id);
        const schedules = people.schedules.filter(({ teamId }) => teamId === id);
        return (
          <section key={id} className={styles.card} aria-labelledby={`team-${id}`}>
            <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
              <Text element="h2" variant="h5">
                <TextLink id={`team-${id}`} href={places.team(id)} color="primary" inline={false}>
                  {document.name}
                </TextLink>
              </Text>
              <ProvisionedBadge file={file} />
            </Stack>
            <Text color="secondary" variant="bodySmall">
              {t('teams.list.owns', '{{services}} services · {{schedules}} schedules', {
                services: services.length,
                schedules: schedules.length,
              })}
            </Text>
            {(document.members ?? []).length === 0 && (
              <Text color="warning">{t('teams.list.nobody', 'Nobody belongs to it yet.')}</Text>
            )}
            {(document.members ?? []).map((person) => (
              <MemberLine
                key={person}
                person={person}
                people={people}
                isLead={document.leads?.includes(person) === true}
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  grid: css({
    ...{ display: 'grid', gap: theme.spacing(2), alignItems: 'start' },
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(45)}), 1fr))`,
  }),
  card: css({
    ...{ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.75), padding: theme.spacing(2), minWidth: 0 },
    ...{ background: theme.colors.background.secondary, borderRadius: theme.shape.radius.default },
  }),
});
