import { z } from 'zod';
import { nounOf } from '../../core/directory/kind.ts';
import type { Kind } from '../../core/directory/kind.ts';
import { escalationChainSchema } from '../configuration/escalation-chain.ts';
import { holidayListSchema } from '../configuration/holiday-list.ts';
import { integrationSchema } from '../configuration/integration.ts';
import { personSchema } from '../configuration/person.ts';
import { scheduleSchema } from '../configuration/schedule.ts';
import { serviceSchema } from '../configuration/service.ts';
import { settingsSchema } from '../configuration/settings.ts';
import { teamSchema } from '../configuration/team.ts';
import { configured, configuredVersions } from '../configured.ts';
import type { ProblemCode } from '../errors.ts';
import { LED_KINDS } from '../role.ts';
import { route } from '../route.ts';
import { byId, nothing } from '../wire.ts';

/** How one kind of document is called in paths and operation ids. */
interface Noun<S extends z.ZodType> {
  readonly path: string;
  readonly one: string;
  readonly many: string;
  readonly kind: Kind;
  readonly schema: S;
}

/** Checked where files are checked too, so that both name the same mistakes; and only there an id may be missing. */
const asSent = z.record(z.string(), z.unknown());

type Item<S extends z.ZodType> = ReturnType<typeof configured<S>>;

const CHANGING: readonly ProblemCode[] = ['broken-json', 'broken-configuration', 'provisioned', 'too-large'];

function readingRoutes<S extends z.ZodType>({ kind, path, one, many, schema }: Noun<S>, item: Item<S>) {
  const word = nounOf(kind);
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
      summary: `Every version that this ${word} ever had, newest first, with who changed it.`,
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

function changingRoutes<S extends z.ZodType>({ kind, path, one, schema }: Noun<S>, item: Item<S>) {
  const word = nounOf(kind);
  const aWord = `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
  const orLead = LED_KINDS.has(kind);
  return {
    create: route({
      operationId: `create${one}`,
      method: 'POST',
      path: `/${path}`,
      summary: `Make a new ${word}. Without an id, one is made from the name.`,
      role: 'editor',
      orLead,
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
      summary: `Replace ${aWord} as a whole, or make it. With If-Match: only if nobody changed it since.`,
      role: 'editor',
      orLead,
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
      summary: `Delete ${aWord}. Its versions stay; alert groups that run on it go on with theirs.`,
      role: 'editor',
      orLead,
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
  teams: routesOf({ kind: 'team', path: 'teams', one: 'Team', many: 'Teams', schema: teamSchema }),
  people: routesOf({ kind: 'person', path: 'people', one: 'Person', many: 'People', schema: personSchema }),
  services: routesOf({ kind: 'service', path: 'services', one: 'Service', many: 'Services', schema: serviceSchema }),
  schedules: routesOf({
    kind: 'schedule',
    path: 'schedules',
    one: 'Schedule',
    many: 'Schedules',
    schema: scheduleSchema,
  }),
  holidayLists: routesOf({
    kind: 'holiday-list',
    path: 'holiday-lists',
    one: 'HolidayList',
    many: 'HolidayLists',
    schema: holidayListSchema,
  }),
  escalationChains: routesOf({
    kind: 'escalation-chain',
    path: 'escalation-chains',
    one: 'EscalationChain',
    many: 'EscalationChains',
    schema: escalationChainSchema,
  }),
  integrations: routesOf({
    kind: 'integration',
    path: 'integrations',
    one: 'Integration',
    many: 'Integrations',
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
