import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { LoadingRows } from '../ui/loading-rows.tsx';
import { TroubleView } from './trouble-view.tsx';

export interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  /** What stands there until the first answer; as high as what comes. */
  readonly loading?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/**
 * Every state of something that is read: loading, trouble with the way out of it, and the data. Data that was there
 * before stays on the screen when reading it again fails; a banner above says how old it is.
 */
export function Loaded<T>({ query, loading, children }: LoadedProps<T>) {
  const { data, error, isFetching, refetch } = query;
  const retry = (): void => void refetch();
  if (data !== undefined) {
    return (
      <>
        {error && <TroubleView error={error} onRetry={retry} isRetrying={isFetching} since={query.dataUpdatedAt} />}
        {children(data)}
      </>
    );
  }
  if (error) return <TroubleView error={error} onRetry={retry} isRetrying={isFetching} />;
  return <>{loading ?? <LoadingRows rows={6} />}</>;
}
