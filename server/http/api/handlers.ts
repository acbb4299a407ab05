import { openApiDocument } from '../../contract/openapi.ts';
import { turnsSoFar } from '../../store/round-robin.ts';
import type { HttpDeps } from '../deps.ts';
import { absenceHandlers } from './absences.ts';
import { alertGroupHandlers } from './alert-groups.ts';
import { configurationHandlers } from './configuration.ts';
import { coverRequestHandlers } from './cover-requests.ts';
import { endingFeeds, feedHandlers } from './feeds.ts';
import { createDoctor } from '../doctor/doctor.ts';
import type { Handlers } from './handler.ts';
import { importHandlers } from './imports.ts';
import { homeHandlers } from './home.ts';
import { insightHandlers } from './insights.ts';
import { meHandlers } from './me.ts';
import { onCallHandlers } from './on-call.ts';
import { overrideHandlers } from './overrides.ts';
import { ownershipHandlers } from './ownership.ts';
import { channelHandlers, turnHandlers } from './paging.ts';
import { surroundingsHandlers } from './surroundings.ts';
import { provisioningHandlers } from './provisioning.ts';
import { intakeHandlers } from './intake.ts';
import { readinessHandlers } from './readiness.ts';
import { contactMethodHandlers, requestHandlers } from './requests.ts';
import { scheduleFigureHandlers } from './schedule-figures.ts';
import { tokenHandlers } from './tokens.ts';

/** One handler for each line of the route table. */
export function apiHandlers(deps: HttpDeps): Handlers {
  const { database, clock, engine, documents, provisioning, metrics } = deps;
  const known = () => deps.known();
  // Printing it takes a tenth of a second, in which nobody would be paged: once is enough.
  let description: ReturnType<typeof openApiDocument> | null = null;
  const described = () => (description ??= openApiDocument(deps.settings.version));
  const turnsOf = (keys: readonly string[]) => database.read((tx) => turnsSoFar(tx, keys));
  return {
    ...endingFeeds(configurationHandlers({ documents, clock, known, machineChannels: deps.machineChannels }), database),
    alertGroups: alertGroupHandlers({ engine, database, clock, known }),
    channels: channelHandlers(deps.channels),
    turns: turnHandlers(database, known),
    onCall: onCallHandlers({ documents, clock, known }),
    overrides: overrideHandlers({ documents, clock, known }),
    absences: absenceHandlers({ documents, clock, known }),
    coverRequests: coverRequestHandlers({ documents, clock, known }),
    feeds: feedHandlers({ database, clock, publicUrl: deps.settings.publicUrl, known }),
    imports: importHandlers({ database, clock, engine, known }),
    surroundings: surroundingsHandlers(known, clock),
    scheduleFigures: scheduleFigureHandlers(known),
    ownership: ownershipHandlers(known, clock, turnsOf),
    insights: insightHandlers(database, known, clock),
    intake: intakeHandlers(deps),
    requests: requestHandlers(database, known),
    contactMethods: contactMethodHandlers(engine, known),
    me: meHandlers({ ...deps, known }),
    home: homeHandlers(database, known, clock),
    readiness: readinessHandlers(database, known),
    tokens: tokenHandlers(database, clock, known),
    provisioning: provisioningHandlers(provisioning, metrics),
    doctor: { get: createDoctor(deps) },
    openApi: { openApi: () => ({ body: described() }) },
  };
}
