import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { HomeAnswer } from '../api/home.ts';
import { places } from '../app/places.ts';
import { PeopleLinks } from '../teams/person-link.tsx';
import { TeamLink } from '../teams/team-link.tsx';
import { plain } from '../ui/plain.ts';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { momentText } from './moment-text.ts';

type MyTeam = HomeAnswer['teams'][number];

/** Who of my teams is on call now, and who next. */
export function MyTeams({ teams }: { readonly teams: readonly MyTeam[] }) {
  return (
    <Section title={t('home.teams.title', 'My teams')}>
      {teams.length === 0 && (
        <Text color="secondary">
          {t('home.teams.none', 'You are in no team.')}{' '}
          <TextLink href={places.teams()} inline>
            {t('home.teams.see', 'See all teams')}
          </TextLink>
        </Text>
      )}
      <Stack direction="column" gap={2}>
        {teams.map((team) => (
          <TeamPart key={team.team.id} team={team} />
        ))}
      </Stack>
    </Section>
  );
}

function TeamPart({ team }: { readonly team: MyTeam }) {
  const styles = useStyles2(getStyles);
  return (
    <div>
      <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
        <Text element="h3" variant="h5">
          <TeamLink team={team.team} />
        </Text>
        {team.isLead && <Badge color="blue" text={t('home.teams.lead', 'You lead it')} />}
      </Stack>
      {team.schedules.length === 0 && (
        <Text color="secondary">{t('home.teams.no-schedule', 'This team has no schedule.')}</Text>
      )}
      <ul className={styles.list}>
        {team.schedules.map((turn) => (
          <Turn key={turn.schedule.id} turn={turn} />
        ))}
      </ul>
    </div>
  );
}

function Turn({ turn }: { readonly turn: MyTeam['schedules'][number] }) {
  const styles = useStyles2(getStyles);
  const { schedule, people, until, next } = turn;
  return (
    <li className={styles.line}>
      <TextLink href={places.schedule(schedule.id)} inline color="secondary">
        {schedule.name}
      </TextLink>
      <span>
        {people.length === 0 ? (
          <Text color="warning">{t('home.teams.nobody', 'Nobody is on call')}</Text>
        ) : (
          <PeopleLinks people={people} />
        )}{' '}
        {until !== null && (
          <span className={styles.until}>
            {t('home.teams.until', 'until {{when}}', { when: momentText(until), ...plain })} (<TimeText at={until} />)
            {next.length > 0 && (
              <>
                {t('home.teams.then', ', then')} <PeopleLinks people={next} />
              </>
            )}
          </span>
        )}
      </span>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: theme.spacing(1, 0, 0) }),
  // One column for the names of all schedules, so that the people stand below each other.
  line: css({
    display: 'grid',
    gridTemplateColumns: `minmax(0, ${theme.spacing(24)}) minmax(0, 1fr)`,
    gap: theme.spacing(0, 2),
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    '&:last-child': { paddingBottom: 0 },
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  until: css({ color: theme.colors.text.secondary }),
});
