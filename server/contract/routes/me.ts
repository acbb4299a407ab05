import { z } from 'zod';
import { home } from '../home.ts';
import { me, myNotifications } from '../me.ts';
import { codeConfirmed, codeSent, codeTyped, myNotificationsNow, pagedMe, pageMe } from '../my-notifications.ts';
import { readinessList, readinessQuery } from '../readiness.ts';
import { route } from '../route.ts';
import { nothing } from '../wire.ts';
import { configurationRoutes } from './configuration.ts';

const ofMethod = z.strictObject({ methodId: z.string().max(100) });

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
    summary: 'Replace my own contact methods, notification rules, quiet hours or zone.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: myNotifications,
    response: configurationRoutes.people.put.response,
    status: 200,
    problems: ['broken-json', 'broken-configuration', 'not-found', 'provisioned', 'changed-meanwhile', 'too-large'],
    versioned: true,
  }),
  notifications: route({
    operationId: 'getMyNotifications',
    method: 'GET',
    path: '/me/notifications',
    summary: 'How I am reached: my document, what was proven, what is missing, what the organisation asks for.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: null,
    response: myNotificationsNow,
    status: 200,
    problems: [],
  }),
  sendCode: route({
    operationId: 'sendMyCode',
    method: 'POST',
    path: '/me/contact-methods/{methodId}/verify',
    summary: 'Send a short code to a contact method of my own; it works for ten minutes.',
    role: 'viewer',
    params: ofMethod,
    query: nothing,
    body: nothing,
    response: codeSent,
    status: 200,
    problems: ['not-found', 'channel-failed'],
  }),
  confirmCode: route({
    operationId: 'confirmMyCode',
    method: 'POST',
    path: '/me/contact-methods/{methodId}/confirm',
    summary: 'Type the code in: from now on the contact method is proven.',
    role: 'viewer',
    params: ofMethod,
    query: nothing,
    body: codeTyped,
    response: codeConfirmed,
    status: 200,
    problems: ['broken-json', 'wrong-shape', 'not-found'],
  }),
  page: route({
    operationId: 'pageMe',
    method: 'POST',
    path: '/me/page-me',
    summary: 'Send a test message by each of my notification rules, all at once.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: pageMe,
    response: pagedMe,
    status: 200,
    problems: ['broken-json', 'wrong-shape', 'not-found'],
  }),
};

export const homeRoutes = {
  get: route({
    operationId: 'getHome',
    method: 'GET',
    path: '/home',
    summary: 'Everything that the first screen shows, for the caller.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: null,
    response: home,
    status: 200,
    problems: [],
  }),
};

export const readinessRoutes = {
  list: route({
    operationId: 'listReadiness',
    method: 'GET',
    path: '/readiness',
    summary: 'Who can be reached, and what is missing. Without addresses.',
    role: 'viewer',
    params: nothing,
    query: readinessQuery,
    body: null,
    response: readinessList,
    status: 200,
    problems: ['not-found'],
  }),
};
