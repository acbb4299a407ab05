import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import { useWithdrawCover } from '../api/cover-requests.ts';
import type { CoverRequest } from '../api/cover-requests.ts';
import { SaveProblem } from '../app/save-problem.tsx';
import { stretchText } from '../schedules/zone-text.ts';
import { plain } from '../ui/plain.ts';
import { Section } from '../ui/section.tsx';
import type { PartProps } from './part.ts';
import { requestsOf, stateText, stretchesOf } from './request-text.ts';

/** What the reader asked for or has taken, and how it stands. */
export function MyRequests({ requests, zone, personId }: PartProps & { readonly requests: readonly CoverRequest[] }) {
  const own = requestsOf(requests, personId);
  const withdraw = useWithdrawCover();
  return (
    <Section title={t('my-schedule.requests.title', 'My cover and swaps')}>
      <Stack direction="column" gap={1.5}>
        <SaveProblem error={withdraw.error} />
        {own.length === 0 && (
          <Text color="secondary">
            {t('my-schedule.requests.none', 'None. Ask for cover beside a shift that you cannot take.')}
          </Text>
        )}
        {own.map((request) => (
          <Stack
            key={request.id}
            direction="row"
            gap={1}
            justifyContent="space-between"
            alignItems="center"
            wrap="wrap"
          >
            <div>
              <Text element="p" weight="medium">
                {stretchesOf(request.shifts)
                  .map((one) => stretchText(one, zone))
                  .join(', ')}
              </Text>
              <Text element="p" color="secondary" variant="bodySmall">
                {request.schedule.name} · {heading(request, personId)}
              </Text>
              {request.inReturn.length > 0 && (
                <Text element="p" color="secondary" variant="bodySmall">
                  {t('my-schedule.requests.return', 'In return: {{when}}', {
                    when: stretchesOf(request.inReturn)
                      .map((one) => stretchText(one, zone))
                      .join(', '),
                    ...plain,
                  })}
                </Text>
              )}
            </div>
            {request.mayWithdraw && (
              <Button
                variant="secondary"
                fill="outline"
                icon="history-alt"
                disabled={withdraw.isPending}
                onClick={() => withdraw.mutate(request.id)}
              >
                {t('my-schedule.requests.withdraw', 'Take back')}
              </Button>
            )}
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}

function heading(request: CoverRequest, personId: string): string {
  if (request.from.id === personId) return stateText(request);
  return t('my-schedule.requests.from', 'You have taken it from {{who}}', { who: request.from.name, ...plain });
}
