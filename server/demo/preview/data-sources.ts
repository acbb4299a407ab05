import { z } from 'zod';
import type { BuiltPlugin } from './plugin-files.ts';

const sent = z.object({
  uid: z.string().min(1),
  name: z.string().min(1),
  type: z.string(),
  jsonData: z.record(z.string(), z.unknown()).nullable().default(null),
});

/** An instance of a data source, as Grafana tells it. */
export interface DataSource {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
}

export interface DataSources {
  all(): readonly DataSource[];
  create(body: unknown): DataSource | 'exists' | 'invalid';
}

/** The one that dashboards of the app name is there from the start, as a file of provisioning would make it. */
export function createDataSources(plugins: () => readonly BuiltPlugin[]): DataSources {
  const made: DataSource[] = [];
  const all = (): readonly DataSource[] => {
    const own = plugins().find(({ json }) => json.type === 'datasource')?.json;
    if (own === undefined) return made;
    return [{ id: 1, uid: 'tocsin-oncall', name: 'Tocsin', type: own.id, jsonData: {} }, ...made];
  };
  return {
    all,
    create(body) {
      const parsed = sent.safeParse(body);
      if (!parsed.success) return 'invalid';
      const { uid, name, type, jsonData } = parsed.data;
      if (all().some((one) => one.uid === uid || one.name === name)) return 'exists';
      const source = { id: made.length + 2, uid, name, type, jsonData: jsonData ?? {} };
      made.push(source);
      return source;
    },
  };
}
