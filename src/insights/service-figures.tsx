import { t } from '@grafana/i18n';
import { EmptyState } from '@grafana/ui';
import { useClock } from '../app/clock.tsx';
import { Loaded } from '../app/loaded.tsx';
import { useResponseTimes } from '../api/insights.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';
import { LoadingRows } from '../ui/loading-rows.tsx';
import { NO_INSIGHT_FILTERS } from './filters.ts';
import { Overview } from './overview.tsx';

const DAYS = 30;

/** Response times of one service over the last thirty days, for pages about it. */
export function ServiceFigures({ serviceId }: { readonly serviceId: string }) {
  const clock = useClock();
  const window = () => {
    const to = clock.now();
    return { from: new Date(to - DAYS * DAY_MS).toISOString(), to: new Date(to).toISOString() };
  };
  const { target } = NO_INSIGHT_FILTERS;
  const query = { by: 'all' as const, service: [serviceId], target };
  const answer = useResponseTimes({ range: `${DAYS}d`, window, query });
  return (
    <Loaded query={answer} loading={<LoadingRows rows={2} />}>
      {({ items: [item] }) =>
        item === undefined || item.groups === 0 ? (
          <EmptyState
            variant="not-found"
            hideImage
            message={t('insights.service.empty', 'No alert group in the last {{count}} days', { count: DAYS })}
          />
        ) : (
          <Overview item={item} target={target} />
        )
      }
    </Loaded>
  );
}
