import { t } from '@grafana/i18n';
import { Alert, TextLink } from '@grafana/ui';
import type { HomeAnswer } from '../api/home.ts';
import { places } from '../app/places.ts';
import { TimeText } from '../ui/time-text.tsx';

/** Calendars of others that say who is on call, and cannot be read: somebody may have been taken off, or put on. */
export function StaleCalendars({ calendars }: { readonly calendars: HomeAnswer['staleCalendars'] }) {
  if (calendars.length === 0) return null;
  const title = t('home.calendars.title', '{{count}} imported calendars cannot be read', { count: calendars.length });
  return (
    <Alert severity="warning" title={title} bottomSpacing={0}>
      {calendars.map(({ schedule, layer, since, problem }) => (
        <div key={`${schedule.id} ${layer}`}>
          <TextLink href={places.schedule(schedule.id)} inline>
            {schedule.name}
          </TextLink>{' '}
          {t('home.calendars.since', 'is as it was')} <TimeText at={since} />. {problem}
        </div>
      ))}
    </Alert>
  );
}
