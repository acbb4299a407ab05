import fs from 'node:fs';
import path from 'node:path';
import { SOURCE_DIR } from './constants.ts';

interface PluginJson {
  readonly id: string;
  readonly info: {
    readonly logos: { readonly small: string; readonly large: string };
    readonly screenshots?: readonly { readonly path: string }[];
  };
}

const loadJson = (file: string): unknown => JSON.parse(fs.readFileSync(path.resolve(process.cwd(), file), 'utf8'));

// Each file is checked by Grafana's own schema in the tests; here only what the build reads is named.
export const getPackageJson = () => loadJson('package.json') as { readonly version: string };
export const getPluginJson = () => loadJson(`${SOURCE_DIR}/plugin.json`) as PluginJson;
export const getCPConfigVersion = () => (loadJson('.config/.cprc.json') as { readonly version: string }).version;

/** Folders of the app that are plugins of their own, relative to the sources: each has a plugin.json. */
export function nestedPlugins(): string[] {
  return fs
    .readdirSync(path.resolve(process.cwd(), SOURCE_DIR), { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'plugin.json')
    .map((file) => path.dirname(file))
    .filter((folder) => folder !== '.');
}

/** The app and the plugins inside of it; each entry is called as Grafana looks for it. */
export function getEntries(): Record<string, string> {
  const root = path.resolve(process.cwd(), SOURCE_DIR);
  return Object.fromEntries(
    ['.', ...nestedPlugins()].map((folder) => {
      const entry = ['module.tsx', 'module.ts'].find((name) => fs.existsSync(path.join(root, folder, name)));
      if (entry === undefined) throw new Error(`${folder} has a plugin.json and no module.tsx`);
      return [path.join(folder, 'module'), path.join(root, folder, entry)];
    }),
  );
}
