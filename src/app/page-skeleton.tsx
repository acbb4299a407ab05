import { PluginPage } from '@grafana/runtime';
import { LoadingRows } from '../ui/loading-rows.tsx';

/** Shown while the code of a page is on its way: as high as what comes, so that nothing jumps. */
export function PageSkeleton() {
  return (
    <PluginPage>
      <LoadingRows rows={6} />
    </PluginPage>
  );
}
