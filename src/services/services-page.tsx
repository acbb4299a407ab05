import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { useNavigate } from 'react-router-dom';
import { EmptyState, LinkButton, Stack, Text, TextLink } from '@grafana/ui';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { useMayMake } from '../api/me.ts';
import { useOpenCounts } from '../api/recent-alerts.ts';
import { useServiceFigures } from '../api/response-times.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { useNow } from '../app/clock.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import type { Known } from '../directory/known.ts';
import { useDirectory } from '../directory/use-directory.ts';
import { FirstPeople } from '../escalation-chains/first-people.tsx';
import { TeamLink } from '../teams/team-link.tsx';
import { StackingTable } from '../ui/stacking-table.tsx';
import type { StackingColumn } from '../ui/stacking-table.tsx';
import { FigureText } from './figure-text.tsx';
import { OwnsTags } from './matcher-tags.tsx';
import { OpenGroups } from './open-groups.tsx';
import { ServiceFilters, useServiceFilter } from './service-filters.tsx';
import { filterServices, pagedFirst } from './service-rows.ts';
import type { ServiceItem } from './service-rows.ts';
import { TryLabelsButton } from './try-labels.tsx';

/** How far back response times look. */
const DAYS = 30;

export function ServicesPage() {
  const { query, known } = useDirectory();
  const may = useMayMake();
  const navigate = useNavigate();
  return (
    <Page
      title={t('services.title', 'Services')}
      subTitle={t('services.subtitle', 'What can break, who owns it, and who is on call for it now.')}
      actions={
        <>
          <TryLabelsButton />
          <AllowedButton may={may} icon="plus" onClick={() => navigate(places.newService())}>
            {t('services.new', 'New service')}
          </AllowedButton>
        </>
      }
    >
      <Loaded query={query}>
        {({ services }) => (services.length === 0 ? <NoServices /> : known && <Services known={known} />)}
      </Loaded>
    </Page>
  );
}

function Services({ known }: { readonly known: Known }) {
  const filter = useServiceFilter();
  const shown = filterServices(known, filter);
  const columns = useColumns(known);
  return (
    <Stack direction="column" gap={2}>
      <ServiceFilters known={known} filter={filter} shown={shown.length} />
      {shown.length === 0 ? (
        <EmptyState variant="not-found" message={t('services.none-fits', 'No service fits these filters')} />
      ) : (
        <StackingTable label={t('services.title', 'Services')} columns={columns} rows={shown} keyOf={({ id }) => id} />
      )}
    </Stack>
  );
}

function useColumns(known: Known): readonly StackingColumn<ServiceItem>[] {
  const now = useNow(MINUTE_MS);
  const counts = useOpenCounts();
  const figures = useServiceFigures(now, DAYS);
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('services.column.service', 'Service'),
        width: '21%',
        cell: (item) => <Name item={item} />,
      },
      {
        id: 'team',
        header: t('services.column.team', 'Team'),
        width: '11%',
        cell: ({ document: { team } }) => <TeamLink team={{ id: team, name: known.names.team(team) }} />,
      },
      {
        id: 'first',
        header: t('services.column.first', 'On call now'),
        width: '16%',
        cell: (item) => <FirstPeople turns={pagedFirst(known, item, now)} names={known.names} />,
      },
      {
        id: 'open',
        header: t('services.column.open', 'Open alert groups'),
        width: '14%',
        cell: ({ id }) =>
          counts.data === undefined ? '…' : <OpenGroups serviceId={id} counts={counts.data.get(id)} />,
      },
      {
        id: 'acknowledge',
        header: t('services.column.acknowledge', 'Acknowledged in'),
        width: '12%',
        isNumber: true,
        cell: ({ id }) => (
          <FigureText measured={figures.data?.get(id)?.acknowledge} isLoading={figures.isPending} days={DAYS} />
        ),
      },
      {
        id: 'owns',
        header: t('services.column.owns', 'Owns alerts with'),
        cell: ({ document }) => <OwnsTags owns={document.owns ?? []} most={3} />,
      },
    ],
    [known, now, counts.data, figures.data, figures.isPending],
  );
}

function Name({ item: { id, file, document } }: { readonly item: ServiceItem }) {
  return (
    <Stack direction="row" columnGap={1} rowGap={0.25} wrap="wrap" alignItems="center">
      <TextLink href={places.service(id)} color="primary" inline={false}>
        {document.name}
      </TextLink>
      <ProvisionedBadge file={file} />
    </Stack>
  );
}

function NoServices() {
  return (
    <EmptyState
      variant="call-to-action"
      message={t('services.empty.message', 'Nothing has an owner yet')}
      button={
        <LinkButton icon="plus" href={places.newService()}>
          {t('services.empty.button', 'Set up the first service')}
        </LinkButton>
      }
    >
      <Text>
        {t(
          'services.empty.explanation',
          'A service says which alerts are its own and which team answers for them. Until there is one, every alert goes to the fallback of the installation.',
        )}
      </Text>
    </EmptyState>
  );
}
