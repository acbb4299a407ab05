import { useLayoutEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { NavigationType, Router } from 'react-router';
import type { Navigator, Path } from 'react-router';
import { locationService } from '@grafana/runtime';

/** The part of the package `history` that Grafana's history is; that package has no types of its own. */
interface History {
  readonly location: HistoryLocation;
  createHref(to: Partial<Path>): string;
  push(to: string | object, state?: unknown): void;
  replace(to: string | object, state?: unknown): void;
  go(delta: number): void;
  listen(listener: (location: HistoryLocation) => void): () => void;
}

interface HistoryLocation extends Path {
  readonly state?: unknown;
  readonly key?: string;
}

// Its declared type cannot be resolved without those types.
const history = locationService.getHistory() as History;

/** Grafana's one history is the truth, whoever changes it: a link, a page, `locationService` or the browser. */
export function HistoryRouter({ children }: { readonly children: ReactNode }) {
  const [location, setLocation] = useState(history.location);
  useLayoutEffect(() => history.listen(setLocation), []);
  const navigator = useMemo<Navigator>(
    () => ({
      createHref: (to) => (typeof to === 'string' ? to : history.createHref(to)),
      push: (to, state: unknown) => (typeof to === 'string' ? history.push(to, state) : history.push({ ...to, state })),
      replace: (to, state: unknown) =>
        typeof to === 'string' ? history.replace(to, state) : history.replace({ ...to, state }),
      go: (delta) => history.go(delta),
    }),
    [],
  );
  const { key = 'default', state, ...path } = location;
  return (
    <Router location={{ ...path, state, key }} navigationType={NavigationType.Pop} navigator={navigator}>
      {children}
    </Router>
  );
}
