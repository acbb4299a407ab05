import { useMemo, useReducer, useState } from 'react';
import type { Dispatch } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, Field, Input, Stack, useStyles2 } from '@grafana/ui';
import { useSearchParams } from 'react-router-dom';
import { useMayMake } from '../api/me.ts';
import { FileNotice } from '../app/file-notice.tsx';
import type { Known } from '../directory/known.ts';
import { checkChain } from './chain-check.ts';
import type { CheckedChain } from './chain-check.ts';
import { draftOf, EMPTY_CHAIN, reduceChain } from './chain-draft.ts';
import type { ChainAction, ChainDraft } from './chain-draft.ts';
import { ChainSave } from './chain-save.tsx';
import type { ChainItem } from './delete-chain.tsx';
import { FlowEditor } from './flow-editor.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { StartingPoints } from './starting-points-cards.tsx';
import { startingPoints } from './starting-points.ts';
import { usePreview } from './use-preview.ts';
import { usersOfChain } from './used-by.tsx';

interface ChainEditorProps {
  readonly known: Known;
  /** Null: a new one. */
  readonly item: ChainItem | null;
  readonly onDone: (() => void) | null;
}

export function ChainEditor({ known, item, onDone }: ChainEditorProps) {
  const styles = useStyles2(getStyles);
  // Saved against the version that was opened: if somebody was quicker, that is said instead of overwritten.
  const [opened] = useState(item);
  const start = useStart(known);
  const [draft, dispatch] = useReducer(reduceChain, opened === null ? start : draftOf(opened.document));
  const [isTried, setTried] = useState(false);
  const checked = useMemo(() => checkChain(opened?.id ?? null, draft, (opened?.version ?? 0) + 1), [opened, draft]);
  const teamId = (opened && usersOfChain(known, opened.id)[0]?.document.team) ?? draft.teamId;
  const { preview, view } = usePreview(known, checked.chain, teamId);
  return (
    <div className={styles.columns}>
      <Stack direction="column" gap={2}>
        <FileNotice
          file={opened?.file ?? null}
          title={t('escalation-chains.provisioned.title', 'This chain comes from a file')}
          hint={t('escalation-chains.provisioned.try', 'Try what you like here, and copy it with Show as file.')}
        />
        <Basics {...{ known, draft, checked, dispatch, isTried }} ownTeam={opened?.document.team} />
        {opened === null && draft.steps.length === 0 && (
          <StartingPoints
            points={startingPoints(known.documents, draft.teamId)}
            onChoose={({ text }) =>
              dispatch({ type: 'started-from', document: draft.name === '' ? text : { ...text, name: draft.name } })
            }
          />
        )}
        <FlowEditor {...{ known, draft, checked, preview, dispatch, isTried }} />
        <ChainSave {...{ known, opened, draft, checked, onDone }} onTried={() => setTried(true)} />
      </Stack>
      <div className={styles.beside}>
        <PreviewPanel preview={preview} view={view} names={known.names} teamId={teamId} />
      </div>
    </div>
  );
}

/** A new chain begins empty, or from what the list of chains offered. */
function useStart({ documents }: Known): ChainDraft {
  const [parameters] = useSearchParams();
  const wanted = parameters.get('start');
  const found = startingPoints(documents, parameters.get('team')).find(({ id }) => id === wanted);
  return found === undefined ? EMPTY_CHAIN : draftOf(found.text);
}

interface BasicsProps {
  readonly known: Known;
  readonly draft: ChainDraft;
  readonly checked: CheckedChain;
  readonly isTried: boolean;
  readonly ownTeam: string | undefined;
  readonly dispatch: Dispatch<ChainAction>;
}

function Basics({ known, draft, checked, isTried, ownTeam, dispatch }: BasicsProps) {
  const make = useMayMake();
  const teams = known.documents.teams
    .filter(({ id }) => make.isFor(id) || id === ownTeam)
    .map(({ id, document }) => ({ value: id, label: document.name }));
  const wrongName = isTried ? checked.mistakes.get('name') : undefined;
  return (
    <Stack direction="row" gap={2} wrap="wrap">
      <Field
        label={t('escalation-chains.form.name', 'Name')}
        htmlFor="chain-name"
        invalid={wrongName !== undefined}
        error={wrongName}
        noMargin
      >
        <Input
          id="chain-name"
          width={40}
          value={draft.name}
          onChange={({ currentTarget: { value } }) => dispatch({ type: 'chain-named', name: value })}
        />
      </Field>
      <Field label={t('escalation-chains.form.team', 'Team, whose leads may edit it')} htmlFor="chain-team" noMargin>
        <Combobox
          id="chain-team"
          width={30}
          isClearable
          options={teams}
          value={draft.teamId}
          placeholder={t('escalation-chains.form.no-team', 'None: editors only')}
          onChange={(option) => dispatch({ type: 'given-to-team', teamId: option?.value ?? null })}
        />
      </Field>
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: theme.spacing(3),
    alignItems: 'start',
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  beside: css({
    minWidth: 0,
    [theme.breakpoints.up('lg')]: { position: 'sticky', top: theme.spacing(10) },
  }),
});
