import type { AppPlugin, DataSourcePlugin, PanelPlugin } from '@grafana/data';
import i18next from 'i18next';
import { providedModules } from './provided-modules.ts';
import type { ToldPlugin } from './told.ts';

type Factory = (...modules: readonly unknown[]) => unknown;

interface Defined {
  readonly names: readonly string[];
  readonly factory: Factory;
}

interface AnyPlugin {
  readonly plugin: AppPlugin | DataSourcePlugin<never> | PanelPlugin;
}

declare global {
  interface Window {
    define?: (names: readonly string[], factory: Factory) => void;
  }
}

/** By the script that they were called from: several can be on their way at the same time. */
const defined = new Map<string, Defined>();

/** Grafana loads plugins as AMD modules: a script whose `define` names what it needs. */
export function takeDefinitions(): void {
  window.define = Object.assign(
    (names: readonly string[], factory: Factory): void => {
      const script = document.currentScript;
      if (script instanceof HTMLScriptElement) defined.set(script.src, { names, factory });
    },
    { amd: {} },
  );
}

const loading = new Map<string, Promise<unknown>>();

/** The module of a plugin: loaded once, with its texts before it. Rejects with a sentence. */
export function loadPlugin<P extends AnyPlugin['plugin']>(meta: ToldPlugin): Promise<P> {
  const known = loading.get(meta.id) ?? load(meta);
  loading.set(meta.id, known);
  // Which kind of plugin it is stands in its plugin.json, by which the caller chose it.
  return known as Promise<P>;
}

async function load({ id, languages }: ToldPlugin): Promise<unknown> {
  await Promise.all(languages.filter((language) => language === i18next.language).map((one) => texts(id, one)));
  const url = new URL(`public/plugins/${id}/module.js`, document.baseURI).href;
  await runScript(url);
  const found = defined.get(url);
  if (found === undefined) throw new Error(`${url} defines no module.`);
  const modules = found.names.map((name) => {
    if (name === 'module') return { id: url, uri: url };
    const provided = providedModules[name];
    if (provided === undefined) throw new Error(`${id} asks for ${name}, which Grafana does not share.`);
    return provided();
  });
  const module = found.factory(...modules);
  if (typeof module !== 'object' || module === null || !('plugin' in module))
    throw new Error(`${id} exports no plugin.`);
  return module.plugin;
}

async function texts(id: string, language: string): Promise<void> {
  const response = await fetch(`public/plugins/${id}/locales/${language}/${id}.json`);
  if (response.ok) i18next.addResourceBundle(language, id, await response.json(), true, false);
}

function runScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${url} cannot be loaded.`)));
    document.head.append(script);
  });
}
