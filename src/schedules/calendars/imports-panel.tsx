import { t } from '@grafana/i18n';
import { Alert, Stack, Text } from '@grafana/ui';
import { useImportedCalendars, useRefreshCalendar } from '../../api/calendars.ts';
import type { ImportedCalendar } from '../../api/calendars.ts';
import { useMay } from '../../api/me.ts';
import { AllowedButton } from '../../app/allowed-button.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { SaveProblem } from '../../app/save-problem.tsx';
import { plain } from '../../ui/plain.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import type { ReadSchedule } from '../read.ts';

interface ImportsProps {
  readonly read: ReadSchedule;
}

/** Layers whose shifts are kept in somebody else's calendar: when they were read, and what could not be used. */
export function ImportsPanel({ read }: ImportsProps) {
  const imports = read.schedule?.layers.some(({ calendar }) => calendar !== null) === true;
  const query = useImportedCalendars(read.id, imports);
  if (!imports) return null;
  return (
    <Section title={t('schedules.imports.title', 'Imported calendars')}>
      <Loaded query={query}>
        {({ items }) => (
          <Stack direction="column" gap={3}>
            {items.map((one) => (
              <OneCalendar key={one.layer} calendar={one} read={read} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

interface CalendarProps extends ImportsProps {
  readonly calendar: ImportedCalendar;
}

function OneCalendar({ calendar, read }: CalendarProps) {
  const may = useMay('editor', read.teamId);
  const refresh = useRefreshCalendar(read.id);
  const layer = read.schedule?.layers.find(({ id }) => id === calendar.layer);
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={1} justifyContent="space-between" wrap="wrap">
        <Stack direction="column" gap={0}>
          <Text element="h3" variant="h5">
            {layer?.name ?? calendar.layer}
          </Text>
          <ReadState calendar={calendar} />
        </Stack>
        <AllowedButton
          may={may}
          size="sm"
          variant="secondary"
          icon="sync"
          disabled={refresh.isPending}
          onClick={() => refresh.mutate(calendar.layer)}
        >
          {t('schedules.imports.refresh', 'Read now')}
        </AllowedButton>
      </Stack>
      <SaveProblem error={refresh.error} />
      <Problem calendar={calendar} />
      <Unmatched calendar={calendar} />
    </Stack>
  );
}

function ReadState({ calendar: { readAt, events, url } }: Pick<CalendarProps, 'calendar'>) {
  return (
    <Text color="secondary" variant="bodySmall">
      {readAt === null ? (
        t('schedules.imports.never', 'Not read so far')
      ) : (
        <>
          {t('schedules.imports.shifts', '{{count}} shifts ahead, read', { count: events })} <TimeText at={readAt} />
        </>
      )}{' '}
      · {new URL(url).host}
    </Text>
  );
}

function Problem({ calendar: { problem, failingSince, isStale, readAt } }: Pick<CalendarProps, 'calendar'>) {
  if (problem === null || failingSince === null) return null;
  const title =
    readAt === null
      ? t('schedules.imports.unread', 'It cannot be read: nobody is on call by it')
      : t('schedules.imports.failing', 'It cannot be read: what it said last stays in force');
  return (
    <Alert severity={isStale || readAt === null ? 'error' : 'warning'} bottomSpacing={0} title={title}>
      {problem} {t('schedules.imports.since', 'First seen')} <TimeText at={failingSince} />
    </Alert>
  );
}

function Unmatched({ calendar: { unmatched } }: Pick<CalendarProps, 'calendar'>) {
  if (unmatched.length === 0) return null;
  const title = t('schedules.imports.unmatched', 'Could not be used: {{count}}', { count: unmatched.length });
  return (
    <Alert severity="warning" bottomSpacing={0} title={title}>
      <ul>
        {unmatched.map(({ name, why }) => (
          <li key={`${name} ${why}`}>
            {t('schedules.imports.why', '{{name}}: {{why}}', {
              ...{ name: name === '' ? t('schedules.imports.nameless', '(no title)') : name, why, ...plain },
            })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
