import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Known } from '../directory/known.ts';
import { Section } from '../ui/section.tsx';
import type { ChainItem } from './delete-chain.tsx';
import { Flow } from './flow.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { usePreview } from './use-preview.ts';
import { UsedBy, usersOfChain } from './used-by.tsx';

export function ChainView({ known, item }: { readonly known: Known; readonly item: ChainItem }) {
  const styles = useStyles2(getStyles);
  const chain = known.directory.chains.get(item.id) ?? {
    ...{ id: item.id, name: item.document.name, teamId: null, version: item.version, steps: [] },
  };
  // The fallback is that of the service's team; nearly always that is the team of the chain.
  const teamId = usersOfChain(known, item.id)[0]?.document.team ?? chain.teamId;
  const { preview, view } = usePreview(known, chain, teamId);
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Section title={t('escalation-chains.view.steps', 'Steps')}>
          <Flow known={known} steps={chain.steps} teamId={teamId} preview={preview} />
        </Section>
        <UsedBy known={known} chainId={item.id} />
      </div>
      <div className={styles.column}>
        <PreviewPanel preview={preview} view={view} names={known.names} teamId={teamId} />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: theme.spacing(2),
    paddingTop: theme.spacing(2),
    alignItems: 'start',
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
});
