import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, Text, TextLink, useStyles2 } from '@grafana/ui';
import { Next, Reached } from '../alert-groups/group-cells.tsx';
import { SeverityBadge } from '../alert-groups/status-badge.tsx';
import { useAct } from '../api/alert-groups.ts';
import type { AlertGroup } from '../api/alert-groups.ts';
import type { HomeAnswer } from '../api/home.ts';
import { places } from '../app/places.ts';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';

/** What needs an answer now: mine first, because somebody is waiting for me. */
export function Wanted({ home }: { readonly home: HomeAnswer }) {
  const styles = useStyles2(getStyles);
  const { mine, ofMyTeams } = home;
  const all = (
    <TextLink href={places.alertGroups()} inline={false}>
      {t('home.wanted.all', 'All alert groups')}
    </TextLink>
  );
  return (
    <Section title={t('home.wanted.title', 'What needs an answer now')} actions={all}>
      {mine.total + ofMyTeams.total === 0 && (
        <p className={styles.calm}>
          <Icon name="check-circle" aria-hidden="true" />{' '}
          {t('home.wanted.nothing', 'Nothing: neither from you nor from your teams.')}
        </p>
      )}
      <Groups title={t('home.wanted.mine', 'From me')} groups={mine} isMine />
      <Groups title={t('home.wanted.teams', 'From others of my teams')} groups={ofMyTeams} />
    </Section>
  );
}

interface GroupsProps {
  readonly title: string;
  readonly groups: HomeAnswer['mine'];
  readonly isMine?: boolean;
}

function Groups({ title, groups, isMine = false }: GroupsProps) {
  const styles = useStyles2(getStyles);
  if (groups.total === 0) return null;
  const more = groups.total - groups.items.length;
  return (
    <div className={styles.part}>
      <Text element="h3" variant="h5">
        {title}
      </Text>
      <ul className={styles.list}>
        {groups.items.map((group) => (
          <GroupLine key={group.id} group={group} isMine={isMine} />
        ))}
      </ul>
      {more > 0 && <Text color="secondary">{t('home.wanted.more', 'and {{count}} more', { count: more })}</Text>}
    </div>
  );
}

function GroupLine({ group, isMine }: { readonly group: AlertGroup; readonly isMine: boolean }) {
  const styles = useStyles2(getStyles);
  const act = useAct(group.id, (shown) => shown);
  return (
    <li className={styles.line}>
      <span className={styles.severity}>
        <SeverityBadge severity={group.severity} />
      </span>
      <span className={styles.words}>
        <TextLink href={places.alertGroup(group.id)} inline={false} color="primary">
          {`#${group.number} ${group.title}`}
        </TextLink>
        <span className={styles.facts}>
          {group.service?.name ?? t('home.wanted.unowned', 'Unowned alerts')}
          {' · '}
          <TimeText at={group.openedAt} />
          {' · '}
          {t('home.wanted.paged', 'paged:')} <Reached group={group} />
        </span>
        <Next group={group} />
        {act.error && <Text color="error">{act.error.message}</Text>}
      </span>
      <Button
        size="md"
        variant={isMine ? 'primary' : 'secondary'}
        icon="user"
        disabled={act.isPending}
        onClick={() => act.mutate({ action: 'acknowledge' })}
      >
        {t('home.wanted.acknowledge', 'Acknowledge')}
      </Button>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  calm: css({ color: theme.colors.success.text, margin: 0 }),
  part: css({ '& + &': { marginTop: theme.spacing(2) } }),
  list: css({ listStyle: 'none' }),
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:last-child': { borderBottom: 'none', paddingBottom: 0 },
    [theme.breakpoints.down('sm')]: {
      button: { flex: '1 1 100%', justifyContent: 'center', minHeight: theme.spacing(5) },
    },
  }),
  // As wide as the longest, or the titles would not begin below each other.
  severity: css({ minWidth: theme.spacing(10.5) }),
  words: css({ display: 'flex', flexDirection: 'column', flex: '1 1 200px', minWidth: 0 }),
  facts: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
});
