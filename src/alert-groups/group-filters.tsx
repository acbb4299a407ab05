import { useEffect, useState } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, Field, FilterInput, useStyles2 } from '@grafana/ui';
import type { ComboboxOption } from '@grafana/ui';
import { useAll } from '../api/configured.ts';
import { useMe } from '../api/me.ts';
import { useInSight } from '../ui/in-sight.ts';
import { MultiField } from '../ui/multi-field.tsx';
import { plain } from '../ui/plain.ts';
import { LabelledSwitch } from '../ui/labelled-switch.tsx';
import { isNarrowed, matcherMistake, NO_FILTERS, ORDERS, RANGES } from './filters.ts';
import type { Filters, Order, Range } from './filters.ts';

export interface GroupFiltersProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** What narrows the list. Everything in it stands in the address. */
export function GroupFilters({ filters, onChange }: GroupFiltersProps) {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  const { ref, isInSight, height } = useInSight<HTMLDivElement>();
  const change = (part: Partial<Filters>): void => onChange({ ...filters, ...part });
  return (
    <div
      ref={ref}
      className={cx(styles.row, !isOpen && styles.folded)}
      style={isInSight ? undefined : { minHeight: height }}
      role="search"
    >
      <Field
        noMargin
        label={t('alert-groups.filter.search', 'Search')}
        htmlFor="alert-groups-search"
        className={styles.wide}
      >
        <Typed
          id="alert-groups-search"
          value={filters.search}
          placeholder={t('alert-groups.filter.search-hint', 'Title, summary or #number')}
          onType={(search) => change({ search })}
        />
      </Field>
      <Button
        variant="secondary"
        icon="filter"
        className={cx(styles.fold, styles.beside)}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isNarrowed(filters)
          ? t('alert-groups.filter.more-on', 'Filters (on)')
          : t('alert-groups.filter.more', 'Filters')}
      </Button>
      <MatchersField filters={filters} onType={(matchers) => change({ matchers })} />
      {isInSight && <Owners filters={filters} change={change} />}
      {isInSight && <Sequence filters={filters} change={change} />}
      <div className={styles.beside}>
        <Mine isMine={filters.isMine} onChange={(isMine) => change({ isMine })} />
      </div>
      {isNarrowed(filters) && (
        <Button
          className={styles.beside}
          variant="secondary"
          fill="text"
          icon="times"
          onClick={() => onChange({ ...NO_FILTERS, tab: filters.tab, order: filters.order })}
        >
          {t('alert-groups.filter.clear', 'Clear filters')}
        </Button>
      )}
    </div>
  );
}

interface PartProps {
  readonly filters: Filters;
  readonly change: (part: Partial<Filters>) => void;
}

function Owners({ filters, change }: PartProps) {
  const styles = useStyles2(getStyles);
  const any = { placeholder: t('alert-groups.filter.any', 'Any'), isClearable: true };
  const teams = useNames('teams');
  const services = useNames('services');
  return (
    <>
      <MultiField
        label={t('alert-groups.filter.team', 'Team')}
        className={styles.field}
        {...any}
        id="alert-groups-team"
        options={teams}
        value={[...filters.teams]}
        onChange={(chosen) => change({ teams: chosen.map(({ value }) => value) })}
      />
      <MultiField
        label={t('alert-groups.filter.service', 'Service')}
        className={styles.field}
        {...any}
        id="alert-groups-service"
        options={services}
        value={[...filters.services]}
        onChange={(chosen) => change({ services: chosen.map(({ value }) => value) })}
      />
    </>
  );
}

function Sequence({ filters, change }: PartProps) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <Field
        noMargin
        label={t('alert-groups.filter.opened', 'Opened')}
        htmlFor="alert-groups-range"
        className={styles.narrow}
      >
        <Combobox
          id="alert-groups-range"
          options={rangeOptions()}
          value={filters.range}
          placeholder={t('alert-groups.filter.any-time', 'Any time')}
          isClearable
          onChange={(chosen) => change({ range: chosen?.value ?? null })}
        />
      </Field>
      <Field
        noMargin
        label={t('alert-groups.filter.order', 'Order')}
        htmlFor="alert-groups-order"
        className={styles.narrow}
      >
        <Combobox
          id="alert-groups-order"
          options={orderOptions()}
          value={filters.order}
          onChange={({ value }) => change({ order: value })}
        />
      </Field>
    </>
  );
}

