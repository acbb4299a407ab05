import { SECOND_MS } from '../../../core/time/instant.ts';

const PATH = '/api/signing-keys/keys';

/** A caller waits for this: three seconds of nothing on a page are many. */
const TIMEOUT_MS = 3 * SECOND_MS;

/** Asks the Grafana at `url` for its public keys. They are no secret, so that no credentials are needed. */
export function keysOfGrafana(url: string, stopping: AbortSignal): () => Promise<unknown> {
  return async () => {
    const response = await fetch(url + PATH, {
      headers: { accept: 'application/json' },
      // A login page in place of the keys would be 200 and HTML.
      redirect: 'error',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`Grafana answered ${response.status}`);
    }
    return await response.json();
  };
}
