import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const include = z.object({
  type: z.string(),
  name: z.string().default(''),
  path: z.string().default(''),
  role: z.enum(['Viewer', 'Editor', 'Admin']).catch('Viewer'),
  addToNav: z.boolean().default(false),
  defaultNav: z.boolean().default(false),
  icon: z.string().optional(),
});

const route = z.object({
  path: z.string(),
  method: z.string().optional(),
  reqRole: z.enum(['Viewer', 'Editor', 'Admin', '']).optional(),
  url: z.string(),
  headers: z.array(z.object({ name: z.string(), content: z.string() })).optional(),
});

/** The part of a plugin.json that the preview reads; the rest goes to the browser as it is. */
const pluginJson = z.looseObject({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  info: z.looseObject({ version: z.string().default(''), description: z.string().default('') }),
  includes: z.array(include).default([]),
  routes: z.array(route).default([]),
  languages: z.array(z.string()).default([]),
});
export type PluginJson = z.output<typeof pluginJson>;

export interface BuiltPlugin {
  readonly folder: string;
  readonly json: PluginJson;
}

/**
 * The app and the plugins inside of it, as they were built; empty when nothing was. Read anew for each page, so that a
 * build in another terminal shows at the next reload.
 */
export function builtPlugins(dist: string): readonly BuiltPlugin[] {
  if (!existsSync(path.join(dist, 'plugin.json'))) return [];
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'plugin.json')
    .map((file) => path.join(dist, file))
    .sort((a, b) => a.length - b.length)
    .flatMap((file) => {
      const parsed = pluginJson.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      return parsed.success ? [{ folder: path.dirname(file), json: parsed.data }] : [];
    });
}
