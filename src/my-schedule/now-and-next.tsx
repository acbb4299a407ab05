import { Link } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Icon, LinkButton, Stack, Text } from '@grafana/ui';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { useNow } from '../app/clock.tsx';
import { places } from '../app/places.ts';
import { textAt } from '../schedules/zone-text.ts';
import { plain } from '../ui/plain.ts';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { nextAfter, shiftsAt } from './my-shifts.ts';
import type { MyShift } from './my-shifts.ts';
import type { PartProps } from './part.ts';

/** The one question of whoever opens this page. */
export function NowAndNext({ shifts, zone, reads }: PartProps) {
  const now = useNow(MINUTE_MS);
  const current = shiftsAt(shifts, now);
  const next = nextAfter(shifts, now);
  return (
    <Section title={t('my-schedule.now.title', 'Am I on call?')}>
      <Stack direction="column" gap={1}>
        {current.length === 0 && (
          <Text element="p" variant="h4">
            <Icon name="check-circle" /> {t('my-schedule.now.no', 'No, not now')}
          </Text>
        )}
        {current.map((shift) => (
          <Text key={shift.scheduleId} element="p" variant="h4">
            <Icon name="bell" /> {t('my-schedule.now.yes', 'Yes, in')} <ScheduleLink shift={shift} />{' '}
            {t('my-schedule.now.until', 'until {{when}}', { when: textAt(shift.interval.end, zone), ...plain })} (
            <TimeText at={shift.interval.end} />)
          </Text>
        ))}
        {next !== null && (
          <Text element="p">
            {t('my-schedule.now.next', 'Next: {{when}}', { when: textAt(next.interval.start, zone), ...plain })} (
            <TimeText at={next.interval.start} />) {t('my-schedule.now.in', 'in')} <ScheduleLink shift={next} />
          </Text>
        )}
        {next === null && current.length === 0 && <Nothing hasSchedules={reads.length > 0} />}
      </Stack>
    </Section>
  );
}

export function ScheduleLink({ shift }: { readonly shift: Pick<MyShift, 'scheduleId' | 'scheduleName'> }) {
  return (
    <Link to={places.schedule(shift.scheduleId)} className="external-link">
      <Text color="link">{shift.scheduleName}</Text>
    </Link>
  );
}

function Nothing({ hasSchedules }: { readonly hasSchedules: boolean }) {
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Text color="secondary">
        {t('my-schedule.now.never', 'No schedule has a turn for you in the next eight weeks.')}
      </Text>
      <LinkButton variant="secondary" size="sm" href={hasSchedules ? places.schedules() : `${places.schedules()}/new`}>
        {hasSchedules
          ? t('my-schedule.now.see', 'See who is on call')
          : t('my-schedule.now.make', 'Make the first schedule')}
      </LinkButton>
    </Stack>
  );
}
