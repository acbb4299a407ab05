import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askGrafana } from './grafana.ts';
import { messageIn } from './grafana-answer.ts';
import { Trouble } from './problem.ts';

/** Dashboards name it by this id, so it has to be the same everywhere. */
const UID = 'tocsin-oncall';
const TYPE = 'tocsin-oncall-datasource';
const KEY = ['data-source'] as const;

export type DataSourceState = 'there' | 'missing' | 'unknown';

/** Grafana makes no instance of a data source that comes with an app: whether there is one is for us to see. */
export function useDataSource() {
  return useQuery({
    queryKey: KEY,
    queryFn: async (): Promise<DataSourceState> => {
      const { status } = await askGrafana('GET', `/api/datasources/uid/${UID}`);
      if (status === 200) return 'there';
      return status === 404 ? 'missing' : 'unknown';
    },
    staleTime: 60_000,
  });
}

export function useCreateDataSource() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const body = { uid: UID, name: 'Tocsin', type: TYPE, access: 'proxy', isDefault: false, jsonData: {} };
      const answer = await askGrafana('POST', '/api/datasources', body);
      // 409: somebody else was quicker, and has made the same.
      if (answer.status === 200 || answer.status === 409) return;
      throw new Trouble(answer.status === 403 ? 'not-allowed' : 'refused', messageIn(answer));
    },
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
