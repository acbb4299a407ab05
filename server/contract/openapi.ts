import { z } from 'zod';
import { PROBLEMS, problem } from './errors.ts';
import type { ProblemCode } from './errors.ts';
import { ALWAYS } from './route.ts';
import type { Route } from './route.ts';
import { API_PREFIX, everyRoute } from './routes.ts';

type Json = { readonly [key: string]: unknown };

/** OpenAPI 3.1, whose schemas are JSON Schema; printed from the route table, so that it cannot say anything else. */
export function openApiDocument(version: string): Json {
  const components = new Map<string, Json>();
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of everyRoute) {
    const path = API_PREFIX + route.path;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, components) };
  }
  schemaOf(problem, components);
  return {
    openapi: '3.1.0',
    info: { title: 'Tocsin', version, description: 'Who owns this outage? On-call for Grafana.' },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A personal access token, `toc_…`. The app inside Grafana needs none: Grafana says who calls.',
        },
      },
    },
  };
}

function operation(route: Route, components: Map<string, Json>): Json {
  const parameters = [
    ...parametersOf(route.params, 'path', components),
    ...parametersOf(route.query, 'query', components),
    ...(route.versioned
      ? [{ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' }, example: '"3"' }]
      : []),
  ];
  return {
    operationId: route.operationId,
    summary: route.summary,
    tags: [route.path.split('/')[1]],
    description: `Needs the role ${route.role}${route.orLead ? ', or to lead the team that the document belongs to' : ''}.`,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body === null
      ? {}
      : {
          requestBody: { content: { 'application/json': { schema: schemaOf(route.shown ?? route.body, components) } } },
        }),
    responses: { [route.status]: success(route, components), ...failures(route) },
  };
}

function success(route: Route, components: Map<string, Json>): Json {
  if (route.media !== undefined) return { description: 'A stream', content: { [route.media]: {} } };
  if (route.response === null) return { description: 'Done' };
  return { description: 'Done', content: { 'application/json': { schema: schemaOf(route.response, components) } } };
}

/** Several problems may share a status, and a response has one entry per status. */
function failures(route: Route): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of [...ALWAYS, ...route.problems]) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      { description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' '), content },
    ]),
  );
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query', components: Map<string, Json>): Json[] {
  const { properties = {}, required = [] } = jsonSchema(schema, components) as {
    // The parameters of every route are objects, and this is what JSON Schema makes of those.
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

function schemaOf(schema: z.ZodType, components: Map<string, Json>): Json {
  const json = jsonSchema(schema, components);
  const id = schema.meta()?.id;
  if (id === undefined) return json;
  // A schema that also stands inside of another comes back as a reference to itself, defined by jsonSchema already.
  if (!('$ref' in json)) components.set(id, json);
  return { $ref: `#/components/schemas/${id}` };
}

/** What stands under `$defs` of one schema is shared by all, so it moves to the components. */
function jsonSchema(schema: z.ZodType, components: Map<string, Json>): Json {
  const printed = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema: node }) => {
      delete node.id;
    },
  });
  const {
    $schema: _,
    $defs = {},
    ...json
  } = JSON.parse(JSON.stringify(printed).replaceAll('"#/$defs/', '"#/components/schemas/')) as {
    $schema?: string;
    $defs?: Record<string, Json>;
  } & Record<string, unknown>; // As toJSONSchema documents it.
  for (const [id, definition] of Object.entries($defs)) components.set(id, definition);
  return json;
}
