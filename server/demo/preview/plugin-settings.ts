import { z } from 'zod';
import type { PluginSettings } from './plugin-route.ts';

const update = z.object({
  enabled: z.boolean().default(false),
  pinned: z.boolean().default(false),
  jsonData: z.record(z.string(), z.unknown()).nullable().default(null),
  secureJsonData: z.record(z.string(), z.string()).nullable().default(null),
});

/** What an administrator of Grafana has set for the app, kept as long as the preview runs. */
export interface SettingsStore {
  readonly enabled: boolean;
  readonly pinned: boolean;
  readonly current: PluginSettings;
  /** As Grafana does it, pitfalls included; false for what is no object of settings. */
  update(body: unknown): boolean;
  /** As a file of provisioning would. */
  provision(settings: PluginSettings): void;
}

export function createSettings(): SettingsStore {
  let enabled = true;
  let pinned = true;
  let current: PluginSettings = { jsonData: {}, secureJsonData: {} };
  return {
    get enabled() {
      return enabled;
    },
    get pinned() {
      return pinned;
    },
    get current() {
      return current;
    },
    update(body) {
      const parsed = update.safeParse(body);
      if (!parsed.success) return false;
      const { jsonData, secureJsonData } = parsed.data;
      // Left out means off, and `jsonData` is replaced whole: a page that forgets either loses what was there.
      ({ enabled, pinned } = parsed.data);
      current = {
        jsonData: jsonData ?? {},
        secureJsonData: { ...current.secureJsonData, ...secureJsonData },
      };
      return true;
    },
    provision: (settings) => void (current = settings),
  };
}
