import { lazy, Suspense } from 'react';
import type { ComponentType } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { places } from './places.ts';
import { PageSkeleton } from './page-skeleton.tsx';

/** Each page is a chunk of its own, so that opening one does not load the others. */
function page<M>(load: () => Promise<M>, pick: (module: M) => ComponentType) {
  return lazy(async () => ({ default: pick(await load()) }));
}

/** Path below the root of the app, and what is shown there. */
const PAGES: readonly { readonly path: string; readonly Page: ComponentType }[] = [
  {
    path: 'home',
    Page: page(
      () => import('../home/home-page.tsx'),
      (m) => m.HomePage,
    ),
  },
  {
    path: 'notifications',
    Page: page(
      () => import('../notifications/notifications-page.tsx'),
      (m) => m.NotificationsPage,
    ),
  },
  {
    path: 'my-schedule',
    Page: page(
      () => import('../my-schedule/my-schedule-page.tsx'),
      (m) => m.MySchedulePage,
    ),
  },
  {
    path: 'services',
    Page: page(
      () => import('../services/services-page.tsx'),
      (m) => m.ServicesPage,
    ),
  },
  {
    path: 'services/-/new',
    Page: page(
      () => import('../services/service-editor-page.tsx'),
      (m) => m.NewServicePage,
    ),
  },
  {
    path: 'services/:id',
    Page: page(
      () => import('../services/service-page.tsx'),
      (m) => m.ServicePage,
    ),
  },
  {
    path: 'services/:id/edit',
    Page: page(
      () => import('../services/service-editor-page.tsx'),
      (m) => m.EditServicePage,
    ),
  },
  {
    path: 'escalation-chains',
    Page: page(
      () => import('../escalation-chains/chains-page.tsx'),
      (m) => m.EscalationChainsPage,
    ),
  },
  {
    path: 'escalation-chains/-/new',
    Page: page(
      () => import('../escalation-chains/chain-page.tsx'),
      (m) => m.NewEscalationChainPage,
    ),
  },
  {
    path: 'escalation-chains/:id',
    Page: page(
      () => import('../escalation-chains/chain-page.tsx'),
      (m) => m.EscalationChainPage,
    ),
  },
  {
    path: 'integrations',
    Page: page(
      () => import('../integrations/integrations-page.tsx'),
      (m) => m.IntegrationsPage,
    ),
  },
  {
    path: 'integrations/:id',
    Page: page(
      () => import('../integrations/integration-page.tsx'),
      (m) => m.IntegrationPage,
    ),
  },
  {
    path: 'alert-groups',
    Page: page(
      () => import('../alert-groups/alert-groups-page.tsx'),
      (m) => m.AlertGroupsPage,
    ),
  },
  {
    path: 'alert-groups/:id',
    Page: page(
      () => import('../alert-groups/alert-group-page.tsx'),
      (m) => m.AlertGroupPage,
    ),
  },
  {
    path: 'teams',
    Page: page(
      () => import('../teams/teams-page.tsx'),
      (m) => m.TeamsPage,
    ),
  },
  {
    path: 'teams/:id',
    Page: page(
      () => import('../teams/team-page.tsx'),
      (m) => m.TeamPage,
    ),
  },
  {
    path: 'people/:id',
    Page: page(
      () => import('../teams/person-page.tsx'),
      (m) => m.PersonPage,
    ),
  },
  {
    path: 'schedules',
    Page: page(
      () => import('../schedules/schedules-page.tsx'),
      (m) => m.SchedulesPage,
    ),
  },
  {
    path: 'schedules/new',
    Page: page(
      () => import('../schedules/editor/schedule-editor-page.tsx'),
      (m) => m.ScheduleEditorPage,
    ),
  },
  {
    path: 'schedules/:id/edit',
    Page: page(
      () => import('../schedules/editor/schedule-editor-page.tsx'),
      (m) => m.ScheduleEditorPage,
    ),
  },
  {
    path: 'schedules/:id',
    Page: page(
      () => import('../schedules/schedule-page.tsx'),
      (m) => m.SchedulePage,
    ),
  },
  {
    path: 'insights',
    Page: page(
      () => import('../insights/insights-page.tsx'),
      (m) => m.InsightsPage,
    ),
  },
];

export function Pages() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        {PAGES.map(({ path, Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
        <Route path="*" element={<Navigate to={places.home()} replace />} />
      </Routes>
    </Suspense>
  );
}