function Mine({ isMine, onChange }: { readonly isMine: boolean; readonly onChange: (isMine: boolean) => void }) {
  const { data: me } = useMe();
  const isNobody = me !== undefined && me.person === null;
  return (
    <LabelledSwitch
      id="alert-groups-mine"
      label={t('alert-groups.filter.mine', 'Mine')}
      value={isMine}
      disabled={isNobody && !isMine}
      title={
        isNobody
          ? (me.advice ?? undefined)
          : t('alert-groups.filter.mine-hint', 'You were paged for it, or have it in hand')
      }
      onChange={() => onChange(!isMine)}
    />
  );
}

function MatchersField({ filters, onType }: { readonly filters: Filters; readonly onType: (text: string) => void }) {
  const styles = useStyles2(getStyles);
  const mistake = matcherMistake(filters.matchers);
  return (
    <Field
      noMargin
      label={t('alert-groups.filter.labels', 'Labels')}
      htmlFor="alert-groups-labels"
      className={styles.wide}
      invalid={mistake !== null}
      error={
        mistake !== null &&
        t(
          'alert-groups.filter.labels-mistake',
          '{{message}} (at character {{position}}). Not filtered by labels meanwhile.',
          {
            message: mistake.message,
            position: mistake.position + 1,
            ...plain,
          },
        )
      }
    >
      <Typed
        id="alert-groups-labels"
        value={filters.matchers}
        placeholder={'severity="critical", pod=~"api-.*"'}
        onType={onType}
      />
    </Field>
  );
}

/** A pause in typing after which the list is asked for: a request for each letter would help nobody. */
const PAUSE_MS = 300;

interface TypedProps {
  readonly id: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onType: (text: string) => void;
}

/** What is typed shows at once, and counts when the typing pauses. */
function Typed({ id, value, placeholder, onType }: TypedProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // The address may change from outside: a saved view, the way back.
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return undefined;
    const timer = window.setTimeout(() => onType(text), PAUSE_MS);
    return () => window.clearTimeout(timer);
  });
  return <FilterInput id={id} value={text} placeholder={placeholder} onChange={setText} />;
}

function useNames(noun: 'teams' | 'services'): ComboboxOption[] {
  const { data } = useAll(noun);
  return (data ?? []).map(({ id, document }) => ({ value: id, label: document.name }));
}

function rangeOptions(): ComboboxOption<Range>[] {
  const labels: Readonly<Record<Range, string>> = {
    '1h': t('alert-groups.range.hour', 'Last hour'),
    '6h': t('alert-groups.range.hours', 'Last 6 hours'),
    '24h': t('alert-groups.range.day', 'Last 24 hours'),
    '7d': t('alert-groups.range.week', 'Last 7 days'),
    '30d': t('alert-groups.range.month', 'Last 30 days'),
  };
  // The keys of the table are its ranges.
  return (Object.keys(RANGES) as Range[]).map((value) => ({ value, label: labels[value] }));
}

function orderOptions(): ComboboxOption<Order>[] {
  const labels: Readonly<Record<Order, string>> = {
    newest: t('alert-groups.order.newest', 'Newest first'),
    oldest: t('alert-groups.order.oldest', 'Oldest first'),
    severity: t('alert-groups.order.severity', 'Worst first'),
  };
  return ORDERS.map((value) => ({ value, label: labels[value] }));
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1.5),
    // By their upper edge: a mistake is said below one field, and must not push the others down.
    alignItems: 'flex-start',
    padding: theme.spacing(2, 0),
  }),
  // On a phone the list is what one came for: of the filters only the first stays, and the button that shows the rest.
  folded: css({ [theme.breakpoints.down('md')]: { '> :nth-child(n + 3)': { display: 'none' } } }),
  fold: css({ [theme.breakpoints.up('md')]: { display: 'none' } }),
  // What has no label above it begins where the fields beside it do.
  beside: css({ marginTop: theme.spacing(2.4) }),
  wide: css({ flex: '2 1 220px', minWidth: 0 }),
  field: css({ flex: '1 1 150px', minWidth: 0 }),
  narrow: css({ flex: '0 1 150px', minWidth: 0 }),
});
