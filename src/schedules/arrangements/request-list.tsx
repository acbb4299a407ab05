import { t } from '@grafana/i18n';
import { Badge, Button, Stack, Text } from '@grafana/ui';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import { useDeclineCover, useTakeCover, useWithdrawCover } from '../../api/cover-requests.ts';
import type { CoverRequest } from '../../api/cover-requests.ts';
import { useNow } from '../../app/clock.tsx';
import { SaveProblem } from '../../app/save-problem.tsx';
import { plain } from '../../ui/plain.ts';
import { requestSentence } from './request-text.ts';
import { isAhead } from './requests.ts';
import type { PartProps } from '../schedule-part.ts';

/** Who asked whom to take what, from now on. */
export function RequestsAhead({ read, zone }: Pick<PartProps, 'read'> & { readonly zone: string }) {
  const now = useNow(MINUTE_MS);
  const ahead = read.requests.filter((request) => isAhead(request, now));
  if (ahead.length === 0) return null;
  return (
    <section>
      <Stack direction="column" gap={1}>
        <Text element="h2" variant="h5">
          {t('schedules.requests.title', 'Cover requests')}
        </Text>
        <RequestList requests={ahead} zone={zone} />
      </Stack>
    </section>
  );
}

interface RequestListProps {
  readonly requests: readonly CoverRequest[];
  readonly zone: string;
}

export function RequestList({ requests, zone }: RequestListProps) {
  const take = useTakeCover();
  const decline = useDeclineCover();
  const withdraw = useWithdrawCover();
  const isBusy = take.isPending || decline.isPending || withdraw.isPending;
  return (
    <Stack direction="column" gap={1}>
      <SaveProblem error={take.error ?? decline.error ?? withdraw.error} />
      {requests.map((request) => (
        <Stack key={request.id} direction="row" gap={1} alignItems="center" wrap="wrap">
          <State request={request} />
          <Text>{requestSentence(request, zone)}</Text>
          {request.note !== null && <Text color="secondary">“{request.note}”</Text>}
          {request.mayTake && (
            <Button size="sm" icon="check" disabled={isBusy} onClick={() => take.mutate({ id: request.id })}>
              {request.inReturn.length > 0
                ? t('schedules.requests.agree', 'Agree to the swap')
                : t('schedules.requests.take', 'Take it')}
            </Button>
          )}
          {request.mayDecline && request.state === 'open' && (
            <Button {...SMALL} icon="times" disabled={isBusy} onClick={() => decline.mutate(request.id)}>
              {t('schedules.requests.decline', 'Decline')}
            </Button>
          )}
          {request.mayWithdraw && (
            <Button {...SMALL} icon="history-alt" disabled={isBusy} onClick={() => withdraw.mutate(request.id)}>
              {request.state === 'taken'
                ? t('schedules.requests.give-back', 'Take back')
                : t('schedules.requests.withdraw', 'Withdraw')}
            </Button>
          )}
        </Stack>
      ))}
    </Stack>
  );
}

const SMALL = { size: 'sm', variant: 'secondary', fill: 'outline' } as const;

function State({ request: { state, takenBy } }: { readonly request: CoverRequest }) {
  if (state === 'taken') {
    const who = takenBy?.name ?? '';
    const text = t('schedules.requests.taken', 'Taken by {{who}}', { who, ...plain });
    return <Badge color="green" icon="check" text={text} />;
  }
  return <Badge color="orange" icon="question-circle" text={t('schedules.requests.open', 'Open')} />;
}
