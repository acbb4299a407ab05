import { useMemo } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useDocuments } from '../api/directory.ts';
import type { Documents } from './documents.ts';
import { knownOf } from './known.ts';
import type { Known } from './known.ts';

/** The query is for `Loaded`; `known` is there as soon as its data is, and stays the same object until it changes. */
export function useDirectory(): { readonly query: UseQueryResult<Documents>; readonly known: Known | null } {
  const query = useDocuments();
  const documents = query.data;
  const known = useMemo(() => (documents === undefined ? null : knownOf(documents)), [documents]);
  return { query, known };
}
