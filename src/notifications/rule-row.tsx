import { useState } from 'react';
import type { DraggableProvidedDragHandleProps } from '@hello-pangea/dnd';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, Icon, IconButton, Input, Text, useStyles2 } from '@grafana/ui';
import type { RuleDraft } from './draft.ts';
import { methodName } from './rule-words.ts';
import type { RuleListProps } from './rule-props.ts';

export interface RuleRowProps extends RuleListProps {
  readonly rule: RuleDraft;
  readonly index: number;
  readonly count: number;
  readonly handle: DraggableProvidedDragHandleProps | null;
}

/** "First Slack, at once" as a line that can be typed into, moved and taken away. */
export function RuleRow(props: RuleRowProps) {
  const { urgency, draft, rule, index, isReadOnly, onEdit, handle } = props;
  const styles = useStyles2(getStyles);
  const options = draft.methods.map(({ id, channel, address }) => ({ value: id, label: methodName(channel, address) }));
  const set = (part: Partial<RuleDraft>): void => onEdit({ kind: 'set-rule', urgency, key: rule.key, part });
  const number = index + 1;
  return (
    <div className={styles.row}>
      {!isReadOnly && (
        <span
          {...handle}
          className={styles.handle}
          aria-label={t('notifications.rule.drag', 'Drag rule {{number}} to another place', { number })}
        >
          <Icon name="draggabledots" aria-hidden="true" />
        </span>
      )}
      <span className={styles.word}>
        <Text>{index === 0 ? t('notifications.rule.first', 'First') : t('notifications.rule.then', 'then')}</Text>
      </span>
      <div className={styles.method}>
        <span id={`method-of-${rule.key}`} hidden>
          {t('notifications.rule.method', 'Contact method of rule {{number}}', { number })}
        </span>
        <Combobox
          aria-labelledby={`method-of-${rule.key}`}
          options={options}
          value={rule.use}
          disabled={isReadOnly}
          onChange={({ value }) => set({ use: value })}
        />
      </div>
      <DelayField {...props} set={set} number={number} />
      {!isReadOnly && <RowButtons {...props} number={number} />}
    </div>
  );
}

interface DelayFieldProps extends RuleRowProps {
  readonly number: number;
  readonly set: (part: Partial<RuleDraft>) => void;
}

function DelayField({ rule, mistakes, isReadOnly, set, number }: DelayFieldProps) {
  const styles = useStyles2(getStyles);
  const [isTouched, setTouched] = useState(false);
  const isWrong = isTouched && mistakes.has(`rule/${rule.key}`);
  const errorId = `delay-${rule.key}`;
  return (
    <div className={styles.delay}>
      <Input
        aria-label={t('notifications.rule.delay', 'Delay of rule {{number}}', { number })}
        aria-describedby={isWrong ? errorId : undefined}
        invalid={isWrong}
        value={rule.after}
        placeholder={t('notifications.delay.at-once', 'at once')}
        prefix={rule.after.trim() === '' ? undefined : t('notifications.rule.after', 'after')}
        disabled={isReadOnly}
        onChange={({ currentTarget }) => set({ after: currentTarget.value })}
        onBlur={() => setTouched(true)}
      />
      {isWrong && (
        <Text id={errorId} variant="bodySmall" color="error">
          {t('notifications.rule.no-delay', 'Write a time, such as 90s, 5m or 1h30m')}
        </Text>
      )}
    </div>
  );
}

function RowButtons({ urgency, rule, index, count, onEdit, number }: RuleRowProps & { readonly number: number }) {
  const styles = useStyles2(getStyles);
  const move = (to: number) => () => onEdit({ kind: 'move-rule', urgency, from: index, to });
  return (
    <span className={styles.buttons}>
      <IconButton
        name="arrow-up"
        size="lg"
        aria-label={t('notifications.rule.up', 'Move rule {{number}} up', { number })}
        disabled={index === 0}
        onClick={move(index - 1)}
      />
      <IconButton
        name="arrow-down"
        size="lg"
        aria-label={t('notifications.rule.down', 'Move rule {{number}} down', { number })}
        disabled={index === count - 1}
        onClick={move(index + 1)}
      />
      <IconButton
        name="trash-alt"
        size="lg"
        aria-label={t('notifications.rule.remove', 'Remove rule {{number}}', { number })}
        onClick={() => onEdit({ kind: 'remove-rule', urgency, key: rule.key })}
      />
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    [theme.breakpoints.down('sm')]: { flexWrap: 'wrap', paddingBottom: theme.spacing(1) },
  }),
  handle: css({
    height: theme.spacing(4),
    display: 'grid',
    placeItems: 'center',
    color: theme.colors.text.secondary,
    cursor: 'grab',
  }),
  word: css({ minWidth: theme.spacing(5), lineHeight: theme.spacing(4) }),
  method: css({ flex: '2 1 160px', minWidth: 0 }),
  delay: css({ flex: '1 1 100px', minWidth: theme.spacing(12), maxWidth: theme.spacing(20) }),
  buttons: css({
    display: 'flex',
    gap: theme.spacing(0.5),
    height: theme.spacing(4),
    alignItems: 'center',
    // Fingers are bigger than the pointer of a mouse.
    [theme.breakpoints.down('sm')]: { height: theme.spacing(5), gap: theme.spacing(2), marginLeft: 'auto' },
  }),
});
