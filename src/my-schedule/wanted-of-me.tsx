import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import { useDeclineCover, useTakeCover } from '../api/cover-requests.ts';
import type { CoverRequest } from '../api/cover-requests.ts';
import { SaveProblem } from '../app/save-problem.tsx';
import { readStretch } from '../schedules/wire-times.ts';
import { stretchText } from '../schedules/zone-text.ts';
import { plain } from '../ui/plain.ts';
import { Section } from '../ui/section.tsx';
import { ScheduleLink } from './now-and-next.tsx';
import type { PartProps } from './part.ts';
import { stretchesOf } from './request-text.ts';

/** What others ask for that the reader can take; nothing where nobody does. */
export function WantedOfMe({ requests, zone, personId }: PartProps & { readonly requests: readonly CoverRequest[] }) {
  const wanted = requests.filter((one) => one.state === 'open' && one.mayTake && one.from.id !== personId);
  const take = useTakeCover();
  const decline = useDeclineCover();
  if (wanted.length === 0 && take.error === null && decline.error === null) return null;
  const isBusy = take.isPending || decline.isPending;
  return (
    <Section title={t('my-schedule.wanted.title', 'Others ask for cover')}>
      <Stack direction="column" gap={1.5}>
        <SaveProblem error={take.error ?? decline.error} />
        {wanted.map((request) => (
          <Stack
            key={request.id}
            direction="row"
            gap={1}
            alignItems="center"
            justifyContent="space-between"
            wrap="wrap"
          >
            <div>
              <Text element="p">
                <Text weight="medium">{request.from.name}</Text>
                {': '}
                {stretchesOf(request.shifts)
                  .map((one) => stretchText(one, zone))
                  .join(', ')}
              </Text>
              {request.inReturn.length > 0 && (
                <Text element="p">
                  {t('my-schedule.wanted.return', 'In return for your shift: {{when}}', {
                    when: request.inReturn.map((one) => stretchText(readStretch(one), zone)).join(', '),
                    ...plain,
                  })}
                </Text>
              )}
              <Text element="p" color="secondary" variant="bodySmall">
                <ScheduleLink shift={{ scheduleId: request.schedule.id, scheduleName: request.schedule.name }} />
                {request.note !== null && ` · “${request.note}”`}
              </Text>
            </div>
            <Stack direction="row" gap={1}>
              <Button disabled={isBusy} onClick={() => take.mutate({ id: request.id })}>
                {request.inReturn.length > 0
                  ? t('my-schedule.wanted.swap', 'Swap')
                  : t('my-schedule.wanted.take', 'Take it')}
              </Button>
              {request.mayDecline && (
                <Button variant="secondary" disabled={isBusy} onClick={() => decline.mutate(request.id)}>
                  {t('my-schedule.wanted.decline', 'Decline')}
                </Button>
              )}
            </Stack>
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}
