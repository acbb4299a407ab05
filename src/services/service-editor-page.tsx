import { useMemo, useReducer, useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LinkButton, Stack, useStyles2 } from '@grafana/ui';
import { useNavigate, useParams } from 'react-router-dom';
import { useSave } from '../api/configured.ts';
import { useMay, useMayMake } from '../api/me.ts';
import { Trouble } from '../api/problem.ts';
import { useRecentGroups } from '../api/recent-alerts.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { FileNotice } from '../app/file-notice.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { SaveProblem } from '../app/save-problem.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { TroubleView } from '../app/trouble-view.tsx';
import type { Known } from '../directory/known.ts';
import { useDirectory } from '../directory/use-directory.ts';
import { plain } from '../ui/plain.ts';
import { Consequences } from './consequences.tsx';
import { ownershipChange } from './ownership-change.ts';
import type { OwnershipChange, RecentAlert } from './ownership-change.ts';
import { checkService, NEW_ID } from './service-check.ts';
import type { Checked } from './service-check.ts';
import { EMPTY_SERVICE, reduceService, serviceDocumentOf, serviceDraftOf } from './service-draft.ts';
import { ServiceForm } from './service-form.tsx';
import type { ServiceItem } from './service-rows.ts';
import { TryLabelsButton } from './try-labels.tsx';

export function NewServicePage() {
  const { query, known } = useDirectory();
  return (
    <Page
      title={t('services.editor.new', 'New service')}
      crumb={{ text: t('services.editor.new', 'New service') }}
      subTitle={t('services.editor.subtitle', 'Say which alerts are its own, and which team answers for them.')}
      actions={<TryLabelsButton />}
    >
      <Loaded query={query}>{() => known && <Editor known={known} item={null} />}</Loaded>
    </Page>
  );
}

export function EditServicePage() {
  const { id = '' } = useParams();
  const { query, known } = useDirectory();
  const item = known?.documents.services.find((one) => one.id === id) ?? null;
  const title = t('services.editor.edit', 'Edit {{name}}', { name: item?.document.name ?? id, ...plain });
  return (
    <Page title={title} crumb={{ text: title }} actions={<TryLabelsButton />}>
      <Loaded query={query}>
        {() =>
          known !== null && item !== null ? (
            // What somebody else saves meanwhile must not wipe out what is typed here.
            <Editor key={id} known={known} item={item} />
          ) : (
            <TroubleView
              error={new Trouble('not-found', t('services.gone', 'There is no service {{id}}.', { id, ...plain }))}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

interface EditorProps {
  readonly known: Known;
  readonly item: ServiceItem | null;
}

function Editor({ known, item }: EditorProps) {
  const styles = useStyles2(getStyles);
  // Saved against the version that was opened: if somebody was quicker, that is said instead of overwritten.
  const [opened] = useState(item);
  const [draft, dispatch] = useReducer(
    reduceService,
    opened === null ? EMPTY_SERVICE : serviceDraftOf(opened.document),
  );
  const [isTried, setTried] = useState(false);
  const make = useMayMake();
  const checked = useMemo(() => checkService(opened?.id ?? null, draft), [opened, draft]);
  const change = useChange(known, checked);
  const id = opened?.id ?? NEW_ID;
  return (
    <form
      className={styles.columns}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Stack direction="column" gap={3}>
        <FileNotice
          file={opened?.file ?? null}
          title={t('services.provisioned.title', 'This service comes from a file')}
          hint={t('services.provisioned.try', 'Try what you like here, and copy it with Show as file.')}
        />
        <ServiceForm
          {...{ known, draft, dispatch }}
          mistakes={isTried ? checked.mistakes : typedMistakes(checked.mistakes)}
          mayOwn={(teamId) => make.isFor(teamId) || teamId === opened?.document.team}
        />
        <SaveBar
          {...{ opened, checked, change }}
          document={serviceDocumentOf(id, draft)}
          onTried={() => setTried(true)}
        />
      </Stack>
      <div className={styles.beside}>
        <Consequences change={change} names={known.names} serviceId={id} serviceName={draft.name} />
      </div>
    </form>
  );
}

/** Before the first try to save, only what was typed can be wrong: an empty field is not filled in yet. */
function typedMistakes(mistakes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...mistakes].filter(([path]) => path !== 'name' && path !== 'team'));
}

function useChange(known: Known, { service }: Checked): OwnershipChange<RecentAlert> | null {
  const { data } = useRecentGroups();
  return useMemo(
    () =>
      service === null || data === undefined
        ? null
        : ownershipChange(data, [...known.directory.services.values()], service),
    [known, service, data],
  );
}

interface SaveBarProps {
  readonly opened: ServiceItem | null;
  readonly checked: Checked;
  readonly change: OwnershipChange<RecentAlert> | null;
  readonly document: ReturnType<typeof serviceDocumentOf>;
  readonly onTried: () => void;
}

function SaveBar({ opened, checked, change, document, onTried }: SaveBarProps) {
  const navigate = useNavigate();
  const save = useSave('services');
  const mayEdit = useMay('editor', opened?.document.team);
  const mayMake = useMayMake();
  const submit = (): void => {
    onTried();
    if (checked.service === null) return;
    // Without an id, because the service makes one from the name.
    const { id: _, ...unnamed } = document;
    const request =
      opened === null ? { document: unnamed, id: null } : { document, id: opened.id, version: opened.version };
    save.mutate(request, { onSuccess: ({ id }) => navigate(places.service(id)) });
  };
  return (
    <Stack direction="column" gap={2}>
      <SaveProblem error={save.error} />
      <Stack direction="row" gap={1} wrap="wrap">
        <AllowedButton
          may={opened === null ? mayMake : mayEdit}
          file={opened?.file ?? null}
          type="submit"
          onClick={submit}
          disabled={save.isPending}
        >
          {saveText(change)}
        </AllowedButton>
        <LinkButton variant="secondary" href={opened === null ? places.services() : places.service(opened.id)}>
          {t('services.editor.cancel', 'Cancel')}
        </LinkButton>
        <ShowAsFile kind="service" document={document} />
      </Stack>
    </Stack>
  );
}

function saveText(change: OwnershipChange<RecentAlert> | null): string {
  const moved = change?.reroutes.length ?? 0;
  if (change === null || moved === 0) return t('services.editor.save', 'Save');
  return moved === 1
    ? t('services.editor.save-one', 'Save: 1 of {{checked}} recent alerts changes owner', { checked: change.checked })
    : t('services.editor.save-many', 'Save: {{moved}} of {{checked}} recent alerts change owner', {
        ...{ moved, checked: change.checked },
      });
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: theme.spacing(4),
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  beside: css({ alignSelf: 'start', position: 'sticky', top: theme.spacing(10), minWidth: 0 }),
});
