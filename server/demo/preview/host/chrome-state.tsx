import { createContext, useContext } from 'react';
import type { NavModel, NavModelItem } from '@grafana/data';

/** What the page that is shown tells the bar above it. */
export interface ChromeState {
  readonly model: NavModel;
  readonly setPageNav: (pageNav: NavModelItem | undefined) => void;
}

const ChromeContext = createContext<ChromeState | null>(null);
export const ChromeProvider = ChromeContext.Provider;

export function useChrome(): ChromeState {
  const state = useContext(ChromeContext);
  if (state === null) throw new Error('A page is drawn outside of the chrome.');
  return state;
}
