import type { DoctorCheck, DoctorReport } from '../../contract/doctor.ts';
import { HOUR_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { failedMessages } from '../../store/condition.ts';
import type { FailedMessages } from '../../store/condition.ts';
import type { Answer } from '../api/handler.ts';
import { isoOf } from '../api/naming.ts';
import { mayAct } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';
import type { HttpDeps } from '../deps.ts';
import { callerLooks } from './caller-looks.ts';
import { channelLooks } from './channel-looks.ts';
import { databaseLook } from './database-look.ts';
import { calendarsLook } from './calendars-look.ts';
import { take } from './finding.ts';
import type { Look } from './finding.ts';
import { grafanaLooks } from './grafana-looks.ts';
import { publicUrlLook } from './public-url-look.ts';
import { userGroupsLook } from './user-groups-look.ts';
import { workLooks } from './work-looks.ts';

/** Looking calls providers: a page that is loaded over and over must not become a call each time. */
const KEPT_MS = 10 * SECOND_MS;

interface Looked {
  readonly at: Instant;
  readonly checks: Promise<readonly DoctorCheck[]>;
}

/**
 * Looks at every hop as this service sees it. Everybody sees how they themselves are known, which is what they can be
 * locked out by; addresses, files and providers are for admins.
 */
export function createDoctor(deps: HttpDeps): (call: { readonly caller: Caller }) => Promise<Answer<DoctorReport>> {
  const { clock, stopping, settings } = deps;
  let last: Looked | null = null;

  const looked = (): Looked => {
    const now = clock.now();
    if (last === null || now - last.at >= KEPT_MS || now < last.at) {
      last = { at: now, checks: take(installationLooks(deps), clock, stopping) };
    }
    return last;
  };

  return async ({ caller }) => {
    const own = await take(callerLooks(caller, settings.grafana, deps.known()), clock, stopping);
    const isComplete = mayAct(caller, 'admin');
    const { version } = settings;
    if (!isComplete) return { body: { at: isoOf(clock.now()), version, isComplete, checks: own } };
    const { at, checks } = looked();
    return { body: { at: isoOf(at), version, isComplete, checks: [...own, ...(await checks)] } };
  };
}

function installationLooks(deps: HttpDeps): readonly Look[] {
  const { database, clock, settings, channels } = deps;
  let failures: Promise<readonly FailedMessages[]> | null = null;
  // Once for all channels.
  const failed = () => (failures ??= database.read((tx) => failedMessages(tx, clock.now() - HOUR_MS)));
  return [
    ...grafanaLooks(settings.grafana, clock),
    publicUrlLook(settings),
    databaseLook(database, settings.dataFile, clock),
    ...workLooks(deps),
    ...channelLooks(channels, failed),
    userGroupsLook(deps),
    calendarsLook(deps),
  ];
}
