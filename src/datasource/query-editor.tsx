import { useId } from 'react';
import type { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, Field, Input, Stack } from '@grafana/ui';
import { MultiField } from '../ui/multi-field.tsx';
import type { TocsinDataSource } from './datasource.ts';
import { wholeQuery } from './query.ts';
import type { By, Metric, Show, Statistic, TocsinQuery } from './query.ts';
import { byName, metricName, showName, statisticName } from './words.ts';

const SHOWS: readonly Show[] = ['over-time', 'figures', 'stages', 'alert-groups'];
const METRICS: readonly Metric[] = ['acknowledge', 'resolve', 'first-page', 'acknowledged-within-target', 'groups'];
const STATISTICS: readonly Statistic[] = ['mean', 'median', 'p95'];
const BYS: readonly By[] = ['service', 'team', 'severity', 'all'];

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly values: readonly T[];
  readonly nameOf: (value: T) => string;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, values, nameOf, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <Field label={label} htmlFor={id} noMargin>
      <Combobox
        id={id}
        width={32}
        value={value}
        options={values.map((one) => ({ value: one, label: nameOf(one) }))}
        onChange={(option) => onChange(option.value)}
      />
    </Field>
  );
}

type Props = QueryEditorProps<TocsinDataSource, TocsinQuery>;

export function QueryEditor({ query, onChange, onRunQuery, datasource }: Props) {
  const whole = wholeQuery(query);
  const { show, metric } = whole;
  const change = (part: Partial<TocsinQuery>): void => {
    onChange({ ...whole, ...part });
    onRunQuery();
  };
  const isSeries = show === 'over-time';
  const isDuration = show === 'figures' || (isSeries && metric !== 'groups' && metric !== 'acknowledged-within-target');
  const hasTarget = show === 'figures' || (isSeries && metric === 'acknowledged-within-target');
  return (
    <Stack direction="column" gap={2}>
      <Stack direction="row" gap={2} wrap="wrap">
        <Choice
          label={t('datasource.editor.show', 'Show')}
          value={show}
          values={SHOWS}
          nameOf={showName}
          onChange={(value) => change({ show: value })}
        />
        {isSeries && (
          <Choice
            label={t('datasource.editor.metric', 'Figure')}
            value={metric}
            values={METRICS}
            nameOf={metricName}
            onChange={(value) => change({ metric: value })}
          />
        )}
        {isDuration && (
          <Choice
            label={t('datasource.editor.statistic', 'Statistic')}
            value={whole.statistic}
            values={STATISTICS}
            nameOf={statisticName}
            onChange={(value) => change({ statistic: value })}
          />
        )}
        {show !== 'alert-groups' && (
          <Choice
            label={t('datasource.editor.by', 'One for each')}
            value={whole.by}
            values={BYS}
            nameOf={byName}
            onChange={(value) => change({ by: value })}
          />
        )}
        {hasTarget && <Target target={whole.target} onChange={(target) => change({ target })} />}
      </Stack>
      <Filters query={whole} onChange={change} datasource={datasource} />
    </Stack>
  );
}

interface TargetProps {
  readonly target: string;
  readonly onChange: (target: string) => void;
}

function Target({ target, onChange }: TargetProps) {
  const id = useId();
  return (
    <Field
      label={t('datasource.editor.target', 'Target')}
      description={t('datasource.editor.target-hint', 'Such as 5m, or a variable.')}
      {...{ htmlFor: id, noMargin: true }}
    >
      {/* Asked on leaving the field: a half-written duration is a mistake on the panel. */}
      <Input id={id} width={16} defaultValue={target} onBlur={(event) => onChange(event.currentTarget.value)} />
    </Field>
  );
}

interface FiltersProps {
  readonly query: TocsinQuery;
  readonly onChange: (part: Partial<TocsinQuery>) => void;
  readonly datasource: TocsinDataSource;
}

function Filters({ query, onChange, datasource }: FiltersProps) {
  return (
    <Stack direction="row" gap={2} wrap="wrap">
      <Filter
        label={t('datasource.editor.services', 'Services')}
        {...{ values: query.services, what: 'services', datasource, onChange: (services) => onChange({ services }) }}
      />
      <Filter
        label={t('datasource.editor.teams', 'Teams')}
        {...{ values: query.teams, what: 'teams', datasource, onChange: (teams) => onChange({ teams }) }}
      />
      <Filter
        label={t('datasource.editor.severities', 'Severities')}
        {...{ values: query.severities, what: 'severities', datasource }}
        onChange={(severities) => onChange({ severities })}
      />
    </Stack>
  );
}

interface FilterProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly what: 'services' | 'teams' | 'severities';
  readonly datasource: TocsinDataSource;
  readonly onChange: (values: string[]) => void;
}

function Filter({ label, values, what, datasource, onChange }: FilterProps) {
  const id = useId();
  const options = async (input: string) => {
    const found = await datasource.metricFindQuery(what);
    const wanted = input.toLowerCase();
    return found
      .filter(({ text }) => text.toLowerCase().includes(wanted))
      .map(({ text, value }) => ({ value: String(value), label: text }));
  };
  return (
    <MultiField
      label={label}
      id={id}
      width={32}
      // Variables such as $service are no option, but may be written.
      createCustomValue
      placeholder={t('datasource.editor.all', 'All')}
      value={values.map((value) => ({ value }))}
      options={options}
      onChange={(chosen) => onChange(chosen.map(({ value }) => value))}
    />
  );
}
