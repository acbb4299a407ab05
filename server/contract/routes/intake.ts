import { doctorReport } from '../doctor.ts';
import {
  integrationHealthList,
  integrationSecrets,
  rotation,
  testAlert,
  testAlertSent,
} from '../integration-health.ts';
import { route } from '../route.ts';
import { byId, nothing } from '../wire.ts';

/** Beside the documents of integrations: what comes in over them, and what their senders must know. */
export const intakeRoutes = {
  health: route({
    operationId: 'listIntegrationHealth',
    method: 'GET',
    path: '/integration-health',
    summary: 'What came in over each integration in the last 24 hours.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: null,
    response: integrationHealthList,
    status: 200,
    problems: [],
  }),
  reveal: route({
    operationId: 'revealIntegration',
    method: 'POST',
    path: '/integrations/{id}/reveal',
    summary: 'The URL and the secrets of an integration. Logged and counted, because whoever has them can send alerts.',
    role: 'editor',
    params: byId,
    query: nothing,
    body: nothing,
    response: integrationSecrets,
    status: 200,
    problems: ['broken-json', 'wrong-shape', 'not-found'],
  }),
  rotate: route({
    operationId: 'rotateIntegration',
    method: 'POST',
    path: '/integrations/{id}/rotate',
    summary: 'A new token or signing secret, answered here. From now on senders that use the old one are refused.',
    role: 'editor',
    params: byId,
    query: nothing,
    body: rotation,
    response: integrationSecrets,
    status: 200,
    problems: ['broken-json', 'wrong-shape', 'broken-configuration', 'not-found', 'provisioned', 'changed-meanwhile'],
    versioned: true,
  }),
  test: route({
    operationId: 'testIntegration',
    method: 'POST',
    path: '/integrations/{id}/test',
    summary:
      'Send a test alert through an integration. It becomes an alert group that is closed at once; nobody is paged.',
    role: 'editor',
    params: byId,
    query: nothing,
    body: testAlert,
    response: testAlertSent,
    status: 200,
    problems: ['broken-json', 'wrong-shape', 'not-found', 'not-stored'],
  }),
};

export const doctorRoutes = {
  get: route({
    operationId: 'getDoctor',
    method: 'GET',
    path: '/doctor',
    summary: 'Looks at every hop of a page and says which one fails, why, and what to do.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: null,
    response: doctorReport,
    status: 200,
    problems: [],
  }),
};
