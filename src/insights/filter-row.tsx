import { useId } from 'react';
import { t } from '@grafana/i18n';
import { Combobox, Field, RadioButtonGroup, Stack } from '@grafana/ui';
import { SEVERITIES } from '../../server/core/grouping/severity.ts';
import { useAll } from '../api/configured.ts';
import { byName } from '../datasource/words.ts';
import { MultiField } from '../ui/multi-field.tsx';
import { BYS, isTarget } from './filters.ts';
import type { InsightFilters } from './filters.ts';

export interface FilterRowProps {
  readonly filters: InsightFilters;
  readonly onChange: (part: Partial<InsightFilters>) => void;
}

const TARGETS = ['1m', '5m', '10m', '15m', '30m', '1h'];

export function FilterRow({ filters, onChange }: FilterRowProps) {
  const ids = { target: useId(), teams: useId(), severities: useId() };
  const teams = useAll('teams').data ?? [];
  const nameOf = (id: string): string => teams.find((team) => team.id === id)?.document.name ?? id;
  const targets = [...new Set([...TARGETS, filters.target])];
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
      <Field label={t('insights.filter.by', 'One row for each')} noMargin>
        <RadioButtonGroup
          aria-label={t('insights.filter.by', 'One row for each')}
          value={filters.by}
          options={BYS.map((by) => ({ value: by, label: byName(by) }))}
          onChange={(by) => onChange({ by })}
        />
      </Field>
      <Field label={t('insights.filter.target', 'Target for an answer')} htmlFor={ids.target} noMargin>
        <Combobox
          id={ids.target}
          width={14}
          value={filters.target}
          options={targets.map((value) => ({ value, label: value }))}
          createCustomValue
          onChange={({ value }) => isTarget(value) && onChange({ target: value })}
        />
      </Field>
      <MultiField
        label={t('insights.filter.teams', 'Teams')}
        id={ids.teams}
        width={30}
        placeholder={t('insights.filter.all-teams', 'All teams')}
        value={filters.teams.map((value) => ({ value, label: nameOf(value) }))}
        options={teams.map(({ id, document }) => ({ value: id, label: document.name }))}
        onChange={(chosen) => onChange({ teams: chosen.map(({ value }) => value) })}
      />
      <MultiField
        label={t('insights.filter.severities', 'Severities')}
        id={ids.severities}
        width={30}
        placeholder={t('insights.filter.all-severities', 'All severities')}
        value={filters.severities.map((value) => ({ value }))}
        options={SEVERITIES.map((value) => ({ value }))}
        onChange={(chosen) => onChange({ severities: chosen.map(({ value }) => value) })}
      />
    </Stack>
  );
}
