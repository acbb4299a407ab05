import type { IncomingAlert } from '../core/grouping/alert.ts';
import { groupKey } from '../core/grouping/group-key.ts';
import { groupName } from '../store/alert-groups.ts';
import type { Known } from './known.ts';

/** Which service an alert belongs to and which group within it. The empty service id stands for unowned alerts. */
export interface Owner {
  readonly serviceId: string;
  readonly groupKey: string;
  readonly because: string;
}

export function ownerOf(alert: IncomingAlert, known: Known): Owner {
  const owned = known.own(alert.labels);
  const serviceId = owned.kind === 'orphan' ? '' : owned.serviceId;
  const groupBy = known.directory.services.get(serviceId)?.groupBy ?? null;
  return { serviceId, groupKey: groupKey(serviceId, alert.labels, groupBy), because: known.describeOwner(owned) };
}

/** Names a group before it exists; also the name under which replicas lock it (store/alert-groups.ts, `groupName`). */
export const pairOf = (owner: Pick<Owner, 'serviceId' | 'groupKey'>): string =>
  groupName({ service_id: owner.serviceId, group_key: owner.groupKey });
