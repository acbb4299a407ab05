import { t } from '@grafana/i18n';
import { Alert, Stack, Text, TextLink } from '@grafana/ui';
import type { HomeAnswer } from '../api/home.ts';
import { places } from '../app/places.ts';
import { PersonLink } from '../teams/person-link.tsx';
import { TimeText } from '../ui/time-text.tsx';

type Warning = HomeAnswer['warnings'][number];

/** Said before the night: who is on call, now or next, and may not be reached. */
export function Warnings({ home }: { readonly home: HomeAnswer }) {
  const { warnings, person } = home;
  if (warnings.length === 0) return null;
  const isSevere = warnings.some(({ finding }) => finding.weight === 'unreachable');
  const title = isSevere
    ? t('home.warnings.severe', 'Somebody on call cannot be reached')
    : t('home.warnings.title', 'Somebody on call may not be reached');
  return (
    <Alert severity={isSevere ? 'error' : 'warning'} title={title} bottomSpacing={0}>
      <Stack direction="column" gap={1}>
        {warnings.map((warning) => (
          <WarningLine key={warning.person.id} warning={warning} isMe={warning.person.id === person?.id} />
        ))}
      </Stack>
    </Alert>
  );
}

function WarningLine({ warning, isMe }: { readonly warning: Warning; readonly isMe: boolean }) {
  const { person, schedule, from, finding } = warning;
  return (
    <div>
      <PersonLink person={person} /> {finding.sentence}
      {'. '}
      <Text color="secondary">
        {from === null ? (
          t('home.warnings.now', 'On call now in')
        ) : (
          <>
            {t('home.warnings.from', 'On call')} <TimeText at={from} /> {t('home.warnings.in', 'in')}
          </>
        )}{' '}
        {schedule.name}.{' '}
      </Text>
      {isMe ? (
        <TextLink href={places.notifications()} inline>
          {t('home.warnings.mend', 'Mend it')}
        </TextLink>
      ) : (
        <Text color="secondary">{finding.advice}</Text>
      )}
    </div>
  );
}
