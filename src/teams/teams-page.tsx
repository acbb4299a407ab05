import { useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Stack, Tab, TabsBar } from '@grafana/ui';
import type { Scheduling } from '../api/scheduling.ts';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { NewButton } from './new-button.tsx';
import type { TabName } from './new-button.tsx';
import { PeopleList } from './people-list.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { TeamDrawer } from './team-drawer.tsx';
import { TeamList } from './team-list.tsx';
import { useEditing } from './use-editing.ts';
import { usePeople, usePeopleQuery } from './use-people.ts';

export function TeamsPage() {
  const query = usePeopleQuery();
  const [search, setSearch] = useSearchParams();
  const tab: TabName = search.get('tab') === 'people' ? 'people' : 'teams';
  const open = (next: TabName): void => setSearch(next === 'people' ? { tab: next } : {}, { replace: true });
  return (
    <Page
      title={t('teams.page.title', 'Teams and people')}
      subTitle={t(
        'teams.page.sub-title',
        'Who belongs together, how each can be reached, and what on-call asks of them.',
      )}
      actions={<NewButton tab={tab} />}
    >
      <Stack direction="column" gap={2}>
        <TabsBar>
          <Tab
            label={t('teams.page.teams', 'Teams')}
            active={tab === 'teams'}
            counter={query.data?.teams.length ?? null}
            onChangeTab={() => open('teams')}
          />
          <Tab
            label={t('teams.page.people', 'People')}
            active={tab === 'people'}
            counter={query.data?.people.length ?? null}
            onChangeTab={() => open('people')}
          />
        </TabsBar>
        <Loaded query={query}>{(data) => <Lists data={data} tab={tab} />}</Loaded>
      </Stack>
    </Page>
  );
}

function Lists({ data, tab }: { readonly data: Scheduling; readonly tab: TabName }) {
  const people = usePeople(data);
  const editing = useEditing();
  return (
    <>
      {tab === 'people' ? <PeopleList people={people} /> : <TeamList people={people} />}
      {editing.what === 'new' && tab === 'teams' && <TeamDrawer people={people} item={null} onClose={editing.close} />}
      {editing.what === 'new' && tab === 'people' && <PersonDrawer item={null} onClose={editing.close} />}
    </>
  );
}
