import { useSearchParams } from 'react-router-dom';

export interface Editing {
  /** What `?edit=` says; null where nothing is edited. */
  readonly what: string | null;
  open(what: string): void;
  close(): void;
}

/** A drawer with an address: going back closes it. */
export function useEditing(): Editing {
  const [search, setSearch] = useSearchParams();
  const set = (what: string | null, replace: boolean): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (what === null) next.delete('edit');
        else next.set('edit', what);
        return next;
      },
      { replace },
    );
  return { what: search.get('edit'), open: (what) => set(what, false), close: () => set(null, true) };
}
