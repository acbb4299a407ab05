import type { AlertGroup, Deed } from '../api/alert-groups.ts';

/** What a group will very likely be when the service has answered. Only its standing: the rest comes with the answer. */
export function foreseeFor(me: string, now: number) {
  const quiet = { pagedNow: [], nextPage: null };
  return <G extends AlertGroup>(group: G, deed: Deed): G => {
    switch (deed.action) {
      case 'acknowledge':
        if (group.status !== 'firing' && group.status !== 'snoozed') return group;
        return { ...group, ...quiet, status: 'acknowledged', statusBy: me, statusUntil: null };
      case 'unacknowledge':
        if (group.status !== 'acknowledged') return group;
        return { ...group, status: 'firing', statusBy: '', statusUntil: null, nextPage: null };
      case 'snooze': {
        if (group.status === 'resolved') return group;
        const statusUntil = deed.until ?? null;
        return { ...group, ...quiet, status: 'snoozed', statusBy: me, statusUntil };
      }
      case 'resolve': {
        if (group.status === 'resolved') return group;
        const resolvedAt = new Date(now).toISOString();
        const sourceStillFires = group.firing > 0;
        return {
          ...group,
          ...quiet,
          status: 'resolved',
          statusBy: me,
          statusUntil: null,
          resolvedAt,
          sourceStillFires,
        };
      }
      // Whom these page is for the service to say.
      case 'decline':
      case 'escalate':
      case 'reassign':
      case 'add-responder':
        return group;
    }
  };
}

/** What takes an action back; null where nothing does, because somebody was paged or told already. */
export function undoOf(action: Deed['action']): Deed | null {
  if (action === 'acknowledge') return { action: 'unacknowledge' };
  return null;
}
