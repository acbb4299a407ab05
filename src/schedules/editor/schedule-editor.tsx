import { useMemo, useReducer, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, useStyles2 } from '@grafana/ui';
import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import type { Surround } from '../../../server/contract/surroundings.ts';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import { useSave } from '../../api/configured.ts';
import { useMay } from '../../api/me.ts';
import type { Scheduling } from '../../api/scheduling.ts';
import { AllowedButton } from '../../app/allowed-button.tsx';
import { useNow } from '../../app/clock.tsx';
import { FileNotice } from '../../app/file-notice.tsx';
import { Page } from '../../app/page.tsx';
import { places } from '../../app/places.ts';
import { SaveProblem } from '../../app/save-problem.tsx';
import { ShowAsFile } from '../../app/show-as-file.tsx';
import { mistakesIn, previewOfDraft, unfinished } from './draft-preview.ts';
import type { DraftPreview } from './draft-preview.ts';
import { DraftSide } from './draft-side.tsx';
import { EffectForm } from './effect-form.tsx';
import { composed } from './effective.ts';
import type { Choice, Choices } from './effective.ts';
import type { ReadSchedule } from '../read.ts';
import { scheduleDraft } from './schedule-draft.ts';
import { ScheduleForm } from './schedule-form.tsx';
import type { Names } from '../use-schedules.ts';

export interface ScheduleEditorProps {
  /** As it stands; null for a new one. */
  readonly read: ReadSchedule | null;
  readonly surround: Surround;
  readonly names: Names;
  readonly first: ScheduleDocument;
  readonly teams: Scheduling['teams'];
}

export function ScheduleEditor({ read, surround, names, first, teams }: ScheduleEditorProps) {
  const styles = useStyles2(getStyles);
  const [draft, dispatch] = useReducer(scheduleDraft, first);
  const [choices, setChoices] = useState<Choices>({});
  const { document, edits, preview, schedule } = useMeaning({ read, surround, names }, draft, choices);
  const [isTried, setTried] = useState(false);
  const mistakes = useMemo(() => mistakesIn(draft), [draft]);
  const isNew = read === null;
  const title = isNew
    ? t('schedules.editor.new', 'New schedule')
    : t('schedules.editor.edit', 'Edit {{name}}', { name: read.name, interpolation: { escapeValue: false } });
  const choose = (id: string, choice: Partial<Choice>): void =>
    setChoices((before) => ({ ...before, [id]: { effect: null, opener: null, ...before[id], ...choice } }));
  return (
    <Page
      title={title}
      crumb={{ text: title }}
      subTitle={t('schedules.editor.subtitle', 'Who takes turns, how long each, and when they hand over.')}
    >
      <FileNotice
        file={read?.file ?? null}
        title={t('schedules.editor.provisioned', 'This schedule comes from a file')}
        hint={t(
          'schedules.editor.provisioned-why',
          'Try what you like here, and copy it with Show as file. Overrides need no file: add them on the page of the schedule.',
        )}
      />
      <div className={styles.halves}>
        <Stack direction="column" gap={3}>
          <ScheduleForm {...{ draft, dispatch, names, teams, mistakes, edits, isNew, isTried }} />
          <EffectForm edits={edits} zone={draft.zone} names={names} onChoose={choose} />
          <SaveBar {...{ read, document, preview }} isValid={mistakes.length === 0} onTried={() => setTried(true)} />
        </Stack>
        <DraftSide {...{ schedule, preview, names, isNew }} />
      </div>
    </Page>
  );
}

/** What is saved, and what that means, at every key; by the clock, because a shift may end while somebody still types. */
function useMeaning(
  { read, surround, names }: Pick<ScheduleEditorProps, 'read' | 'surround' | 'names'>,
  draft: ScheduleDocument,
  choices: Choices,
) {
  const now = useNow(MINUTE_MS);
  const { document, edits } = useMemo(
    () => composed(read?.document ?? null, draft, choices, now),
    [read, draft, choices, now],
  );
  const from = Math.max(now, ...edits.map(({ at }) => at));
  const [lastReadable, setLastReadable] = useState<ScheduleDocument | null>(null);
  const current = useMemo(() => {
    const written = unfinished(document);
    return written === null ? null : surround(written);
  }, [document, surround]);
  // While a field is being typed the draft may be unreadable for a moment; the picture stays instead of blinking.
  if (current !== null && document !== lastReadable) setLastReadable(document);
  const schedule = useMemo(() => {
    const written = lastReadable === null ? null : unfinished(lastReadable);
    return current ?? (written === null ? null : surround(written));
  }, [current, lastReadable, surround]);
  const preview = useMemo(
    () => (current === null ? null : previewOfDraft(read?.schedule ?? null, current, { now, from }, names)),
    [read, current, now, from, names],
  );
  return { document, edits, preview, schedule };
}

interface SaveBarProps {
  readonly read: ReadSchedule | null;
  readonly document: ScheduleDocument;
  readonly preview: DraftPreview | null;
  readonly isValid: boolean;
  readonly onTried: () => void;
}

/** Below the form, as in every editor; what saving changes is a number in its button. */
function SaveBar({ read, document, preview, isValid, onTried }: SaveBarProps) {
  const { save, error, isPending } = useSaving(read, document);
  const may = useMay('editor', document.team ?? null);
  const back = useNavigate();
  const submit = (): void => {
    onTried();
    if (isValid) save();
  };
  const handoffs = read === null ? 0 : (preview?.handoffs ?? 0);
  return (
    <Stack direction="column" gap={2}>
      <SaveProblem error={error} />
      <Stack direction="row" gap={1} wrap="wrap">
        <AllowedButton may={may} file={read?.file ?? null} disabled={isPending} onClick={submit}>
          {handoffs === 0
            ? t('schedules.editor.save', 'Save')
            : t('schedules.editor.save-count', 'Save: changes {{count}} hand-offs', { count: handoffs })}
        </AllowedButton>
        <Button variant="secondary" onClick={() => void back(-1)}>
          {t('schedules.editor.cancel', 'Cancel')}
        </Button>
        <ShowAsFile kind="schedule" document={fileOf(document)} />
      </Stack>
    </Stack>
  );
}

function useSaving(read: ReadSchedule | null, document: ScheduleDocument) {
  const mutation = useSave('schedules');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const save = (): void => {
    const version = read === null ? {} : { version: read.version };
    mutation.mutate(
      { document: fileOf(document), id: read?.id ?? null, ...version },
      {
        onSuccess: ({ id }) => {
          // Of a pair the second follows, filled in from the first.
          const isPair = search.get('start') === 'primary-secondary';
          void navigate(isPair ? `${places.schedules()}/new?of=${id}` : places.schedule(id));
        },
      },
    );
  };
  return { save, error: mutation.error, isPending: mutation.isPending };
}

/** Without an id the service makes one from the name. */
function fileOf(document: ScheduleDocument): object {
  if (document.id !== '') return document;
  const { id: _, ...rest } = document;
  return rest;
}

const getStyles = (theme: GrafanaTheme2) => ({
  halves: css({
    ...{ display: 'grid', gap: theme.spacing(3), alignItems: 'start' },
    gridTemplateColumns: `minmax(0, 3fr) minmax(${theme.spacing(45)}, 2fr)`,
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
});
