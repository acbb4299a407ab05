import { t } from '@grafana/i18n';
import { Trouble } from '../api/problem.ts';
import { Page } from '../app/page.tsx';
import { TroubleView } from '../app/trouble-view.tsx';

/** What an old link leads to. */
export function MissingPage({ id }: { readonly id: string }) {
  return (
    <Page title={id}>
      <TroubleView
        error={new Trouble('not-found', t('teams.missing', 'There is nothing called {{id}} here.', { id }))}
      />
    </Page>
  );
}
