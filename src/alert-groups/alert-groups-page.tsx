import { useCallback, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Stack, Tooltip, useStyles2 } from '@grafana/ui';
import { useAlertGroups } from '../api/alert-groups.ts';
import type { AlertGroup, AlertGroupPage } from '../api/alert-groups.ts';
import { useClock } from '../app/clock.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { LoadingRows } from '../ui/loading-rows.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { EmptyList } from './empty-list.tsx';
import { NO_FILTERS, queryOf, readFilters, writeFilters } from './filters.ts';
import type { Filters } from './filters.ts';
import { GroupFilters } from './group-filters.tsx';
import { GroupTable } from './group-table.tsx';
import { LivenessMark } from './liveness-mark.tsx';
import { NoticeBar } from './notice-bar.tsx';
import type { Notice } from './notice-bar.tsx';
import { StateTabs } from './state-tabs.tsx';
import { useListKeys } from './use-list-keys.ts';
import { ViewsMenu } from './views-menu.tsx';

/** What fires, who is being reached, and what happens next. The address is the state of the page. */
export function AlertGroupsPage() {
  const [parameters, setParameters] = useSearchParams();
  const filters = useMemo(() => readFilters(parameters), [parameters]);
  const search = writeFilters(filters).toString();
  const change = (next: Filters): void => setParameters(writeFilters(next), { replace: true });
  const clock = useClock();
  const list = useAlertGroups(search, () => queryOf(filters, clock.now()));
  const counts = list.data?.pages[0]?.counts ?? null;
  return (
    <Page
      title={t('alert-groups.page.title', 'Alert groups')}
      subTitle={t('alert-groups.page.subtitle', 'What fires, who is being reached, and what happens next')}
      beside={<LivenessMark />}
      actions={
        <Stack direction="row" gap={1} alignItems="center">
          <KeysHint />
          <ViewsMenu search={search} onOpen={(view) => setParameters(new URLSearchParams(view))} />
        </Stack>
      }
    >
      <StateTabs
        tab={filters.tab}
        counts={counts}
        onChange={(tab) => setParameters(writeFilters({ ...filters, tab }))}
      />
      <GroupFilters filters={filters} onChange={change} />
      <Loaded query={list} loading={<LoadingRows rows={8} />}>
        {(data) => (
          <Groups
            pages={data.pages}
            filters={filters}
            onClear={() => change({ ...NO_FILTERS, tab: filters.tab, order: filters.order })}
            onEnd={() => {
              if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
            }}
          />
        )}
      </Loaded>
      {list.isFetchingNextPage && <LoadingRows rows={2} />}
    </Page>
  );
}

interface GroupsProps {
  readonly pages: readonly AlertGroupPage[];
  readonly filters: Filters;
  readonly onClear: () => void;
  readonly onEnd: () => void;
}

function Groups({ pages, filters, onClear, onEnd }: GroupsProps) {
  const groups = useMemo(() => merged(pages), [pages]);
  const ids = useMemo(() => groups.map(({ id }) => id), [groups]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [notice, setNotice] = useState<Notice | null>(null);
  const navigate = useNavigate();
  const toggle = useCallback((id: string) => setSelected((before) => toggled(before, id)), []);
  const open = useCallback((id: string) => navigate(places.alertGroup(id)), [navigate]);
  const current = useListKeys({ ids, onOpen: open, onSelect: toggle });
  // What has left the list meanwhile must not be acted upon unseen.
  const chosen = groups.filter(({ id }) => selected.has(id));
  const total = pages.at(-1)?.next === null ? groups.length : groups.length + 1;
  return (
    <>
      <NoticeBar notice={notice} onClose={() => setNotice(null)} />
      {groups.length === 0 && pages.at(-1)?.next === null ? (
        <EmptyList filters={filters} onClear={onClear} />
      ) : (
        <GroupTable
          groups={groups}
          total={total}
          selected={selected}
          current={current}
          onSelect={toggle}
          onSelectAll={() => setSelected(chosen.length === groups.length ? new Set() : new Set(ids))}
          onEnd={onEnd}
        />
      )}
      {chosen.length > 0 && (
        <BulkBar
          groups={chosen}
          onClear={() => setSelected(new Set())}
          onDone={(done) => {
            setNotice(done);
            if (!done.isTrouble) setSelected(new Set());
          }}
        />
      )}
    </>
  );
}

/** Pages are read one after the other while groups open: one that moved to a later page would stand there twice. */
function merged(pages: readonly AlertGroupPage[]): readonly AlertGroup[] {
  const seen = new Map<string, AlertGroup>();
  for (const { items } of pages) for (const group of items) if (!seen.has(group.id)) seen.set(group.id, group);
  return [...seen.values()];
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}

function KeysHint() {
  const styles = useStyles2(getStyles);
  const keys = t('alert-groups.keys', 'Keys: j and k walk through the list, Enter or o opens, x selects.');
  return (
    <Tooltip content={keys}>
      <span className={styles.keys} tabIndex={0} aria-label={keys} role="img">
        <Icon name="keyboard" />
      </span>
    </Tooltip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // A phone has no such keys.
  keys: css({ [theme.breakpoints.down('md')]: { display: 'none' } }),
});
