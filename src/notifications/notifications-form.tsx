import { useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, useStyles2 } from '@grafana/ui';
import type { MyNotifications } from '../api/my-notifications.ts';
import { useSaveMyNotifications } from '../api/my-notifications.ts';
import { Trouble } from '../api/problem.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { Page } from '../app/page.tsx';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { SaveProblem } from '../app/save-problem.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { AboutMyShifts } from './about-my-shifts.tsx';
import { partOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { MethodList } from './method-list.tsx';
import { mistakesIn } from './mistakes.ts';
import { OwnedByFile, pageSubTitle, pageTitle } from './notifications-head.tsx';
import { PageMe } from './page-me.tsx';
import { QuietHours } from './quiet-hours.tsx';
import { Reached } from './reached.tsx';
import { RuleList } from './rule-list.tsx';
import { useDraft } from './use-draft.ts';

type Item = NonNullable<MyNotifications['item']>;

export interface NotificationsFormProps {
  readonly mine: MyNotifications;
  readonly item: Item;
}

export function NotificationsForm({ mine, item }: NotificationsFormProps) {
  const styles = useStyles2(getStyles);
  const { draft, onEdit, base, isChanged, takeOver } = useDraft(item);
  const save = useSaveMyNotifications();
  const mistakes = mistakesIn(draft);
  const isReadOnly = item.file !== null;
  const kindOf = (channel: string) => mine.channels.find((one) => one.channel === channel)?.kind ?? null;
  const store = (): void =>
    save.mutate({ body: partOf(draft), version: base.version }, { onSuccess: (saved) => takeOver(saved) });
  const shared = { draft, mistakes, isReadOnly, onEdit };
  const lists = { ...shared, kindOf };
  return (
    <Page
      title={pageTitle()}
      subTitle={pageSubTitle()}
      beside={<ProvisionedBadge file={item.file} />}
      actions={
        <Actions
          {...{ item, draft, isChanged, isSaving: save.isPending, isBroken: mistakes.size > 0 }}
          onSave={store}
          onDiscard={() => takeOver(item)}
        />
      }
    >
      <Stack direction="column" gap={2}>
        {item.file !== null && <OwnedByFile file={item.file} />}
        <SaveTrouble error={save.error} onLoad={() => takeOver(item)} />
        <div className={styles.columns}>
          <div className={styles.column}>
            <MethodList {...shared} mine={mine} saved={base.document} />
            <RuleList {...lists} urgency="high" />
            <RuleList {...lists} urgency="low" />
          </div>
          <div className={styles.column}>
            <Reached mine={mine} />
            <PageMe isChanged={isChanged} isReachable={mine.isReachable} />
            <QuietHours {...shared} />
            <AboutMyShifts {...lists} />
          </div>
        </div>
      </Stack>
    </Page>
  );
}

interface ActionsProps {
  readonly item: Item;
  readonly draft: Draft;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly isBroken: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

function Actions({ item, draft, isChanged, isSaving, isBroken, onSave, onDiscard }: ActionsProps) {
  return (
    <>
      <ShowAsFile kind="person" document={{ ...item.document, ...partOf(draft) }} />
      {isChanged && (
        <Button variant="secondary" onClick={onDiscard}>
          {t('notifications.discard', 'Discard changes')}
        </Button>
      )}
      <AllowedButton
        may={{ allowed: true }}
        file={item.file}
        disabled={!isChanged || isSaving || isBroken}
        tooltip={isBroken ? t('notifications.broken', 'Something is not filled in yet: see below.') : undefined}
        onClick={onSave}
      >
        {isSaving ? t('notifications.saving', 'Saving …') : t('notifications.save', 'Save')}
      </AllowedButton>
    </>
  );
}

/** What was typed stays, whatever the answer; where somebody else was quicker, theirs can be taken instead. */
function SaveTrouble({ error, onLoad }: { readonly error: Error | null; readonly onLoad: () => void }) {
  const [loaded, setLoaded] = useState<Error | null>(null);
  if (error === null || error === loaded) return null;
  const wasSlower = error instanceof Trouble && error.kind === 'changed-meanwhile';
  const load = (): void => {
    setLoaded(error);
    onLoad();
  };
  return (
    <Stack direction="column" gap={0} alignItems="flex-start">
      <SaveProblem error={error} />
      {wasSlower && (
        <Button size="sm" variant="secondary" onClick={load}>
          {t('notifications.load-theirs', 'Discard my changes and show what is there now')}
        </Button>
      )}
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    alignItems: 'start',
    maxWidth: theme.breakpoints.values.xxl + 200,
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
});
