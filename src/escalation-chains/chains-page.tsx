import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Combobox, EmptyState, Field, FilterInput, LinkButton, Stack, Text, TextLink } from '@grafana/ui';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { useMayMake } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { useNow } from '../app/clock.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import type { Known } from '../directory/known.ts';
import { useDirectory } from '../directory/use-directory.ts';
import { TryLabelsButton } from '../services/try-labels.tsx';
import { TeamLink } from '../teams/team-link.tsx';
import { StackingTable } from '../ui/stacking-table.tsx';
import type { StackingColumn } from '../ui/stacking-table.tsx';
import { filterChains } from './chain-rows.ts';
import type { ChainItem } from './delete-chain.tsx';
import { FirstPeople } from './first-people.tsx';
import { firstPaged } from './preview.ts';
import { StartingPoints } from './starting-points-cards.tsx';
import { startingPoints } from './starting-points.ts';
import { chainSentence } from './step-sentence.ts';
import { usersOfChain } from './used-by.tsx';

export function EscalationChainsPage() {
  const { query, known } = useDirectory();
  const may = useMayMake();
  const navigate = useNavigate();
  return (
    <Page
      title={t('escalation-chains.title', 'Escalation chains')}
      subTitle={t(
        'escalation-chains.subtitle',
        'Who is paged, in which order, after how long, until somebody answers.',
      )}
      actions={
        <>
          <TryLabelsButton />
          <AllowedButton may={may} icon="plus" onClick={() => navigate(places.newEscalationChain())}>
            {t('escalation-chains.new.button', 'New chain')}
          </AllowedButton>
        </>
      }
    >
      <Loaded query={query}>
        {({ chains }) => known && (chains.length === 0 ? <NoChains known={known} /> : <Chains known={known} />)}
      </Loaded>
    </Page>
  );
}

function Chains({ known }: { readonly known: Known }) {
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get('search') ?? '';
  const teamId = parameters.get('team');
  const set = (name: string, value: string | null): void =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null || value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const shown = filterChains(known, { search, teamId });
  const columns = useColumns(known);
  return (
    <Stack direction="column" gap={2}>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
        <Field label={t('escalation-chains.filter.search', 'Search')} htmlFor="chains-search" noMargin>
          <FilterInput
            id="chains-search"
            width={40}
            value={search}
            placeholder={t('escalation-chains.filter.placeholder', 'Name, team, or whom a step names')}
            onChange={(text) => set('search', text)}
          />
        </Field>
        <Field label={t('escalation-chains.filter.team', 'Team')} htmlFor="chains-team" noMargin>
          <Combobox
            id="chains-team"
            width={25}
            isClearable
            options={known.documents.teams.map(({ id, document }) => ({ value: id, label: document.name }))}
            value={teamId}
            placeholder={t('escalation-chains.filter.every-team', 'Every team')}
            onChange={(option) => set('team', option?.value ?? null)}
          />
        </Field>
      </Stack>
      {shown.length === 0 ? (
        <EmptyState
          variant="not-found"
          message={t('escalation-chains.none-fits', 'No escalation chain fits these filters')}
        />
      ) : (
        <StackingTable
          label={t('escalation-chains.title', 'Escalation chains')}
          columns={columns}
          rows={shown}
          keyOf={({ id }) => id}
        />
      )}
    </Stack>
  );
}

function useColumns(known: Known): readonly StackingColumn<ChainItem>[] {
  const now = useNow(MINUTE_MS);
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('escalation-chains.column.chain', 'Chain'),
        width: '18%',
        cell: ({ id, file, document }) => (
          <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
            <TextLink href={places.escalationChain(id)} color="primary" inline={false}>
              {document.name}
            </TextLink>
            <ProvisionedBadge file={file} />
          </Stack>
        ),
      },
      {
        id: 'team',
        header: t('escalation-chains.column.team', 'Team'),
        width: '12%',
        cell: ({ document: { team } }) => (
          <TeamLink team={team === undefined ? null : { id: team, name: known.names.team(team) }} />
        ),
      },
      {
        id: 'steps',
        header: t('escalation-chains.column.steps', 'Steps'),
        cell: ({ id }) => <Text>{chainSentence(known.directory.chains.get(id)?.steps ?? [], known.names)}</Text>,
      },
      {
        id: 'first',
        header: t('escalation-chains.column.first', 'Paged first now'),
        width: '15%',
        cell: ({ id }) => <First known={known} id={id} now={now} />,
      },
      {
        id: 'used',
        header: t('escalation-chains.column.used', 'Used by services'),
        width: '14%',
        cell: ({ id }) => <Used known={known} id={id} />,
      },
    ],
    [known, now],
  );
}

interface CellProps {
  readonly known: Known;
  readonly id: string;
}

function First({ known, id, now }: CellProps & { readonly now: number }) {
  const chain = known.directory.chains.get(id);
  if (chain === undefined) return <>—</>;
  const teamId = usersOfChain(known, id)[0]?.document.team ?? chain.teamId;
  const turns = firstPaged(known, { chain, teamId, urgency: 'high', at: now, turns: new Map() });
  return <FirstPeople turns={turns} names={known.names} />;
}

function Used({ known, id }: CellProps) {
  const services = usersOfChain(known, id);
  if (services.length === 0) return <Text color="warning">{t('escalation-chains.unused', 'By none yet')}</Text>;
  return (
    <>
      {services.map((service, index) => (
        <span key={service.id}>
          <TextLink href={places.service(service.id)} color="primary">
            {service.document.name}
          </TextLink>
          {index < services.length - 1 && ', '}
        </span>
      ))}
    </>
  );
}

function NoChains({ known }: { readonly known: Known }) {
  const navigate = useNavigate();
  return (
    <Stack direction="column" gap={2}>
      <EmptyState
        variant="call-to-action"
        message={t('escalation-chains.empty.message', 'Nobody is paged in any order yet')}
        button={
          known.documents.teams.length === 0 ? (
            <LinkButton icon="plus" href={`${places.teams()}?edit=new`}>
              {t('escalation-chains.empty.team', 'Set up a team first')}
            </LinkButton>
          ) : undefined
        }
      >
        {t(
          'escalation-chains.empty.explanation',
          'A chain says who is paged first, how long they have to answer, and who comes next.',
        )}
      </EmptyState>
      <StartingPoints
        points={startingPoints(known.documents, null)}
        onChoose={({ id }) => navigate(`${places.newEscalationChain()}?start=${id}`)}
      />
    </Stack>
  );
}
