import { QueryClient } from '@tanstack/react-query';
import { Trouble } from '../api/problem.ts';

const SECOND_MS = 1_000;

/** What was read is shown at once when a page is opened again, and read anew behind it. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5 * SECOND_MS,
        gcTime: 5 * 60 * SECOND_MS,
        refetchOnWindowFocus: true,
        // Refusals stay refusals; only what may be a passing outage is tried again, and the page says so meanwhile.
        retry: (failures, error) =>
          failures < 2 && (!(error instanceof Trouble) || error.kind === 'unreachable' || error.kind === 'offline'),
        retryDelay: (failures) => SECOND_MS * 2 ** failures,
      },
      mutations: { retry: false },
    },
  });
}
