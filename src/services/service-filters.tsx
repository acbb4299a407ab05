import { t } from '@grafana/i18n';
import { Combobox, Field, FilterInput, Stack, Text } from '@grafana/ui';
import { useSearchParams } from 'react-router-dom';
import type { Known } from '../directory/known.ts';
import type { ServiceFilter } from './service-rows.ts';

export interface FilterState extends ServiceFilter {
  readonly set: (name: 'search' | 'team', value: string | null) => void;
}

/** Kept in the URL, so that going back finds it again and a colleague sees the same. */
export function useServiceFilter(): FilterState {
  const [parameters, setParameters] = useSearchParams();
  return {
    search: parameters.get('search') ?? '',
    teamId: parameters.get('team'),
    set: (name, value) =>
      setParameters(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === null || value === '') after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: true },
      ),
  };
}

export interface ServiceFiltersProps {
  readonly known: Known;
  readonly filter: FilterState;
  readonly shown: number;
}

export function ServiceFilters({ known, filter, shown }: ServiceFiltersProps) {
  const teams = known.documents.teams.map(({ id, document }) => ({ value: id, label: document.name }));
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <Field label={t('services.filter.search', 'Search')} htmlFor="services-search" noMargin>
        <FilterInput
          id="services-search"
          width={40}
          value={filter.search}
          placeholder={t('services.filter.placeholder', 'Name, team, chain or label')}
          onChange={(text) => filter.set('search', text)}
        />
      </Field>
      <Field label={t('services.filter.team', 'Team')} htmlFor="services-team" noMargin>
        <Combobox
          id="services-team"
          width={25}
          isClearable
          options={teams}
          value={filter.teamId}
          placeholder={t('services.filter.every-team', 'Every team')}
          onChange={(option) => filter.set('team', option?.value ?? null)}
        />
      </Field>
      <Text color="secondary" variant="bodySmall">
        {t('services.filter.shown', '{{shown}} of {{all}}', { shown, all: known.documents.services.length })}
      </Text>
    </Stack>
  );
}
