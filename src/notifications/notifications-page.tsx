import { t } from '@grafana/i18n';
import { EmptyState, LinkButton } from '@grafana/ui';
import type { MyNotifications } from '../api/my-notifications.ts';
import { useMyNotifications } from '../api/my-notifications.ts';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { pageSubTitle, pageTitle } from './notifications-head.tsx';
import { NotificationsForm } from './notifications-form.tsx';

export function NotificationsPage() {
  const query = useMyNotifications();
  const item = query.data?.item;
  if (query.data && item) return <NotificationsForm mine={query.data} item={item} />;
  return (
    <Page title={pageTitle()} subTitle={pageSubTitle()}>
      <Loaded query={query}>{(mine) => <Nobody mine={mine} />}</Loaded>
    </Page>
  );
}

/** A user of Grafana whom the service knows by no e-mail. What to do is said by the service, which knows why. */
function Nobody({ mine }: { readonly mine: MyNotifications }) {
  return (
    <EmptyState
      variant="not-found"
      message={t('notifications.nobody.title', 'You are no person in Tocsin yet, so nobody can page you')}
      button={
        <LinkButton href={places.teams()} variant="secondary">
          {t('notifications.nobody.people', 'See who is')}
        </LinkButton>
      }
    >
      {mine.advice}
    </EmptyState>
  );
}
