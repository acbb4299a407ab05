import type { Dispatch } from 'react';
import { css } from '@emotion/css';
import type { DraggableProvided } from '@hello-pangea/dnd';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, IconButton, Stack, Text, useStyles2 } from '@grafana/ui';
import type { Step } from '../../server/core/escalation/chain.ts';
import type { Known } from '../directory/known.ts';
import type { ChainAction, DraftStep } from './chain-draft.ts';
import { STEP_ICONS } from './flow.tsx';
import type { Resolved } from './preview.ts';
import { StepForm } from './step-form.tsx';
import { StepPeople } from './step-people.tsx';
import { stepSentence } from './step-sentence.ts';

export interface StepCardProps {
  readonly step: DraftStep;
  readonly index: number;
  readonly count: number;
  readonly known: Known;
  /** Null: what is typed cannot be read yet. */
  readonly read: Step | null;
  readonly resolved: Resolved | null;
  readonly mistakes: ReadonlyMap<string, string> | undefined;
  /** What makes a piece of the card the one that it is taken by. */
  readonly handle: DraggableProvided['dragHandleProps'];
  readonly dispatch: Dispatch<ChainAction>;
  readonly onRemove: () => void;
}

/** A step that is edited: its sentence, its fields, and who that is. */
export function StepCard(props: StepCardProps) {
  const styles = useStyles2(getStyles);
  const { step, index, known, read, resolved, mistakes, handle, dispatch } = props;
  const number = index + 1;
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <span
          {...handle}
          className={styles.handle}
          aria-label={t('escalation-chains.card.move', 'Move step {{number}}: space, then the arrow keys', { number })}
        >
          <Icon name="draggabledots" size="lg" />
        </span>
        <Icon name={STEP_ICONS[step.kind]} aria-hidden="true" />
        <span className={styles.sentence} id={`step-${number}`}>
          <Text element="h2" variant="body" weight="medium">
            {read === null ? unfinished(step) : stepSentence(read, known.names)}
          </Text>
        </span>
        <Moves {...props} />
      </div>
      <div className={styles.body}>
        <div className={styles.form}>
          <StepForm {...{ step, number, known, mistakes, dispatch }} />
        </div>
        {step.kind === 'page' && resolved !== null && (
          <div className={styles.people}>
            <Text variant="bodySmall" color="secondary">
              {t('escalation-chains.card.who', 'That is')}
            </Text>
            <StepPeople resolved={resolved} names={known.names} />
          </div>
        )}
      </div>
    </div>
  );
}

function Moves({ index, count, dispatch, onRemove }: StepCardProps) {
  const number = index + 1;
  const move = (to: number): void => dispatch({ type: 'step-moved', from: index, to });
  return (
    <Stack direction="row" gap={1} alignItems="center">
      <IconButton
        name="arrow-up"
        size="lg"
        disabled={index === 0}
        aria-label={t('escalation-chains.card.up', 'Move step {{number}} up', { number })}
        onClick={() => move(index - 1)}
      />
      <IconButton
        name="arrow-down"
        size="lg"
        disabled={index === count - 1}
        aria-label={t('escalation-chains.card.down', 'Move step {{number}} down', { number })}
        onClick={() => move(index + 1)}
      />
      <IconButton
        name="trash-alt"
        size="lg"
        aria-label={t('escalation-chains.card.remove', 'Remove step {{number}}', { number })}
        onClick={onRemove}
      />
    </Stack>
  );
}

function unfinished({ kind }: DraftStep): string {
  switch (kind) {
    case 'page':
      return t('escalation-chains.card.page', 'Page …');
    case 'wait':
      return t('escalation-chains.card.wait', 'Wait …');
    case 'repeat':
      return t('escalation-chains.card.repeat', 'Begin again …');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    marginBottom: theme.spacing(1.5),
  }),
  head: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 1.5),
    background: theme.colors.background.secondary,
  }),
  handle: css({
    display: 'grid',
    placeItems: 'center',
    minWidth: theme.spacing(4),
    minHeight: theme.spacing(4),
    color: theme.colors.text.secondary,
    cursor: 'grab',
  }),
  sentence: css({ flex: 1, minWidth: 0 }),
  body: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2), padding: theme.spacing(1.5) }),
  form: css({ flex: `1 1 ${theme.spacing(40)}`, minWidth: 0 }),
  people: css({ flex: `0 1 ${theme.spacing(28)}` }),
});
