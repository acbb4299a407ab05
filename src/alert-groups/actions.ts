import type { AlertGroup, Deed } from '../api/alert-groups.ts';

export type Action = Deed['action'];

/** What can be done to a group as it stands, the likeliest first. `personId`: who is looking, null for nobody here. */
export function actionsFor(
  group: Pick<AlertGroup, 'status' | 'pagedNow' | 'isTest'>,
  personId: string | null,
): readonly Action[] {
  if (group.isTest) return [];
  const isAsked = group.pagedNow.some(({ id }) => id === personId);
  switch (group.status) {
    case 'firing':
      return [
        'acknowledge',
        ...(isAsked ? (['decline'] as const) : []),
        'resolve',
        'snooze',
        'escalate',
        'reassign',
        'add-responder',
      ];
    case 'acknowledged':
      return [
        'resolve',
        ...(personId === null ? [] : (['decline'] as const)),
        'snooze',
        'unacknowledge',
        'escalate',
        'reassign',
        'add-responder',
      ];
    case 'snoozed':
      return ['acknowledge', 'resolve', 'snooze', 'escalate', 'reassign'];
    case 'resolved':
      return [];
  }
}
