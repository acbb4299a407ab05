import { useState } from 'react';
import type { IntegrationSecrets } from '../api/integrations.ts';
import { useReveal } from '../api/integrations.ts';

/** The secrets of one integration, from when somebody asks for them until they are hidden or the page is left. */
export interface Secrets {
  readonly shown: IntegrationSecrets | null;
  /** Fetched for whoever needs them, shown or not. */
  obtain(): Promise<IntegrationSecrets>;
  show(): void;
  hide(): void;
  /** What a rotation answered. */
  replace(secrets: IntegrationSecrets): void;
  readonly isBusy: boolean;
  readonly error: Error | null;
}

export function useSecrets(id: string): Secrets {
  const reveal = useReveal(id);
  const [shown, setShown] = useState<IntegrationSecrets | null>(null);
  const obtain = async (): Promise<IntegrationSecrets> => shown ?? (await reveal.mutateAsync());
  return {
    ...{ shown, obtain },
    // What goes wrong is in `error`.
    show: () => void obtain().then(setShown, () => undefined),
    hide: () => setShown(null),
    replace: (secrets) => setShown((before) => before && secrets),
    isBusy: reveal.isPending,
    error: reveal.error,
  };
}
