import type { Route } from './route.ts';
import { alertGroupRoutes } from './routes/alert-groups.ts';
import { absenceRoutes, coverRequestRoutes, surroundingsRoutes } from './routes/arrangements.ts';
import { feedRoutes, importRoutes } from './routes/calendars.ts';
import { configurationRoutes, settingsRoutes } from './routes/configuration.ts';
import { doctorRoutes, intakeRoutes } from './routes/intake.ts';
import { homeRoutes, meRoutes, readinessRoutes } from './routes/me.ts';
import { channelRoutes, turnRoutes } from './routes/paging.ts';
import { insightRoutes, onCallRoutes, ownershipRoutes } from './routes/on-call.ts';
import { overrideRoutes } from './routes/overrides.ts';
import { scheduleFigureRoutes } from './routes/schedule-figures.ts';
import {
  apiRoutes,
  contactMethodRoutes,
  provisioningRoutes,
  requestRoutes,
  streamRoutes,
  tokenRoutes,
} from './routes/operating.ts';

export const API_PREFIX = '/api/v1';

/** The whole API, by noun. The router wants a handler for each of these, or it does not compile. */
export const api = {
  // Before the documents: of `/schedules/surroundings` and `/schedules/{id}` the first that fits answers.
  surroundings: surroundingsRoutes,
  ...configurationRoutes,
  settings: settingsRoutes,
  alertGroups: alertGroupRoutes,
  channels: channelRoutes,
  turns: turnRoutes,
  onCall: onCallRoutes,
  overrides: overrideRoutes,
  absences: absenceRoutes,
  coverRequests: coverRequestRoutes,
  feeds: feedRoutes,
  imports: importRoutes,
  scheduleFigures: scheduleFigureRoutes,
  ownership: ownershipRoutes,
  insights: insightRoutes,
  intake: intakeRoutes,
  requests: requestRoutes,
  contactMethods: contactMethodRoutes,
  me: meRoutes,
  home: homeRoutes,
  readiness: readinessRoutes,
  tokens: tokenRoutes,
  provisioning: provisioningRoutes,
  doctor: doctorRoutes,
  openApi: apiRoutes,
};

export type Api = typeof api;

/** Every line of the table, streams included. */
export const everyRoute: readonly Route[] = [...Object.values(api), streamRoutes].flatMap((noun) =>
  Object.values<Route>(noun),
);
