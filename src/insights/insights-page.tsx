import { useCallback, useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { getTimeZone } from '@grafana/data';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, EmptyState, LinkButton, RadioButtonGroup, Stack, Text, useStyles2 } from '@grafana/ui';
import { useSearchParams } from 'react-router-dom';
import { roundInterval } from '../../server/core/insights/buckets.ts';
import { formatDuration } from '../../server/core/time/duration.ts';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { useInsightSeries, useResponseStages, useResponseTimes } from '../api/insights.ts';
import { useClock } from '../app/clock.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { LoadingRows } from '../ui/loading-rows.tsx';
import { metricName } from './figures.ts';
import { FiguresTable } from './figures-table.tsx';
import { FilterRow } from './filter-row.tsx';
import { groupsQuery, METRICS, NO_INSIGHT_FILTERS, readInsightFilters, writeInsightFilters } from './filters.ts';
import type { InsightFilters } from './filters.ts';
import { Overview } from './overview.tsx';
import { StageBars } from './stage-bars.tsx';
import { Picker, timeRangeOf } from './time-range.tsx';
import { Trend } from './trend.tsx';

/** More points than this on a line are more than alert groups there are, mostly. */
const POINTS = 60;

interface Shown {
  readonly filters: InsightFilters;
  readonly change: (part: Partial<InsightFilters>) => void;
  readonly timeZone: string;
}

export function InsightsPage() {
  const [parameters, setParameters] = useSearchParams();
  const [timeZone, setTimeZone] = useState(getTimeZone);
  const filters = useMemo(() => readInsightFilters(parameters), [parameters]);
  const change = useCallback(
    (part: Partial<InsightFilters>) => setParameters(writeInsightFilters({ ...filters, ...part })),
    [filters, setParameters],
  );
  const range = timeRangeOf(filters.from, filters.to, timeZone);
  return (
    <Page
      title={t('insights.title', 'Insights')}
      subTitle={t('insights.subtitle', 'How long responses took, and where the minutes went.')}
      actions={
        <>
          <LinkButton variant="secondary" icon="apps" href="/d/tocsin-response">
            {t('insights.dashboard', 'Open as dashboard')}
          </LinkButton>
          <Picker {...{ range, timeZone, onChange: change, onChangeTimeZone: setTimeZone }} />
        </>
      }
    >
      <Stack direction="column" gap={4}>
        <FilterRow filters={filters} onChange={change} />
        <Content {...{ filters, change, timeZone }} />
      </Stack>
    </Page>
  );
}

function useAsked({ filters, timeZone }: Shown) {
  const { from, to, by, teams, severities } = filters;
  const window = () => {
    const range = timeRangeOf(from, to, timeZone);
    return { from: range.from.toISOString(), to: range.to.toISOString() };
  };
  const some = { team: [...teams], severity: [...severities] };
  return { range: `${from}/${to}/${timeZone}`, window, query: { by, ...some }, some };
}

function Content(shown: Shown) {
  const { filters, change } = shown;
  const { range, window, some } = useAsked(shown);
  const query = { by: 'all', target: filters.target, ...some } as const;
  const all = useResponseTimes({ range, window, query });
  return (
    <Loaded query={all} loading={<LoadingRows rows={8} />}>
      {({ items: [item] }) =>
        item === undefined || item.groups === 0 ? (
          <NothingHappened {...{ filters, change }} />
        ) : (
          <Stack direction="column" gap={4}>
            <Overview item={item} target={filters.target} />
            <OverTime {...shown} />
            <Minutes {...shown} />
            <Rows {...shown} />
          </Stack>
        )
      }
    </Loaded>
  );
}

