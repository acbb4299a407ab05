import { t } from '@grafana/i18n';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { useEditing } from './use-editing.ts';

export type TabName = 'teams' | 'people';

/** The one way to a new one: at the top of the page, and in the middle of an empty list. */
export function NewButton({ tab }: { readonly tab: TabName }) {
  const may = useMay('editor');
  const editing = useEditing();
  return (
    <AllowedButton may={may} icon="plus" onClick={() => editing.open('new')}>
      {tab === 'people' ? t('teams.page.new-person', 'New person') : t('teams.page.new-team', 'New team')}
    </AllowedButton>
  );
}
