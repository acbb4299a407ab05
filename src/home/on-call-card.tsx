import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { HomeAnswer } from '../api/home.ts';
import { places } from '../app/places.ts';
import { PeopleLinks } from '../teams/person-link.tsx';
import { plain } from '../ui/plain.ts';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { momentText } from './moment-text.ts';

/** The first question of every morning and every night: is it me? */
export function OnCallCard({ home }: { readonly home: HomeAnswer }) {
  const { onCall, person } = home;
  const styles = useStyles2(getStyles);
  const isMe = onCall.now.length > 0;
  return (
    <Section
      title={t('home.on-call.title', 'Am I on call?')}
      actions={
        person !== null && (
          <TextLink href={places.mySchedule()} inline={false}>
            {t('home.on-call.schedule', 'My schedule')}
          </TextLink>
        )
      }
    >
      <div className={styles.answer}>
        <span className={isMe ? styles.me : styles.notMe}>
          <Icon name={isMe ? 'bell' : 'bell-slash'} size="xxl" aria-hidden="true" />
        </span>
        <Stack direction="column" gap={0.5}>
          <Text variant="h3" element="p">
            {isMe ? t('home.on-call.yes', 'You are on call') : t('home.on-call.no', 'You are not on call')}
          </Text>
          {onCall.now.map((duty) => (
            <Duty key={duty.schedule.id} duty={duty} />
          ))}
          {person !== null && <NextTurn home={home} isMe={isMe} />}
          {person === null && <NoPerson />}
        </Stack>
      </div>
    </Section>
  );
}

function Duty({ duty }: { readonly duty: HomeAnswer['onCall']['now'][number] }) {
  const { schedule, until, next } = duty;
  return (
    <Text>
      <TextLink href={places.schedule(schedule.id)} inline>
        {schedule.name}
      </TextLink>
      {until === null ? (
        t('home.on-call.for-ever', ', with nobody after you')
      ) : (
        <>
          {t('home.on-call.until', ' until {{when}}', { when: momentText(until), ...plain })} (<TimeText at={until} />)
          {next.length > 0 && (
            <>
              {t('home.on-call.then', ', then')} <PeopleLinks people={next} />
            </>
          )}
        </>
      )}
    </Text>
  );
}

function NextTurn({ home, isMe }: { readonly home: HomeAnswer; readonly isMe: boolean }) {
  const { next } = home.onCall;
  if (next === null) {
    if (isMe) return null;
    return <Text color="secondary">{t('home.on-call.never', 'No schedule has a turn for you in the next year.')}</Text>;
  }
  return (
    <Text color="secondary">
      {isMe
        ? t('home.on-call.again', 'Your next turn begins {{when}}', { when: momentText(next.start), ...plain })
        : t('home.on-call.next', 'Your turn begins {{when}}', { when: momentText(next.start), ...plain })}{' '}
      (<TimeText at={next.start} />){t('home.on-call.in', ', in')}{' '}
      <TextLink href={places.schedule(next.schedule.id)} inline>
        {next.schedule.name}
      </TextLink>
    </Text>
  );
}

function NoPerson() {
  return (
    <Text color="secondary">
      {t('home.on-call.nobody', 'Tocsin knows no person with your e-mail.')}{' '}
      <TextLink href={places.notifications()} inline>
        {t('home.on-call.nobody-link', 'What to do')}
      </TextLink>
    </Text>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  answer: css({ display: 'flex', gap: theme.spacing(2), alignItems: 'flex-start' }),
  me: css({ color: theme.colors.warning.text }),
  notMe: css({ color: theme.colors.text.secondary }),
});
