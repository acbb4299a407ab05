import { z } from 'zod';
import { newOverride, override, overrideList, overrideQuery } from '../override.ts';
import { route } from '../route.ts';
import { byId, nothing } from '../wire.ts';

export const overrideRoutes = {
  all: route({
    operationId: 'listOverrides',
    method: 'GET',
    path: '/overrides',
    summary: 'Overrides of every schedule that were made here and are not over, in the order of their starts.',
    role: 'viewer',
    params: nothing,
    query: overrideQuery,
    body: null,
    response: overrideList,
    status: 200,
    problems: [],
  }),
  ofSchedule: route({
    operationId: 'listScheduleOverrides',
    method: 'GET',
    path: '/schedules/{id}/overrides',
    summary: 'Overrides of a schedule that were made here; those that stand in its document are in the document.',
    role: 'viewer',
    params: byId,
    query: overrideQuery,
    body: null,
    response: overrideList,
    status: 200,
    problems: ['not-found'],
  }),
  create: route({
    operationId: 'createScheduleOverride',
    method: 'POST',
    path: '/schedules/{id}/overrides',
    summary: 'Put somebody else on call for a while, even where a file owns the schedule. Viewers: only themselves.',
    role: 'viewer',
    params: byId,
    query: nothing,
    body: newOverride,
    response: override,
    status: 201,
    problems: ['broken-json', 'wrong-shape', 'not-found', 'broken-configuration'],
  }),
  remove: route({
    operationId: 'deleteScheduleOverride',
    method: 'DELETE',
    path: '/schedules/{id}/overrides/{overrideId}',
    summary: 'Take an override back. One that is running ends now, and one that is over stays.',
    role: 'viewer',
    params: byId.extend({ overrideId: z.string().max(100) }),
    query: nothing,
    body: null,
    response: null,
    status: 204,
    problems: ['not-found', 'broken-configuration'],
  }),
};
