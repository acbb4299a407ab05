import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { PLUGIN_ID } from '../app/plugin.ts';
import { settingsIn, settingsToSave } from './connection.ts';
import type { Connection, PluginSettings } from './connection.ts';
import { askGrafana } from './grafana.ts';
import { isObject, messageIn } from './grafana-answer.ts';
import { Trouble } from './problem.ts';

const URL = `/api/plugins/${PLUGIN_ID}/settings`;
const KEY = ['plugin-settings'] as const;

export async function readPluginSettings(): Promise<PluginSettings> {
  const answer = await askGrafana('GET', URL);
  if (answer.status === 0) throw new Trouble('offline', 'Grafana does not answer.');
  if (!isObject(answer.data) || answer.status !== 200) throw new Trouble('refused', messageIn(answer));
  return settingsIn(answer.data);
}

export function usePluginSettings() {
  return useQuery({ queryKey: KEY, queryFn: readPluginSettings, staleTime: 60_000 });
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
