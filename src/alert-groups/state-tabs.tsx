import { t } from '@grafana/i18n';
import { Tab, TabsBar } from '@grafana/ui';
import type { AlertGroupPage } from '../api/alert-groups.ts';
import { TABS } from './filters.ts';
import type { TabName } from './filters.ts';
import { statusName } from './status-badge.tsx';

type Counts = NonNullable<AlertGroupPage['counts']>;

export interface StateTabsProps {
  readonly tab: TabName;
  /** Null before the first answer: no number is better than a wrong one. */
  readonly counts: Counts | null;
  readonly onChange: (tab: TabName) => void;
}

export function StateTabs({ tab, counts, onChange }: StateTabsProps) {
  return (
    <TabsBar>
      {TABS.map((name) => (
        <Tab
          key={name}
          label={tabName(name)}
          active={name === tab}
          counter={counts === null ? undefined : countOf(name, counts)}
          onChangeTab={(event) => {
            event.preventDefault();
            onChange(name);
          }}
        />
      ))}
    </TabsBar>
  );
}

function tabName(name: TabName): string {
  switch (name) {
    case 'open':
      return t('alert-groups.tab.open', 'Open');
    case 'all':
      return t('alert-groups.tab.all', 'All');
    case 'firing':
    case 'acknowledged':
    case 'snoozed':
    case 'resolved':
      return statusName(name);
  }
}

/** Resolved ones are only counted up to a number, and a number that is not the whole truth stays away. */
function countOf(name: TabName, counts: Counts): number | undefined {
  const open = counts.firing + counts.acknowledged + counts.snoozed;
  if (name === 'open') return open;
  if (name === 'all') return counts.isComplete ? open + counts.resolved : undefined;
  return name === 'resolved' && !counts.isComplete ? undefined : counts[name];
}
