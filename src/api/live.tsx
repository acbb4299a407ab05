import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { config } from '@grafana/runtime';
import { API_ROOT } from './client.ts';
import { keys } from './keys.ts';

/** How current what is shown is: pushed within a second, or asked for every ten. */
export type Liveness = 'connecting' | 'live' | 'polling';

const POLL_MS = 10_000;
/** A storm may change hundreds of groups a second; a list that is read once a second is live enough for a human. */
const GATHER_MS = 1_000;

const LiveContext = createContext<Liveness>('connecting');
export const useLiveness = (): Liveness => useContext(LiveContext);

/** Keeps alert groups current while any page of the app is open. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [liveness, setLiveness] = useState<Liveness>('connecting');

  useEffect(() => {
    const events = new EventSource(`${config.appSubUrl}/${API_ROOT}/events`);
    const changed = new Set<string>();
    let gathering: number | null = null;
    let poll: number | null = null;
    let wasCut = false;
    let isReading = false;

    const readAll = (): void => void client.invalidateQueries({ queryKey: keys.alertGroups() });
    const flush = async (): Promise<void> => {
      gathering = null;
      const ids = new Set(changed);
      changed.clear();
      isReading = true;
      // Lists may hold any of them; of single groups only those that changed are read again.
      await client.invalidateQueries({
        queryKey: keys.alertGroups(),
        predicate: ({ queryKey }) => queryKey[1] !== 'one' || ids.has(String(queryKey[2])),
      });
      isReading = false;
      if (changed.size > 0) gather();
    };
    // A list that is read anew before it has arrived never arrives: in a storm each read waits for the one before.
    const gather = (): void => {
      if (!isReading) gathering ??= window.setTimeout(() => void flush(), GATHER_MS);
    };
    events.addEventListener('open', () => {
      if (poll !== null) window.clearInterval(poll);
      poll = null;
      setLiveness('live');
      // What changed while the line was cut was told to nobody.
      if (wasCut) readAll();
      wasCut = false;
    });
    events.addEventListener('alert-groups', (event: MessageEvent<string>) => {
      for (const id of (JSON.parse(event.data) as { readonly ids: readonly string[] }).ids) changed.add(id);
      gather();
    });
    events.addEventListener('error', () => {
      wasCut = true;
      setLiveness('polling');
      poll ??= window.setInterval(readAll, POLL_MS);
    });
    return () => {
      events.close();
      changed.clear();
      if (gathering !== null) window.clearTimeout(gathering);
      if (poll !== null) window.clearInterval(poll);
    };
  }, [client]);

  return <LiveContext.Provider value={liveness}>{children}</LiveContext.Provider>;
}
