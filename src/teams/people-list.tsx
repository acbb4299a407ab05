import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, EmptyState, FilterInput, Stack, Text, useStyles2 } from '@grafana/ui';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { StackingTable } from '../ui/stacking-table.tsx';
import type { StackingColumn } from '../ui/stacking-table.tsx';
import { LoadCell } from './load-cell.tsx';
import { NewButton } from './new-button.tsx';
import { OnCallCell } from './on-call-cell.tsx';
import { found, ordered, PEOPLE_ORDERS, readOrder } from './people-rows.ts';
import type { PeopleOrder, PersonRow } from './people-rows.ts';
import { PersonLink } from './person-link.tsx';
import { Reach } from './reach.tsx';
import { TeamLink } from './team-link.tsx';
import type { People } from './use-people.ts';

/** An organisation of thousands still opens at once. */
const FIRST_SHOWN = 50;

/** Everybody, with how they are reached and what the last four weeks asked of them. */
export function PeopleList({ people }: { readonly people: People }) {
  const [search, setSearch] = useSearchParams();
  const [isAll, setAll] = useState(false);
  const rows = useMemo(() => rowsOf(people), [people]);
  const columns = useMemo(() => columnsOf(people, rows), [people, rows]);
  if (rows.length === 0) return <Nobody />;
  const order = readOrder(search.get('order'));
  const fitting = ordered(found(rows, search.get('find') ?? ''), order);
  const set = (name: string, value: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return (
    <Stack direction="column" gap={1.5}>
      <Filters find={search.get('find') ?? ''} order={order} onSet={set} />
      {fitting.length === 0 ? (
        <EmptyState variant="not-found" message={t('teams.people.not-found', 'Nobody fits that')} />
      ) : (
        <StackingTable
          label={t('teams.page.people', 'People')}
          columns={columns}
          rows={isAll ? fitting : fitting.slice(0, FIRST_SHOWN)}
          keyOf={({ id }) => id}
        />
      )}
      {!isAll && fitting.length > FIRST_SHOWN && (
        <div>
          <Button variant="secondary" fill="text" onClick={() => setAll(true)}>
            {t('teams.people.all', 'Show all {{count}}', { count: fitting.length })}
          </Button>
        </div>
      )}
    </Stack>
  );
}

function Nobody() {
  return (
    <EmptyState
      variant="call-to-action"
      message={t('teams.people.none', 'There is nobody yet')}
      button={<NewButton tab="people" />}
    >
      {t(
        'teams.people.none-why',
        'Whoever is paged needs a name and a way to be reached. Those with an account in Grafana need not be typed.',
      )}
    </EmptyState>
  );
}

interface FiltersProps {
  readonly find: string;
  readonly order: PeopleOrder;
  readonly onSet: (name: string, value: string) => void;
}

function Filters({ find, order, onSet }: FiltersProps) {
  const styles = useStyles2(getStyles);
  const labels: Readonly<Record<PeopleOrder, string>> = {
    name: t('teams.people.by-name', 'By name'),
    load: t('teams.people.by-load', 'Most on call first'),
    reach: t('teams.people.by-reach', 'Hard to reach first'),
  };
  return (
    <div className={styles.filters}>
      <div className={styles.find}>
        <FilterInput
          aria-label={t('teams.people.find', 'Find people')}
          placeholder={t('teams.people.find-hint', 'Name, e-mail or team')}
          value={find}
          escapeRegex={false}
          onChange={(value) => onSet('find', value)}
        />
      </div>
      <div className={styles.order}>
        {/* Grafana 12.3 passes an aria-label over here. */}
        <span id="people-order" hidden>
          {t('teams.people.order', 'Order')}
        </span>
        <Combobox
          aria-labelledby="people-order"
          options={PEOPLE_ORDERS.map((value) => ({ value, label: labels[value] }))}
          value={order}
          onChange={({ value }) => onSet('order', value === 'name' ? '' : value)}
        />
      </div>
    </div>
  );
}

function rowsOf(people: People): readonly PersonRow[] {
  return people.data.people.map(({ id, document, file }) => ({
    ...{ id, file, name: document.name, email: document.email ?? null },
    teams: people.data.teams
      .filter((team) => team.document.members?.includes(id))
      .map((team) => ({ id: team.id, name: team.document.name })),
    isReachable: people.readinessOf(id)?.isReachable ?? null,
    past: people.loads.get(id)?.past,
  }));
}

function columnsOf(people: People, rows: readonly PersonRow[]): StackingColumn<PersonRow>[] {
  const mostMs = Math.max(0, ...rows.map(({ past }) => past?.onCallMs ?? 0));
  return [
    {
      id: 'name',
      header: t('teams.people.name', 'Name'),
      width: '26%',
      cell: ({ id, name, email, file }) => (
        <Stack direction="column" gap={0}>
          <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
            <PersonLink person={{ id, name }} />
            <ProvisionedBadge file={file} />
          </Stack>
          {email !== null && (
            <Text variant="bodySmall" color="secondary">
              {email}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      id: 'teams',
      header: t('teams.people.teams', 'Teams'),
      cell: ({ teams }) => (teams.length === 0 ? '—' : <TeamNames teams={teams} />),
    },
    {
      id: 'reach',
      header: t('teams.people.reach', 'Reached by'),
      cell: ({ id }) => <Reach person={id} people={people} />,
    },
    {
      id: 'now',
      header: t('teams.people.now', 'On call'),
      cell: ({ id }) => <OnCallCell person={id} people={people} />,
    },
    {
      id: 'load',
      header: t('teams.people.load', 'Last 4 weeks'),
      cell: ({ past }) => <LoadCell load={past} mostMs={mostMs} />,
    },
  ];
}

function TeamNames({ teams }: Pick<PersonRow, 'teams'>) {
  return (
    <Stack direction="row" gap={1} wrap="wrap">
      {teams.map((team) => (
        <TeamLink key={team.id} team={team} />
      ))}
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  filters: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  find: css({ flex: '1 1 220px', minWidth: 0 }),
  order: css({ flex: '0 1 220px', minWidth: 0, [theme.breakpoints.down('sm')]: { flexBasis: '100%' } }),
});
