import { z } from 'zod';
import { responseTimes, responseTimesQuery, series, seriesQuery, stages, stagesQuery } from '../insights.ts';
import { knownOnCallQuery, onCallNow, onCallQuery, shiftList, shiftQuery } from '../on-call.ts';
import { ownershipAnswer, ownershipQuestion } from '../ownership.ts';
import { route } from '../route.ts';
import { byId, nothing } from '../wire.ts';

export const onCallRoutes = {
  all: route({
    operationId: 'listOnCall',
    method: 'GET',
    path: '/on-call',
    summary: 'Who is on call, for every schedule.',
    role: 'viewer',
    params: nothing,
    query: onCallQuery,
    body: null,
    response: z.object({ items: z.array(onCallNow) }).meta({ id: 'OnCallList' }),
    status: 200,
    problems: [],
  }),
  ofSchedule: route({
    operationId: 'getScheduleOnCall',
    method: 'GET',
    path: '/schedules/{id}/on-call',
    summary: 'Who is on call in a schedule, now or at an instant, until when and why; as known now or at an instant.',
    role: 'viewer',
    params: byId,
    query: knownOnCallQuery,
    body: null,
    response: onCallNow,
    status: 200,
    problems: ['not-found'],
  }),
  shifts: route({
    operationId: 'listScheduleShifts',
    method: 'GET',
    path: '/schedules/{id}/shifts',
    summary: 'The shifts of a schedule in a window, as the pager computes them, and why.',
    role: 'viewer',
    params: byId,
    query: shiftQuery,
    body: null,
    response: shiftList,
    status: 200,
    problems: ['not-found'],
  }),
};

export const ownershipRoutes = {
  try: route({
    operationId: 'tryOwnership',
    method: 'POST',
    path: '/ownership/try',
    summary: 'Whose would an alert with these labels be, and who would be paged? Changes nothing.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: ownershipQuestion,
    response: ownershipAnswer,
    status: 200,
    problems: ['broken-json', 'wrong-shape'],
  }),
};

export const insightRoutes = {
  responseTimes: route({
    operationId: 'getResponseTimes',
    method: 'GET',
    path: '/insights/response-times',
    summary: 'How long answers took, by service, team or severity.',
    role: 'viewer',
    params: nothing,
    query: responseTimesQuery,
    body: null,
    response: responseTimes,
    status: 200,
    problems: [],
  }),
  series: route({
    operationId: 'getInsightSeries',
    method: 'GET',
    path: '/insights/series',
    summary: 'One figure over time, in buckets, by service, team or severity.',
    role: 'viewer',
    params: nothing,
    query: seriesQuery,
    body: null,
    response: series,
    status: 200,
    problems: [],
  }),
  stages: route({
    operationId: 'getResponseStages',
    method: 'GET',
    path: '/insights/stages',
    summary: 'Where the minutes of the responses went, by service, team or severity.',
    role: 'viewer',
    params: nothing,
    query: stagesQuery,
    body: null,
    response: stages,
    status: 200,
    problems: [],
  }),
};
