import type { Directory } from '../../core/directory/directory.ts';
import { namesOf } from '../../core/directory/names.ts';
import type { Escalation } from '../../core/escalation/state.ts';
import { actorName } from '../../core/insights/describe.ts';
import type { OpenGroup } from '../../core/notifying/shift-words.ts';
import { openGroupsOf } from '../../store/alert-groups.ts';
import type { Tx } from '../../store/database.ts';

/** More than a message shows; it says how many are left out. */
const MOST = 50;

/** What is open of the services whose escalation chain pages this schedule, oldest first, with who has it. */
export async function openAround(tx: Tx, directory: Directory, scheduleId: string): Promise<OpenGroup[]> {
  const chains = new Set(
    [...directory.chains.values()]
      .filter(({ steps }) =>
        steps.some(
          (step) =>
            step.kind === 'page' &&
            step.targets.some((target) => target.kind === 'schedule' && target.scheduleId === scheduleId),
        ),
      )
      .map(({ id }) => id),
  );
  const services = [...directory.services.values()].filter(({ chainId }) => chains.has(chainId ?? ''));
  if (services.length === 0) return [];
  const rows = await openGroupsOf(
    tx,
    services.map(({ id }) => id),
    MOST,
  );
  const names = namesOf(directory);
  return rows.map(({ number, title, service_id, state }) => {
    const { status } = JSON.parse(state) as Escalation; // Written by commit.ts.
    const by = 'by' in status ? ` by ${actorName(status.by, names)}` : '';
    return { number, title, serviceName: names.service(service_id), status: `${status.kind}${by}` };
  });
}
