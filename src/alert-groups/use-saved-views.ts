import { useCallback, useEffect, useRef, useState } from 'react';
import { usePluginUserStorage } from '@grafana/runtime';
import { readViews } from './saved-views.ts';
import type { SavedView } from './saved-views.ts';

const KEY = 'alert-group-views';

/** Kept by Grafana for this user, on whichever machine they sit. */
export function useSavedViews() {
  const storage = usePluginUserStorage();
  // Grafana hands out another object at each drawing, of the same store.
  const latest = useRef(storage);
  const [views, setViews] = useState<readonly SavedView[]>([]);

  useEffect(() => {
    let isGone = false;
    const read = async (): Promise<void> => {
      const stored = readViews(await latest.current.getItem(KEY));
      if (!isGone) setViews(stored);
    };
    // Without its own views the list is as useful as before; there is nothing for the reader to do about it.
    read().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, []);

  const save = useCallback((next: readonly SavedView[]) => {
    setViews(next);
    latest.current.setItem(KEY, JSON.stringify(next)).catch(() => undefined);
  }, []);

  return { views, save };
}
