import { useMemo, useReducer, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, useStyles2 } from '@grafana/ui';
import type { ScheduleDocument } from '../../server/contract/configuration/schedule.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';
import { useSave } from '../api/configured.ts';
import { useMay, useMe } from '../api/me.ts';
import { Trouble } from '../api/problem.ts';
import { useScheduling } from '../api/scheduling.ts';
import type { Scheduling } from '../api/scheduling.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { useClock } from '../app/clock.tsx';
import { FileNotice } from '../app/file-notice.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { SaveProblem } from '../app/save-problem.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { TroubleView } from '../app/trouble-view.tsx';
import { dayAt } from './calendar.ts';
import { DraftSide } from './draft-side.tsx';
import { mistakesIn, previewOfDraft } from './draft-preview.ts';
import type { DraftPreview } from './draft-preview.ts';
import { decoded, withKept } from './read.ts';
import type { ReadSchedule } from './read.ts';
import { scheduleDraft } from './schedule-draft.ts';
import { ScheduleForm } from './schedule-form.tsx';
import { secondaryOf, startedAs, startingPointOf } from './starting-points.ts';
import { useNames, useReadSchedules } from './use-schedules.ts';
import type { Names } from './use-schedules.ts';
import { readersZone } from './zone-text.ts';

/** A schedule from nothing, or another version of one that is there. */
export function ScheduleEditorPage() {
  const { id = null } = useParams();
  const clock = useClock();
  const [since] = useState(() => clock.now() - DAY_MS);
  const query = useScheduling(since);
  // Whose team a new schedule begins with is decided once, so it waits for the answer.
  const me = useMe();
  if (query.data !== undefined && !me.isPending) return <Opened key={id} data={query.data} id={id} />;
  return (
    <Page title={id ?? t('schedules.editor.new', 'New schedule')}>
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

function Opened({ data, id }: { readonly data: Scheduling; readonly id: string | null }) {
  const schedules = useReadSchedules(data);
  const names = useNames(data);
  const [search] = useSearchParams();
  const { data: me } = useMe();
  const clock = useClock();
  // Saved against the version that was opened: if somebody was quicker, that is said instead of overwritten.
  const [read] = useState(() => schedules.find((one) => one.id === id) ?? null);
  const [first] = useState((): ScheduleDocument => {
    if (read !== null) return read.document;
    const primary = schedules.find((one) => one.id === search.get('of'));
    if (primary !== undefined) return secondaryOf(primary.document);
    const zone = readersZone();
    const team = search.get('team') ?? me?.leads[0]?.id ?? data.teams.find((one) => isIn(one, me?.person?.id))?.id;
    const members = names.membersOf(team ?? null);
    const people = members.length > 0 ? members : names.everybody.slice(0, 3);
    const layers = startedAs(startingPointOf(search.get('start')), people, dayAt(clock.now(), zone));
    return { id: '', name: '', zone, ...(team === undefined ? {} : { team }), layers: [...layers] };
  });
  if (id !== null && read === null) {
    const message = t('schedules.page.gone', 'There is no schedule {{id}}.', { id });
    return (
      <Page title={id}>
        <TroubleView error={new Trouble('not-found', message)} />
      </Page>
    );
  }
  return <Editor {...{ read, names, first, teams: data.teams }} />;
}

function isIn(team: Scheduling['teams'][number], person: string | undefined): boolean {
  return person !== undefined && team.document.members?.includes(person) === true;
}

interface EditorProps {
  /** As it stands; null for a new one. */
  readonly read: ReadSchedule | null;
  readonly names: Names;
  readonly first: ScheduleDocument;
  readonly teams: Scheduling['teams'];
}

function Editor({ read, names, first, teams }: EditorProps) {
  const styles = useStyles2(getStyles);
  const [draft, dispatch] = useReducer(scheduleDraft, first);
  const preview = usePreview(read, draft, names);
  const [isTried, setTried] = useState(false);
  const mistakes = useMemo(() => mistakesIn(draft), [draft]);
  const title =
    read === null
      ? t('schedules.editor.new', 'New schedule')
      : t('schedules.editor.edit', 'Edit {{name}}', { name: read.name, interpolation: { escapeValue: false } });
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
          <ScheduleForm {...{ draft, dispatch, names, teams, mistakes, isNew: read === null }} isTried={isTried} />
          <SaveBar {...{ read, draft, preview }} isValid={mistakes.length === 0} onTried={() => setTried(true)} />
        </Stack>
        <DraftSide {...{ draft, preview, names, isNew: read === null, kept: read?.kept ?? [] }} />
      </div>
    </Page>
  );
}

interface SaveBarProps {
  readonly read: ReadSchedule | null;
  readonly draft: ScheduleDocument;
  readonly preview: DraftPreview | null;
  readonly isValid: boolean;
  readonly onTried: () => void;
}

/** Below the form, as in every editor; what saving changes is a number in its button. */
function SaveBar({ read, draft, preview, isValid, onTried }: SaveBarProps) {
  const { save, error, isPending } = useSaving(read, draft);
  const may = useMay('editor', draft.team ?? null);
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
        <ShowAsFile kind="schedule" document={fileOf(draft)} />
      </Stack>
    </Stack>
  );
}

/** Null while something is wrong with the draft, or nothing was there that could change. */
function usePreview(read: ReadSchedule | null, draft: ScheduleDocument, names: Names) {
  const clock = useClock();
  const [now] = useState(clock.now);
  return useMemo(() => {
    const after = decoded(draft.id === '' ? { ...draft, id: 'new' } : draft);
    if (after === null) return null;
    return previewOfDraft(read?.schedule ?? null, withKept(after, read?.kept ?? []), now, names.isKnown);
  }, [read, draft, names, now]);
}

function useSaving(read: ReadSchedule | null, draft: ScheduleDocument) {
  const mutation = useSave('schedules');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const save = (): void => {
    const version = read === null ? {} : { version: read.version };
    mutation.mutate(
      { document: fileOf(draft), id: read?.id ?? null, ...version },
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
function fileOf(draft: ScheduleDocument): object {
  if (draft.id !== '') return draft;
  const { id: _, ...rest } = draft;
  return rest;
}

const getStyles = (theme: GrafanaTheme2) => ({
  halves: css({
    ...{ display: 'grid', gap: theme.spacing(3), alignItems: 'start' },
    gridTemplateColumns: `minmax(0, 3fr) minmax(${theme.spacing(45)}, 2fr)`,
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
});
