import { shiftQuery } from '../on-call.ts';
import { route } from '../route.ts';
import { scheduleFigures } from '../schedule-figures.ts';
import { byId } from '../wire.ts';

export const scheduleFigureRoutes = {
  get: route({
    operationId: 'getScheduleFigures',
    method: 'GET',
    path: '/schedules/{id}/figures',
    summary: 'What is covered in a window and what is not, what it asks of whom, and how fair that is.',
    role: 'viewer',
    params: byId,
    query: shiftQuery,
    body: null,
    response: scheduleFigures,
    status: 200,
    problems: ['not-found'],
  }),
};
