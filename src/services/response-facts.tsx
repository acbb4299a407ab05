import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import { HOUR_MS } from '../../server/core/time/instant.ts';
import { useServiceFigures } from '../api/response-times.ts';
import { useNow } from '../app/clock.tsx';
import { Loaded } from '../app/loaded.tsx';
import { LoadingRows } from '../ui/loading-rows.tsx';
import { Facts } from '../ui/facts.tsx';
import { FigureText } from './figure-text.tsx';

const DAYS = 30;

/** How fast this service was answered lately, each figure with how many alert groups it is made of. */
export function ResponseFacts({ serviceId }: { readonly serviceId: string }) {
  const query = useServiceFigures(useNow(HOUR_MS), DAYS);
  return (
    <Loaded query={query} loading={<LoadingRows rows={1} />}>
      {(figures) => {
        const own = figures.get(serviceId);
        if (own === undefined) {
          return <Text color="secondary">{t('services.response.none', 'No alert group opened in this time.')}</Text>;
        }
        const { firstPage, acknowledge, resolve } = own;
        const shown = (measured: typeof firstPage) => <FigureText measured={measured} isLoading={false} />;
        return (
          <Facts
            facts={[
              { name: t('services.response.groups', 'Alert groups'), value: own.groups },
              { name: t('services.response.first', 'To the first page'), value: shown(firstPage) },
              { name: t('services.response.acknowledge', 'To acknowledge'), value: shown(acknowledge) },
              { name: t('services.response.resolve', 'To resolve'), value: shown(resolve) },
            ]}
          />
        );
      }}
    </Loaded>
  );
}
