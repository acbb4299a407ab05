import { useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ConfirmModal, Stack, Text, useStyles2 } from '@grafana/ui';
import { useBulk } from '../api/alert-groups.ts';
import type { AlertGroup, Deed } from '../api/alert-groups.ts';
import { plain } from '../ui/plain.ts';
import { endOf, outcomeOf } from './bulk-outcome.ts';
import type { Notice } from './notice-bar.tsx';
import { SnoozeButton } from './snooze-button.tsx';
import { undoOf } from './foresee.ts';

export interface BulkBarProps {
  readonly groups: readonly AlertGroup[];
  readonly onDone: (notice: Notice) => void;
  readonly onClear: () => void;
}

/** What can be done to all that are selected; stays on the screen while the list is scrolled. */
export function BulkBar({ groups, onDone, onClear }: BulkBarProps) {
  const styles = useStyles2(getStyles);
  const [isResolving, setResolving] = useState(false);
  const { act, isPending } = useBulkAct(groups, onDone);
  return (
    <div className={styles.bar} role="region" aria-label={t('alert-groups.bulk.label', 'Actions for the selection')}>
      <Text>{t('alert-groups.bulk.selected', '{{count}} selected', { count: groups.length })}</Text>
      <Stack direction="row" gap={1} wrap="wrap">
        <Button icon="user" disabled={isPending} onClick={() => act({ action: 'acknowledge' })}>
          {t('alert-groups.action.acknowledge', 'Acknowledge')}
        </Button>
        <SnoozeButton onSnooze={act} />
        <Button variant="secondary" icon="check" disabled={isPending} onClick={() => setResolving(true)}>
          {t('alert-groups.action.resolve', 'Resolve')}
        </Button>
        <Button variant="secondary" fill="text" onClick={onClear}>
          {t('alert-groups.bulk.clear', 'Clear selection')}
        </Button>
      </Stack>
      <ConfirmModal
        isOpen={isResolving}
        title={t('alert-groups.bulk.resolve-title', 'Resolve {{count}} alert groups?', { count: groups.length })}
        body={<WhatEnds groups={groups} />}
        confirmText={t('alert-groups.action.resolve', 'Resolve')}
        confirmVariant="primary"
        confirmButtonVariant="primary"
        onConfirm={() => {
          setResolving(false);
          act({ action: 'resolve' });
        }}
        onDismiss={() => setResolving(false)}
      />
    </div>
  );
}

function WhatEnds({ groups }: { readonly groups: readonly AlertGroup[] }) {
  const { people, stillFiring } = endOf(groups);
  return (
    <Stack direction="column" gap={1}>
      <Text element="p">
        {people.length === 0
          ? t('alert-groups.bulk.nobody-released', 'Nobody is being paged for them.')
          : t('alert-groups.bulk.released', 'Paging ends for {{names}}.', { names: people.join(', '), ...plain })}
      </Text>
      {stillFiring > 0 && (
        <Text element="p" color="warning">
          {t(
            'alert-groups.bulk.still-firing',
            '{{count}} of them still fire at the source, and will page again if they stay. To keep them quiet for a while, snooze.',
            { count: stillFiring },
          )}
        </Text>
      )}
    </Stack>
  );
}

function useBulkAct(groups: readonly AlertGroup[], onDone: (notice: Notice) => void) {
  const bulk = useBulk();
  const run = (deed: Deed, ids: readonly string[]): void =>
    bulk.mutate(
      { ids: [...ids], ...deed },
      {
        onSuccess: (results) => {
          const outcome = outcomeOf(deed, results, groups);
          const undo = undoOf(deed.action);
          onDone({
            ...outcome,
            isTrouble: false,
            undo: undo === null || outcome.changed.length === 0 ? null : () => run(undo, outcome.changed),
          });
        },
        onError: (error) => onDone({ sentence: error.message, isTrouble: true, unchanged: [], undo: null }),
      },
    );
  const act = (deed: Deed): void =>
    run(
      deed,
      groups.map(({ id }) => id),
    );
  return { act, isPending: bulk.isPending };
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'sticky',
    bottom: theme.spacing(2),
    zIndex: theme.zIndex.activePanel,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    marginTop: theme.spacing(2),
    padding: theme.spacing(1, 2),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.elevated,
    boxShadow: theme.shadows.z3,
  }),
});
