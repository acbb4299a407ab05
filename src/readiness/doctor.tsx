import { t } from '@grafana/i18n';
import { Alert, Button, ClipboardButton, Stack, Text } from '@grafana/ui';
import { useExamination } from '../api/doctor.ts';
import type { Examination } from '../api/doctor.ts';
import { useClock } from '../app/clock.tsx';
import { LoadingRows } from '../ui/loading-rows.tsx';
import { TimeText, exactTime } from '../ui/time-text.tsx';
import { HopChain } from './hop-chain.tsx';
import { reportText, verdictOf } from './hop-words.ts';
import { hopsOf } from './hops.ts';
import type { Hop } from './hops.ts';

/** Looks at every hop between this browser and a phone, and says which one fails, why, and what to do. */
export function Doctor() {
  const clock = useClock();
  const { data, dataUpdatedAt, isFetching, refetch } = useExamination(clock.now);
  const hops = data === undefined ? null : hopsOf(data);
  return (
    <Stack direction="column" gap={2}>
      <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
        <Button variant="secondary" icon="sync" disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? t('readiness.running', 'Looking …') : t('readiness.again', 'Run the checks again')}
        </Button>
        {hops && (
          <ClipboardButton
            icon="copy"
            variant="secondary"
            fill="outline"
            getText={() => reportText(hops, exactTime(dataUpdatedAt))}
          >
            {t('readiness.copy', 'Copy report')}
          </ClipboardButton>
        )}
        {data && (
          <Text color="secondary" variant="bodySmall">
            {t('readiness.looked', 'Looked at')} <TimeText at={dataUpdatedAt} />
          </Text>
        )}
      </Stack>
      {hops === null ? (
        <LoadingRows rows={5} />
      ) : (
        <div aria-live="polite">
          <Stack direction="column" gap={2}>
            <Verdict hops={hops} data={data} />
            <HopChain hops={hops} />
          </Stack>
        </div>
      )}
    </Stack>
  );
}

function Verdict({ hops, data }: { readonly hops: readonly Hop[]; readonly data: Examination | undefined }) {
  const verdict = verdictOf(hops);
  if (verdict === 'failed') {
    return <Alert severity="error" title={t('readiness.verdict.failed', 'Something on the way does not work')} />;
  }
  if (verdict === 'warning') {
    return (
      <Alert severity="warning" title={t('readiness.verdict.warning', 'It works, and something deserves a look')} />
    );
  }
  const isPartial = data?.service?.status !== 200;
  return isPartial ? null : <Alert severity="success" title={t('readiness.verdict.ok', 'Everything works')} />;
}
