import { me, myNotifications } from '../me.ts';
import { route } from '../route.ts';
import { nothing } from '../wire.ts';
import { configurationRoutes } from './configuration.ts';

export const meRoutes = {
  get: route({
    operationId: 'getMe',
    method: 'GET',
    path: '/me',
    summary: 'Who am I: role, person, teams that I lead, and what to do where something is missing.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: null,
    response: me,
    status: 200,
    problems: [],
  }),
  putNotifications: route({
    operationId: 'putMyNotifications',
    method: 'PUT',
    path: '/me/notifications',
    summary: 'Replace my own contact methods, notification rules, or both.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: myNotifications,
    response: configurationRoutes.people.put.response,
    status: 200,
    problems: ['broken-json', 'broken-configuration', 'not-found', 'provisioned', 'changed-meanwhile', 'too-large'],
    versioned: true,
  }),
};
