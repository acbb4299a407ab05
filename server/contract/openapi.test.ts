import { describe, expect, it } from 'vitest';
import { PROBLEMS } from './errors.ts';
import { openApiDocument } from './openapi.ts';
import { everyRoute } from './routes.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}

const document = openApiDocument('1.2.3');
const text = JSON.stringify(document);
const paths = document['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
const schemas = (document['components'] as { schemas: Readonly<Record<string, unknown>> }).schemas;

describe('the OpenAPI document', () => {
  it('is 3.1 and carries the version of the service', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Tocsin', version: '1.2.3' } });
  });

  it.each(everyRoute.map((route) => [route.operationId, route] as const))('describes %s', (id, route) => {
    const operation = paths[`/api/v1${route.path}`]?.[route.method.toLowerCase()];
    expect(operation?.operationId).toBe(id);
    const inPath = operation?.parameters?.filter((parameter) => parameter.in === 'path') ?? [];
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(route.path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(({ required }) => required)).toBe(true);
    expect(operation?.requestBody !== undefined).toBe(route.body !== null);
    const statuses = [route.status, 403, 429, ...route.problems.map((code) => PROBLEMS[code].status)];
    expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(statuses.map(String)));
  });

  it('refers to nothing that it does not define', () => {
    const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name ?? '');
    expect(names.filter((name) => !(name in schemas))).toEqual([]);
    expect(names).toContain('Problem');
    expect(text).not.toContain('$defs');
  });

  it('shows documents as they are written, durations as text', () => {
    const { properties } = schemas['Service'] as { properties: Readonly<Record<string, unknown>> };
    expect(properties['acknowledgeTimeout']).toMatchObject({ type: 'string', default: '30m' });
  });

  it('promises 401 nowhere: Grafana would take it for the end of a session', () => {
    expect(Object.values(PROBLEMS).map(({ status }) => status)).not.toContain(401);
    expect(text).not.toContain('"401"');
  });
});
