import { lazy, Suspense } from 'react';
import type { ComponentProps } from 'react';
import { t } from '@grafana/i18n';
import { Tab, TabsBar } from '@grafana/ui';
import { useParams, useSearchParams } from 'react-router-dom';
import { useMay } from '../api/me.ts';
import { Trouble } from '../api/problem.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { FileNotice } from '../app/file-notice.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { TroubleView } from '../app/trouble-view.tsx';
import type { Known } from '../directory/known.ts';
import { useDirectory } from '../directory/use-directory.ts';
import { TryLabelsButton } from '../services/try-labels.tsx';
import { LoadingRows } from '../ui/loading-rows.tsx';
import { plain } from '../ui/plain.ts';
import { History } from '../versions/history.tsx';
import { chainLines } from './chain-lines.ts';
import { ChainView } from './chain-view.tsx';
import { DeleteChain } from './delete-chain.tsx';
import type { ChainItem } from './delete-chain.tsx';

/** Loaded when somebody edits: what makes steps move weighs more than all the rest of the page. */
const LazyEditor = lazy(async () => ({ default: (await import('./chain-editor.tsx')).ChainEditor }));

function ChainEditor(props: ComponentProps<typeof LazyEditor>) {
  return (
    <Suspense fallback={<LoadingRows rows={8} />}>
      <LazyEditor {...props} />
    </Suspense>
  );
}

export function NewEscalationChainPage() {
  const { query, known } = useDirectory();
  const title = t('escalation-chains.new.title', 'New escalation chain');
  return (
    <Page
      title={title}
      crumb={{ text: title }}
      subTitle={t('escalation-chains.new.subtitle', 'Who is paged, in which order, after how long.')}
    >
      <Loaded query={query}>{() => known && <ChainEditor known={known} item={null} onDone={null} />}</Loaded>
    </Page>
  );
}

export function EscalationChainPage() {
  const { id = '' } = useParams();
  const { query, known } = useDirectory();
  const [parameters, setParameters] = useSearchParams();
  const item = known?.documents.chains.find((one) => one.id === id) ?? null;
  const isEdited = parameters.get('edit') !== null;
  const setEdited = (edit: boolean): void =>
    setParameters((before) => {
      const after = new URLSearchParams(before);
      if (edit) after.set('edit', '');
      else after.delete('edit');
      return after;
    });
  const title = item?.document.name ?? id;
  return (
    <Page
      title={isEdited ? t('escalation-chains.edit.title', 'Edit {{name}}', { name: title, ...plain }) : title}
      crumb={{ text: title }}
      beside={item && <ProvisionedBadge file={item.file} />}
      actions={known && item && !isEdited && <Actions known={known} item={item} onEdit={() => setEdited(true)} />}
    >
      <Loaded query={query}>
        {() => {
          if (known === null) return null;
          if (item === null) return <Gone id={id} />;
          return isEdited ? (
            <ChainEditor key={id} known={known} item={item} onDone={() => setEdited(false)} />
          ) : (
            <Chain known={known} item={item} isHistory={parameters.get('tab') === 'history'} />
          );
        }}
      </Loaded>
    </Page>
  );
}

function Gone({ id }: { readonly id: string }) {
  const message = t('escalation-chains.gone', 'There is no escalation chain {{id}}.', { id, ...plain });
  return <TroubleView error={new Trouble('not-found', message)} />;
}

interface ActionsProps {
  readonly known: Known;
  readonly item: ChainItem;
  readonly onEdit: () => void;
}

function Actions({ known, item, onEdit }: ActionsProps) {
  const may = useMay('editor', item.document.team);
  return (
    <>
      <TryLabelsButton />
      <ShowAsFile kind="escalation-chain" document={item.document} />
      <DeleteChain known={known} item={item} may={may} />
      <AllowedButton may={may} file={item.file} icon="pen" onClick={onEdit}>
        {t('escalation-chains.edit.button', 'Edit')}
      </AllowedButton>
    </>
  );
}

interface ChainProps {
  readonly known: Known;
  readonly item: ChainItem;
  readonly isHistory: boolean;
}

function Chain({ known, item, isHistory }: ChainProps) {
  const here = places.escalationChain(item.id);
  return (
    <>
      <FileNotice
        file={item.file}
        title={t('escalation-chains.provisioned.title', 'This chain comes from a file')}
        hint={t('escalation-chains.provisioned.history', 'Its history is kept here all the same.')}
      />
      <TabsBar>
        <Tab label={t('escalation-chains.tab.steps', 'Steps')} active={!isHistory} href={here} />
        <Tab
          label={t('escalation-chains.tab.history', 'History')}
          active={isHistory}
          href={`${here}?tab=history`}
          counter={item.version}
        />
      </TabsBar>
      {isHistory ? (
        <History noun="escalation-chains" id={item.id} lines={(document) => chainLines(document, known.names)} />
      ) : (
        <ChainView known={known} item={item} />
      )}
    </>
  );
}
