import { useQuery } from '@tanstack/react-query';
import { API_ROOT } from './client.ts';
import { askGrafana } from './grafana.ts';
import type { PluginSettings } from './connection.ts';
import type { GrafanaAnswer } from './grafana-answer.ts';
import { readPluginSettings } from './plugin-settings.ts';

/** What the hops between the browser and the service answered. */
export interface Examination {
  readonly health: GrafanaAnswer;
  readonly settings: PluginSettings | null;
  readonly service: (GrafanaAnswer & { readonly tookMs: number }) | null;
}

/**
 * Walks the way of a call, hop by hop. Not through `call`, because what somebody else answers in place of the service is
 * the finding here, and no error.
 */
async function examine(now: () => number): Promise<Examination> {
  const health = await askGrafana('GET', '/api/health');
  const settings = await readPluginSettings().catch(() => null);
  if (health.status === 0) return { health, settings, service: null };
  const startedAt = now();
  const answer = await askGrafana('GET', `${API_ROOT}/doctor`);
  return { health, settings, service: { ...answer, tookMs: Math.round(now() - startedAt) } };
}

/** Run when it is first shown and whenever somebody asks again; never by itself, because each run calls providers. */
export function useExamination(now: () => number) {
  return useQuery({
    queryKey: ['doctor'],
    queryFn: () => examine(now),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
  });
}
