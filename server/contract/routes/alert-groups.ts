import type { z } from 'zod';
import * as groups from '../alert-group.ts';
import * as deeds from '../alert-group-deed.ts';
import type { ProblemCode } from '../errors.ts';
import { route } from '../route.ts';
import { byId, nothing } from '../wire.ts';

const ACTING: readonly ProblemCode[] = ['broken-json', 'wrong-shape', 'not-found'];

function action<B extends z.ZodType>(operationId: string, path: string, summary: string, body: B) {
  return route({
    operationId,
    method: 'POST',
    path: `/alert-groups/{id}/${path}`,
    summary,
    role: 'viewer',
    params: byId,
    query: nothing,
    body,
    response: groups.acted,
    status: 200,
    problems: ACTING,
  });
}

export const alertGroupRoutes = {
  list: route({
    operationId: 'listAlertGroups',
    method: 'GET',
    path: '/alert-groups',
    summary: 'Alert groups, with who is being reached in each and what happens next.',
    role: 'viewer',
    params: nothing,
    query: groups.alertGroupQuery,
    body: null,
    response: groups.alertGroupPage,
    status: 200,
    problems: [],
  }),
  // Before the one with an id in its place, which would take the word for one.
  counts: route({
    operationId: 'countAlertGroups',
    method: 'GET',
    path: '/alert-groups/counts',
    summary: 'How many alert groups are open, by status, for every service or team that has any.',
    role: 'viewer',
    params: nothing,
    query: groups.alertGroupCountsQuery,
    body: null,
    response: groups.alertGroupCounts,
    status: 200,
    problems: [],
  }),
  get: route({
    operationId: 'getAlertGroup',
    method: 'GET',
    path: '/alert-groups/{id}',
    summary: 'One alert group: its alerts, its timeline, its messages, and what happens next.',
    role: 'viewer',
    params: byId,
    query: nothing,
    body: null,
    response: groups.alertGroupDetail,
    status: 200,
    problems: ['not-found'],
  }),
  bulk: route({
    operationId: 'actOnAlertGroups',
    method: 'POST',
    path: '/alert-groups/bulk',
    summary: 'The same for many alert groups; each answers for itself.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: deeds.bulkDeed,
    response: deeds.bulkActed,
    status: 200,
    problems: ['broken-json', 'wrong-shape'],
  }),
  preview: route({
    operationId: 'previewAlertGroupAction',
    method: 'POST',
    path: '/alert-groups/{id}/preview',
    summary: 'Who would be paged, told and left alone by an action. Nothing is done.',
    role: 'viewer',
    params: byId,
    query: nothing,
    body: deeds.deed,
    response: deeds.deedPreview,
    status: 200,
    problems: ACTING,
  }),
  acknowledge: action('acknowledgeAlertGroup', 'acknowledge', 'I am on it: paging stops.', groups.answer),
  unacknowledge: action(
    'unacknowledgeAlertGroup',
    'unacknowledge',
    'Not on it any more: paging goes on where the chain stood.',
    groups.answer,
  ),
  decline: action('declineAlertGroup', 'decline', "I can't take it: the next one is paged at once.", groups.answer),
  snooze: action('snoozeAlertGroup', 'snooze', 'Quiet until a time; then the chain goes on.', groups.snooze),
  resolve: action('resolveAlertGroup', 'resolve', 'It is over.', groups.answer),
  escalate: action('escalateAlertGroup', 'escalate', 'Page the next step now.', groups.answer),
  reassign: action('reassignAlertGroup', 'reassign', 'Page somebody else instead.', groups.toTarget),
  addResponder: action('addAlertGroupResponder', 'responders', 'Page somebody as well.', groups.toTarget),
  addNote: action('addAlertGroupNote', 'notes', 'Write something onto the timeline.', groups.note),
};
