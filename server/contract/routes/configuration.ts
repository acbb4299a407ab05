import { z } from 'zod';
import { escalationChainSchema } from '../configuration/escalation-chain.ts';
import { integrationSchema } from '../configuration/integration.ts';
import { personSchema } from '../configuration/person.ts';
import { scheduleSchema } from '../configuration/schedule.ts';
import { serviceSchema } from '../configuration/service.ts';
import { settingsSchema } from '../configuration/settings.ts';
import { teamSchema } from '../configuration/team.ts';
import { configured, configuredVersions } from '../configured.ts';
import type { ProblemCode } from '../errors.ts';
import { route } from '../route.ts';
import { byId, nothing } from '../wire.ts';

/** How one kind of document is called in paths, operation ids and sentences. */
interface Noun<S extends z.ZodType> {
  readonly path: string;
  readonly one: string;
  readonly many: string;
  readonly word: string;
  readonly schema: S;
}

/** Checked where files are checked too, so that both name the same mistakes; and only there an id may be missing. */
const asSent = z.record(z.string(), z.unknown());

type Item<S extends z.ZodType> = ReturnType<typeof configured<S>>;

const CHANGING: readonly ProblemCode[] = ['broken-json', 'broken-configuration', 'provisioned', 'too-large'];

function readingRoutes<S extends z.ZodType>({ path, one, many, word, schema }: Noun<S>, item: Item<S>) {
  return {
    list: route({
      operationId: `list${many}`,
      method: 'GET',
      path: `/${path}`,
      summary: `Every ${word}, by id.`,
      role: 'viewer',
      params: nothing,
      query: nothing,
      body: null,
      response: z.object({ items: z.array(item) }).meta({ id: `${one}List` }),
      status: 200,
      problems: [],
    }),
    get: route({
      operationId: `get${one}`,
      method: 'GET',
      path: `/${path}/{id}`,
      summary: `One ${word}, with its version in ETag.`,
      role: 'viewer',
      params: byId,
      query: nothing,
      body: null,
      response: item,
      status: 200,
      problems: ['not-found'],
    }),
    versions: route({
      operationId: `list${one}Versions`,
      method: 'GET',
      path: `/${path}/{id}/versions`,
      summary: `Every version that a ${word} ever had, newest first, with who changed it.`,
      role: 'viewer',
      params: byId,
      query: nothing,
      body: null,
      response: configuredVersions(one, schema),
      status: 200,
      problems: ['not-found'],
    }),
  };
}

function changingRoutes<S extends z.ZodType>({ path, one, word, schema }: Noun<S>, item: Item<S>) {
  return {
    create: route({
      operationId: `create${one}`,
      method: 'POST',
      path: `/${path}`,
      summary: `Make a new ${word}. Without an id, one is made from the name.`,
      role: 'editor',
      params: nothing,
      query: nothing,
      body: asSent,
      shown: schema,
      response: item,
      status: 201,
      problems: [...CHANGING, 'exists'],
    }),
    put: route({
      operationId: `put${one}`,
      method: 'PUT',
      path: `/${path}/{id}`,
      summary: `Replace a ${word} as a whole, or make it. With If-Match: only if nobody changed it since.`,
      role: 'editor',
      params: byId,
      query: nothing,
      body: asSent,
      shown: schema,
      response: item,
      status: 200,
      problems: [...CHANGING, 'changed-meanwhile'],
      versioned: true,
    }),
    remove: route({
      operationId: `delete${one}`,
      method: 'DELETE',
      path: `/${path}/{id}`,
      summary: `Delete a ${word}. Its versions stay; alert groups that run on it go on with theirs.`,
      role: 'editor',
      params: byId,
      query: nothing,
      body: null,
      response: null,
      status: 204,
      problems: ['not-found', 'provisioned', 'still-used', 'changed-meanwhile'],
      versioned: true,
    }),
  };
}

function routesOf<S extends z.ZodType>(noun: Noun<S>) {
  const item = configured(`Configured${noun.one}`, noun.schema);
  return { ...readingRoutes(noun, item), ...changingRoutes(noun, item) };
}

/** By the word in the path; `kind` in the core is the singular of it. */
export const configurationRoutes = {
  teams: routesOf({ path: 'teams', one: 'Team', many: 'Teams', word: 'team', schema: teamSchema }),
  people: routesOf({ path: 'people', one: 'Person', many: 'People', word: 'person', schema: personSchema }),
  services: routesOf({ path: 'services', one: 'Service', many: 'Services', word: 'service', schema: serviceSchema }),
  schedules: routesOf({
    path: 'schedules',
    one: 'Schedule',
    many: 'Schedules',
    word: 'schedule',
    schema: scheduleSchema,
  }),
  escalationChains: routesOf({
    path: 'escalation-chains',
    one: 'EscalationChain',
    many: 'EscalationChains',
    word: 'escalation chain',
    schema: escalationChainSchema,
  }),
  integrations: routesOf({
    path: 'integrations',
    one: 'Integration',
    many: 'Integrations',
    word: 'integration',
    schema: integrationSchema,
  }),
};

const settings = configured('ConfiguredSettings', settingsSchema);

export const settingsRoutes = {
  get: route({
    operationId: 'getSettings',
    method: 'GET',
    path: '/settings',
    summary: 'The settings of the installation.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: null,
    response: settings,
    status: 200,
    problems: ['not-found'],
  }),
  put: route({
    operationId: 'putSettings',
    method: 'PUT',
    path: '/settings',
    summary: 'Replace the settings as a whole.',
    role: 'admin',
    params: nothing,
    query: nothing,
    body: asSent,
    shown: settingsSchema,
    response: settings,
    status: 200,
    problems: [...CHANGING, 'changed-meanwhile'],
    versioned: true,
  }),
  versions: route({
    operationId: 'listSettingsVersions',
    method: 'GET',
    path: '/settings/versions',
    summary: 'Every version of the settings, newest first.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: null,
    response: configuredVersions('Settings', settingsSchema),
    status: 200,
    problems: [],
  }),
};
