import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useHome } from '../api/home.ts';
import type { HomeAnswer } from '../api/home.ts';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { Answers } from './answers.tsx';
import { MyTeams } from './my-teams.tsx';
import { OnCallCard } from './on-call-card.tsx';
import { SetUp } from './set-up.tsx';
import { Wanted } from './wanted.tsx';
import { StaleCalendars } from './stale-calendars.tsx';
import { Warnings } from './warnings.tsx';

export function HomePage() {
  const query = useHome();
  return (
    <Page
      title={t('home.title', 'Home')}
      subTitle={t('home.sub-title', 'Whether you are on call, and what needs an answer now.')}
    >
      <Loaded query={query}>{(home) => <HomeParts home={home} />}</Loaded>
    </Page>
  );
}

function HomeParts({ home }: { readonly home: HomeAnswer }) {
  const styles = useStyles2(getStyles);
  const isFiring = home.mine.total + home.ofMyTeams.total > 0;
  return (
    <div className={styles.parts}>
      <Warnings home={home} />
      <StaleCalendars calendars={home.staleCalendars} />
      {/* Whoever is being paged looks for that, whatever else is left to set up. */}
      {isFiring && <Wanted home={home} />}
      <SetUp steps={home.steps} />
      <div className={styles.columns}>
        <OnCallCard home={home} />
        <Answers answers={home.answers} />
      </div>
      {!isFiring && <Wanted home={home} />}
      <MyTeams teams={home.teams} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  parts: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    maxWidth: theme.breakpoints.values.xxl,
  }),
  columns: css({
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
});
