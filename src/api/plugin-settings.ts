import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { PLUGIN_ID } from '../app/plugin.ts';
import type { AppSettings } from '../app/settings.ts';
import { askGrafana, isObject, messageIn } from './grafana.ts';
import { Trouble } from './problem.ts';

/** The app's own settings, as Grafana keeps them. */
export interface PluginSettings {
  readonly enabled: boolean;
  readonly pinned: boolean;
  readonly version: string;
  /** All of it, with what other versions of the app have written. */
  readonly jsonData: Readonly<Record<string, unknown>> & AppSettings;
  readonly hasSecret: boolean;
}

const URL = `/api/plugins/${PLUGIN_ID}/settings`;
const KEY = ['plugin-settings'] as const;

export async function readPluginSettings(): Promise<PluginSettings> {
  const answer = await askGrafana('GET', URL);
  if (answer.status === 0) throw new Trouble('offline', 'Grafana does not answer.');
  if (!isObject(answer.data) || answer.status !== 200) throw new Trouble('refused', messageIn(answer));
  return settingsIn(answer.data);
}

export function settingsIn(data: Readonly<Record<string, unknown>>): PluginSettings {
  const { enabled, pinned, info, jsonData, secureJsonFields } = data;
  return {
    enabled: enabled === true,
    pinned: pinned === true,
    version: isObject(info) && typeof info['version'] === 'string' ? info['version'] : '',
    jsonData: isObject(jsonData) ? jsonData : {},
    hasSecret: isObject(secureJsonFields) && secureJsonFields['secret'] === true,
  };
}

export function usePluginSettings() {
  return useQuery({ queryKey: KEY, queryFn: readPluginSettings, staleTime: 60_000 });
}

export interface Connection {
  readonly serviceUrl: string;
  /** Null: the secret stays what it is. */
  readonly secret: string | null;
}

/**
 * What Grafana is to be told: it replaces `jsonData` as a whole, and leaving `enabled` out would disable the app for
 * everybody.
 */
export function settingsToSave(before: PluginSettings, { serviceUrl, secret }: Connection) {
  return {
    enabled: true,
    pinned: before.pinned || !before.enabled,
    jsonData: { ...before.jsonData, serviceUrl },
    ...(secret === null ? {} : { secureJsonData: { secret } }),
  };
}

/** Resolves to whether the app was enabled only now: then Grafana shows its pages after a reload. */
export function useSaveConnection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (connection: Connection): Promise<boolean> => {
      // Read again: somebody else may have saved since the page was opened.
      const before = await readPluginSettings();
      const answer = await askGrafana('POST', URL, settingsToSave(before, connection));
      if (answer.status !== 200)
        throw new Trouble(answer.status === 403 ? 'not-allowed' : 'refused', messageIn(answer));
      return !before.enabled;
    },
    onSuccess: () => client.invalidateQueries(),
  });
}
