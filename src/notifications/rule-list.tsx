import { DragDropContext, Draggable, Droppable } from '@hello-pangea/dnd';
import type { DropResult } from '@hello-pangea/dnd';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, Text, useStyles2 } from '@grafana/ui';
import type { Urgency } from '../../server/core/notifying/person.ts';
import { Section } from '../ui/section.tsx';
import type { RuleDraft } from './draft.ts';
import { FirstMinutesPicture } from './first-minutes-picture.tsx';
import { marksOf } from './first-minutes.ts';
import type { Mark } from './first-minutes.ts';
import type { RuleListProps } from './rule-props.ts';
import { RuleRow } from './rule-row.tsx';
import { delayInput, marksSentence } from './rule-words.ts';

/** By what somebody is reached at one urgency: a list of sentences, and the picture of what follows from it. */
export function RuleList(props: RuleListProps) {
  const { urgency, draft, kindOf, isReadOnly } = props;
  const styles = useStyles2(getStyles);
  const marks = marksOf(draft, urgency, kindOf);
  const actions = isReadOnly ? null : <OrderButton {...props} marks={marks} />;
  return (
    <Section title={titleOf(urgency)} actions={actions}>
      <div className={styles.halves}>
        <Stack direction="column" gap={1}>
          <Text color="secondary">{introOf(urgency)}</Text>
          {orderOf(props, marks)}
        </Stack>
        <FirstMinutesPicture marks={marks} />
      </div>
    </Section>
  );
}

/** Where nothing can be changed, sentences read better than fields that do not answer. */
function orderOf(props: RuleListProps, marks: readonly Mark[]) {
  const rules = props.draft.rules[props.urgency];
  if (rules === null) return <SaidOrder intro={t('notifications.rules.default', 'The default order:')} marks={marks} />;
  if (props.isReadOnly) return <SaidOrder intro={t('notifications.rules.chosen', 'Your order:')} marks={marks} />;
  return <OwnRules {...props} rules={rules} />;
}

function titleOf(urgency: Urgency): string {
  return urgency === 'high'
    ? t('notifications.rules.high', 'When it is urgent')
    : t('notifications.rules.low', 'When it can wait');
}

function introOf(urgency: Urgency): string {
  return urgency === 'high'
    ? t('notifications.rules.high-intro', 'Pages of high urgency, at any hour, until somebody answers.')
    : t('notifications.rules.low-intro', 'Pages of low urgency, outside of your quiet hours.');
}

function SaidOrder({ intro, marks }: { readonly intro: string; readonly marks: readonly Mark[] }) {
  return (
    <Stack direction="column" gap={0.5}>
      <Text>{intro}</Text>
      <Text weight="medium">{marksSentence(marks)}</Text>
    </Stack>
  );
}

function OrderButton({ urgency, draft, onEdit, marks }: RuleListProps & { readonly marks: readonly Mark[] }) {
  const hasOwn = draft.rules[urgency] !== null;
  const begin = (): void =>
    onEdit({
      ...{ kind: 'set-rules', urgency },
      rules: hasOwn ? null : marks.map(({ methodId, afterMs }) => ({ use: methodId, after: delayInput(afterMs) })),
    });
  return (
    <Button size="sm" variant="secondary" fill="text" icon={hasOwn ? 'history' : 'pen'} onClick={begin}>
      {hasOwn
        ? t('notifications.rules.back', 'Back to the default order')
        : t('notifications.rules.own', 'Choose my own order')}
    </Button>
  );
}

function OwnRules({ rules, ...props }: RuleListProps & { readonly rules: readonly RuleDraft[] }) {
  const { urgency, draft, isReadOnly, onEdit } = props;
  const styles = useStyles2(getStyles);
  const drop = ({ source, destination }: DropResult): void => {
    if (destination) onEdit({ kind: 'move-rule', urgency, from: source.index, to: destination.index });
  };
  const free = draft.methods.find(({ id }) => !rules.some(({ use }) => use === id)) ?? draft.methods[0];
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      {rules.length === 0 && (
        <Text color={urgency === 'high' ? 'warning' : 'secondary'}>
          {t('notifications.rules.empty', 'Nothing is sent at this urgency.')}
        </Text>
      )}
      <DragDropContext onDragEnd={drop}>
        <Droppable droppableId={`rules-${urgency}`} isDropDisabled={isReadOnly}>
          {(list) => (
            <ol ref={list.innerRef} {...list.droppableProps} className={styles.list}>
              {rules.map((rule, index) => (
                <Draggable key={rule.key} draggableId={rule.key} index={index} isDragDisabled={isReadOnly}>
                  {(drag) => (
                    <li ref={drag.innerRef} {...drag.draggableProps} className={styles.item}>
                      <RuleRow
                        {...props}
                        rule={rule}
                        index={index}
                        count={rules.length}
                        handle={drag.dragHandleProps}
                      />
                    </li>
                  )}
                </Draggable>
              ))}
              {list.placeholder}
            </ol>
          )}
        </Droppable>
      </DragDropContext>
      {!isReadOnly && free !== undefined && (
        <Button
          size="sm"
          variant="secondary"
          icon="plus"
          onClick={() =>
            onEdit({ kind: 'add-rule', urgency, use: free.id, after: rules.length === 0 ? '' : nextDelay(rules) })
          }
        >
          {t('notifications.rules.add', 'Add a rule')}
        </Button>
      )}
    </Stack>
  );
}

/** Behind the last one, or the new line would not come last. */
function nextDelay(rules: readonly RuleDraft[]): string {
  const last = rules.at(-1)?.after.trim() ?? '';
  return last === '' ? '2m' : last === '2m' ? '5m' : last;
}

const getStyles = (theme: GrafanaTheme2) => ({
  halves: css({
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    alignItems: 'start',
    [theme.breakpoints.down('xl')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  list: css({ listStyle: 'none', width: '100%', display: 'flex', flexDirection: 'column' }),
  item: css({ padding: theme.spacing(0.5, 0) }),
});
