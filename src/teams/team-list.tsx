import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { Item } from '../api/configured.ts';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { MemberLine } from './member-line.tsx';
import { NewButton } from './new-button.tsx';
import type { People } from './use-people.ts';

/** Every team with who of it is on call, and who could not be reached. */
export function TeamList({ people }: { readonly people: People }) {
  const styles = useStyles2(getStyles);
  const { teams } = people.data;
  if (teams.length === 0) {
    return (
      <EmptyState
        variant="call-to-action"
        message={t('teams.list.none', 'There is no team yet')}
        button={<NewButton tab="teams" />}
      >
        {t(
          'teams.list.none-why',
          'A team owns services and schedules. Make one, and add its people in the order in which they are paged.',
        )}
      </EmptyState>
    );
  }
  return (
    <div className={styles.grid}>
      {teams.map((team) => (
        <TeamCard key={team.id} team={team} people={people} />
      ))}
    </div>
  );
}

function TeamCard({ team, people }: { readonly team: Item<'teams'>; readonly people: People }) {
  const styles = useStyles2(getStyles);
  const { id, document, file } = team;
  const members = document.members ?? [];
  return (
    <section className={styles.card} aria-labelledby={`team-${id}`}>
      <div className={styles.head}>
        <Text element="h2" variant="h5">
          <TextLink id={`team-${id}`} href={places.team(id)} color="primary" inline={false}>
            {document.name}
          </TextLink>
        </Text>
        <ProvisionedBadge file={file} />
        <span className={styles.owns}>{ownsText(people, id)}</span>
      </div>
      {members.length === 0 ? (
        <Text color="warning">{t('teams.list.nobody', 'Nobody belongs to it yet.')}</Text>
      ) : (
        <ul className={styles.members}>
          {members.map((person) => (
            <MemberLine
              key={person}
              person={person}
              people={people}
              isLead={document.leads?.includes(person) === true}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function ownsText({ services, schedules }: People, team: string): string {
  return [
    t('teams.list.services', '{{count}} services', { count: services.filter(({ teamId }) => teamId === team).length }),
    t('teams.list.schedules', '{{count}} schedules', {
      count: schedules.filter(({ teamId }) => teamId === team).length,
    }),
  ].join(' · ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  grid: css({
    ...{ display: 'grid', gap: theme.spacing(2) },
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(50)}), 1fr))`,
  }),
  card: css({
    ...{ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), padding: theme.spacing(2), minWidth: 0 },
    ...{ border: `1px solid ${theme.colors.border.weak}`, borderRadius: theme.shape.radius.default },
  }),
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  owns: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary, marginLeft: 'auto' }),
  members: css({ listStyle: 'none', margin: 0 }),
});