/** Nothing is wrong with that: it may only be the wrong place to look. */
function NothingHappened({ filters, change }: Pick<Shown, 'filters' | 'change'>) {
  const { teams, severities } = NO_INSIGHT_FILTERS;
  const isFiltered = filters.teams.length + filters.severities.length > 0;
  return (
    <EmptyState
      variant="not-found"
      message={t('insights.empty.title', 'No alert group in this time')}
      button={
        isFiltered ? (
          <Button variant="secondary" onClick={() => change({ teams, severities })}>
            {t('insights.empty.filters', 'Show all teams and severities')}
          </Button>
        ) : (
          <Button variant="secondary" onClick={() => change({ from: 'now-90d', to: 'now' })}>
            {t('insights.empty.range', 'Show the last 90 days')}
          </Button>
        )
      }
    />
  );
}

interface SectionProps {
  readonly title: string;
  readonly beside?: React.ReactNode;
  readonly children: React.ReactNode;
}

function Section({ title, beside, children }: SectionProps) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <Text element="h2" variant="h4">
          {title}
        </Text>
        {beside}
      </div>
      {children}
    </section>
  );
}

function OverTime(shown: Shown) {
  const { filters, change, timeZone } = shown;
  const { metric, target, by } = filters;
  const { range, window, query } = useAsked(shown);
  const times = timeRangeOf(filters.from, filters.to, timeZone);
  const lengthMs = times.to.valueOf() - times.from.valueOf();
  const interval = formatDuration(roundInterval(Math.max(lengthMs / POINTS, MINUTE_MS)));
  const series = useInsightSeries({ range, window, query: { ...query, metric, target, interval } });
  const options = METRICS.map((one) => ({ value: one, label: metricName(one, target) }));
  const title = t('insights.trend.title', 'Over time');
  return (
    <Section
      title={title}
      beside={
        <RadioButtonGroup
          aria-label={t('insights.trend.metric', 'What is drawn over time')}
          size="sm"
          value={metric}
          options={options}
          onChange={(one) => change({ metric: one })}
        />
      }
    >
      <Loaded query={series} loading={<LoadingRows rows={6} />}>
        {(answer) => (
          <Trend
            {...{ title, series: answer, by, metric, timeZone, range: times }}
            onZoom={({ from, to }) => change({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })}
          />
        )}
      </Loaded>
    </Section>
  );
}

function Minutes(shown: Shown) {
  const { range, window, query } = useAsked(shown);
  const stages = useResponseStages({ range, window, query });
  return (
    <Section title={t('insights.minutes.title', 'Where the minutes went')}>
      <Text color="secondary">
        {t(
          'insights.minutes.text',
          'Of resolved alert groups, on average of one. The stages sum to its time to resolve.',
        )}
      </Text>
      <Loaded query={stages} loading={<LoadingRows rows={5} />}>
        {({ items }) =>
          items.some(({ n }) => n > 0) ? (
            <StageBars rows={items} />
          ) : (
            <EmptyState
              variant="not-found"
              hideImage
              message={t('insights.minutes.empty', 'No alert group was resolved in this time')}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

function Rows(shown: Shown) {
  const clock = useClock();
  const { filters, timeZone } = shown;
  const { by, target } = filters;
  const { range, window, query } = useAsked(shown);
  const figures = useResponseTimes({ range, window, query: { ...query, target } });
  const groupsOf = useCallback(
    (key: string) => {
      const fromAt = timeRangeOf(filters.from, filters.to, timeZone).from.valueOf();
      return places.alertGroups() + groupsQuery(filters, key, fromAt, clock.now());
    },
    [filters, timeZone, clock],
  );
  const placeOf = useCallback(
    (key: string) =>
      key === '' || by === 'severity' ? null : by === 'service' ? places.service(key) : places.team(key),
    [by],
  );
  return (
    <Section title={t('insights.figures', 'Figures')}>
      <Loaded query={figures} loading={<LoadingRows rows={6} />}>
        {({ items }) => <FiguresTable {...{ items, by, target, placeOf, groupsOf }} />}
      </Loaded>
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
  head: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    // The choice of figures is wider than a phone.
    '& > :last-child': { maxWidth: '100%', overflowX: 'auto' },
  }),
});
