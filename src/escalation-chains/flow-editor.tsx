import type { Dispatch } from 'react';
import { useState } from 'react';
import { DragDropContext, Draggable, Droppable } from '@hello-pangea/dnd';
import type { DropResult } from '@hello-pangea/dnd';
import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import type { Known } from '../directory/known.ts';
import type { CheckedChain } from './chain-check.ts';
import type { ChainAction, ChainDraft, DraftStep, StepKind } from './chain-draft.ts';
import { FallbackNodes } from './fallback-nodes.tsx';
import { Opening } from './flow.tsx';
import type { Preview } from './preview.ts';
import { StepCard } from './step-card.tsx';

export interface FlowEditorProps {
  readonly known: Known;
  readonly draft: ChainDraft;
  readonly checked: CheckedChain;
  readonly preview: Preview;
  /** Mistakes of what nobody has filled in yet stay quiet until the first try to save. */
  readonly isTried: boolean;
  readonly dispatch: Dispatch<ChainAction>;
}

interface Removed {
  readonly step: DraftStep;
  readonly at: number;
}

/** The same flow, to be changed: steps are moved by drag, by the arrow keys on their handle, or by their arrows. */
export function FlowEditor({ known, draft, checked, preview, isTried, dispatch }: FlowEditorProps) {
  const [removed, setRemoved] = useState<Removed | null>(null);
  const onDragEnd = ({ source, destination }: DropResult): void => {
    if (destination !== null) dispatch({ type: 'step-moved', from: source.index, to: destination.index });
  };
  const remove = (step: DraftStep, at: number): void => {
    setRemoved({ step, at });
    dispatch({ type: 'step-removed', key: step.key });
  };
  return (
    <div>
      <Opening />
      <DragDropContext onDragEnd={onDragEnd}>
        <Droppable droppableId="steps">
          {({ innerRef: listRef, droppableProps, placeholder }) => (
            <div ref={listRef} {...droppableProps}>
              {draft.steps.map((step, index) => (
                <Draggable key={step.key} draggableId={String(step.key)} index={index}>
                  {({ innerRef, draggableProps, dragHandleProps }) => (
                    <div ref={innerRef} {...draggableProps}>
                      <StepCard
                        {...{ step, index, known, dispatch }}
                        handle={dragHandleProps}
                        count={draft.steps.length}
                        read={checked.chain.steps[checked.keys.indexOf(step.key)] ?? null}
                        mistakes={shownMistakes(checked.stepMistakes.get(step.key), step, isTried)}
                        resolved={preview.steps[checked.keys.indexOf(step.key)] ?? null}
                        onRemove={() => remove(step, index)}
                      />
                    </div>
                  )}
                </Draggable>
              ))}
              {placeholder}
            </div>
          )}
        </Droppable>
      </DragDropContext>
      {removed !== null && (
        <PutBack
          onPutBack={() => {
            dispatch({ type: 'step-put-back', ...removed });
            setRemoved(null);
          }}
        />
      )}
      <AddStep isEmpty={draft.steps.length === 0} onAdd={(kind) => dispatch({ type: 'step-added', kind })} />
      <FallbackNodes known={known} teamId={draft.teamId} preview={preview} />
    </div>
  );
}

function shownMistakes(mistakes: ReadonlyMap<string, string> | undefined, step: DraftStep, isTried: boolean) {
  const isUntouched = step.kind === 'page' && step.targets.length === 0;
  return isUntouched && !isTried ? undefined : mistakes;
}

function PutBack({ onPutBack }: { readonly onPutBack: () => void }) {
  return (
    <div role="status">
      <Stack direction="row" gap={1} alignItems="center">
        <Text color="secondary">{t('escalation-chains.flow.removed', 'The step was removed.')}</Text>
        <Button variant="secondary" fill="text" size="sm" icon="history" onClick={onPutBack}>
          {t('escalation-chains.flow.undo', 'Put it back')}
        </Button>
      </Stack>
    </div>
  );
}

function AddStep({ isEmpty, onAdd }: { readonly isEmpty: boolean; readonly onAdd: (kind: StepKind) => void }) {
  return (
    <Stack direction="column" gap={1}>
      {isEmpty && (
        <Text color="secondary">
          {t('escalation-chains.flow.empty', 'No step yet: everything would go straight to the fallback.')}
        </Text>
      )}
      <Stack direction="row" gap={1} wrap="wrap">
        <Button variant="secondary" icon="bell" onClick={() => onAdd('page')}>
          {t('escalation-chains.flow.add-page', 'Page somebody')}
        </Button>
        <Button variant="secondary" icon="clock-nine" onClick={() => onAdd('wait')}>
          {t('escalation-chains.flow.add-wait', 'Wait')}
        </Button>
        <Button variant="secondary" icon="repeat" onClick={() => onAdd('repeat')}>
          {t('escalation-chains.flow.add-repeat', 'Begin again')}
        </Button>
      </Stack>
      <div />
    </Stack>
  );
}
