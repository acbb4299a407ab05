import { z } from 'zod';
import { integrationRequests } from '../integration-request.ts';
import { provisioningStatus } from '../provisioning.ts';
import { route } from '../route.ts';
import { testMessageResult } from '../test-message.ts';
import { newToken, tokenList, tokenRequest } from '../token.ts';
import { byId, nothing } from '../wire.ts';

export const requestRoutes = {
  ofIntegration: route({
    operationId: 'listIntegrationRequests',
    method: 'GET',
    path: '/integrations/{id}/requests',
    summary: 'The last requests of an integration, accepted and refused.',
    role: 'editor',
    params: byId,
    query: nothing,
    body: null,
    response: integrationRequests,
    status: 200,
    problems: ['not-found'],
  }),
};

export const contactMethodRoutes = {
  test: route({
    operationId: 'testContactMethod',
    method: 'POST',
    path: '/people/{id}/contact-methods/{methodId}/test',
    summary: 'Send a test message to a contact method of your own; an admin may to any.',
    role: 'viewer',
    params: byId.extend({ methodId: z.string().max(100) }),
    query: nothing,
    body: nothing,
    response: testMessageResult,
    status: 200,
    problems: ['not-found'],
  }),
};

export const tokenRoutes = {
  list: route({
    operationId: 'listTokens',
    method: 'GET',
    path: '/tokens',
    summary: 'Personal access tokens that were not revoked, without their secrets.',
    role: 'admin',
    params: nothing,
    query: nothing,
    body: null,
    response: tokenList,
    status: 200,
    problems: [],
  }),
  create: route({
    operationId: 'createToken',
    method: 'POST',
    path: '/tokens',
    summary: 'Make a personal access token. The answer is the only place where its secret is shown.',
    role: 'admin',
    params: nothing,
    query: nothing,
    body: tokenRequest,
    response: newToken,
    status: 201,
    problems: ['broken-json', 'wrong-shape'],
  }),
  revoke: route({
    operationId: 'revokeToken',
    method: 'DELETE',
    path: '/tokens/{id}',
    summary: 'From now on the token is refused.',
    role: 'admin',
    params: byId,
    query: nothing,
    body: null,
    response: null,
    status: 204,
    problems: ['not-found'],
  }),
};

export const provisioningRoutes = {
  status: route({
    operationId: 'getProvisioning',
    method: 'GET',
    path: '/provisioning',
    summary: 'What was loaded from files, and what was wrong with the last try.',
    role: 'admin',
    params: nothing,
    query: nothing,
    body: null,
    response: provisioningStatus,
    status: 200,
    problems: [],
  }),
  reload: route({
    operationId: 'reloadProvisioning',
    method: 'POST',
    path: '/provisioning/reload',
    summary: 'Read the files again. With any mistake in them nothing changes, and all mistakes are named.',
    role: 'admin',
    params: nothing,
    query: nothing,
    body: nothing,
    response: provisioningStatus,
    status: 200,
    problems: ['broken-configuration'],
  }),
};

export const apiRoutes = {
  openApi: route({
    operationId: 'getOpenApi',
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: null,
    response: z.record(z.string(), z.unknown()),
    status: 200,
    problems: [],
  }),
};

/** Answered with a stream instead of one document. */
export const streamRoutes = {
  events: route({
    operationId: 'streamEvents',
    method: 'GET',
    path: '/events',
    summary: 'Server-sent events: the ids of alert groups as they change. A hint to read again, not a log.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: null,
    response: null,
    status: 200,
    media: 'text/event-stream',
    problems: ['shutting-down'],
  }),
};
