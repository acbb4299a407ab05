import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, Field, IconButton, Input, Stack, Text, useStyles2 } from '@grafana/ui';
import { plain } from '../ui/plain.ts';
import { LabelledSwitch } from '../ui/labelled-switch.tsx';
import { Section } from '../ui/section.tsx';
import type { Draft, Edit } from './draft.ts';
import type { KindOf } from './first-minutes.ts';
import type { Mistakes } from './mistakes.ts';
import { methodName } from './rule-words.ts';
import type { LeadDraft } from './shift-draft.ts';

export interface AboutMyShiftsProps {
  readonly draft: Draft;
  readonly mistakes: Mistakes;
  readonly isReadOnly: boolean;
  readonly kindOf: KindOf;
  readonly onEdit: (edit: Edit) => void;
}

/** Notices about one's own shifts: how long before, at hand-off, and over what. */
export function AboutMyShifts(props: AboutMyShiftsProps) {
  const { draft, isReadOnly, onEdit } = props;
  const { leads, handoff } = draft.shifts;
  return (
    <Section title={t('notifications.shifts.title', 'About my shifts')}>
      <Stack direction="column" gap={2} alignItems="flex-start">
        <Text color="secondary">
          {t('notifications.shifts.intro', 'Notices that ask for no answer. What can wait is held over quiet hours.')}
        </Text>
        <Stack direction="column" gap={1} alignItems="flex-start">
          <Text>
            {leads.length === 0
              ? t('notifications.shifts.none', 'Nothing before a shift begins.')
              : t('notifications.shifts.before', 'Before a shift begins:')}
          </Text>
          {leads.map((lead, index) => (
            <LeadRow key={lead.key} {...props} lead={lead} number={index + 1} />
          ))}
          {!isReadOnly && leads.length < 10 && (
            <Button
              size="sm"
              variant="secondary"
              icon="plus"
              onClick={() => onEdit({ kind: 'add-lead', key: `new-${draft.made}` })}
            >
              {t('notifications.shifts.add', 'Add a time')}
            </Button>
          )}
        </Stack>
        <LabelledSwitch
          id="my-handoffs"
          label={t('notifications.shifts.handoff', 'When I come on call and when I leave')}
          value={handoff}
          disabled={isReadOnly}
          onChange={(isOn) => onEdit({ kind: 'set-handoff', isOn })}
        />
        <Via {...props} />
      </Stack>
    </Section>
  );
}

function LeadRow({ lead, number, mistakes, isReadOnly, onEdit }: AboutMyShiftsProps & RowProps) {
  const styles = useStyles2(getStyles);
  const mistake = mistakes.get(`lead/${lead.key}`);
  const errorId = `error-${lead.key}`;
  return (
    <div>
      <div className={styles.row}>
        <Input
          width={12}
          aria-label={t('notifications.shifts.lead', 'Time {{number}} before a shift', { number })}
          aria-describedby={mistake === undefined ? undefined : errorId}
          invalid={mistake !== undefined}
          value={lead.before}
          disabled={isReadOnly}
          onChange={({ currentTarget }) => onEdit({ kind: 'set-lead', key: lead.key, before: currentTarget.value })}
        />
        <Text>{t('notifications.shifts.ahead', 'before')}</Text>
        {!isReadOnly && (
          <IconButton
            name="trash-alt"
            size="lg"
            aria-label={t('notifications.shifts.remove', 'Remove time {{number}}', { number })}
            onClick={() => onEdit({ kind: 'remove-lead', key: lead.key })}
          />
        )}
      </div>
      {mistake !== undefined && (
        <Text id={errorId} variant="bodySmall" color="error">
          {mistake === 'twice'
            ? t('notifications.shifts.twice', 'This time is there already')
            : t('notifications.shifts.no-time', 'Write a time from 1m to 14d, such as 24h, 90m or 2d')}
        </Text>
      )}
    </div>
  );
}

interface RowProps {
  readonly lead: LeadDraft;
  readonly number: number;
}

function Via({ draft, isReadOnly, kindOf, onEdit }: AboutMyShiftsProps) {
  const { methods, shifts } = draft;
  const first = methods.find(({ enabled, channel }) => enabled && ['chat', 'mail'].includes(kindOf(channel) ?? ''));
  const usual =
    first === undefined
      ? t('notifications.shifts.no-way', 'My first chat or mail: there is none')
      : t('notifications.shifts.usual', 'My first chat or mail: {{method}}', {
          method: methodName(first.channel, first.address),
          ...plain,
        });
  const styles = useStyles2(getStyles);
  const options = [
    { value: '', label: usual },
    ...methods.map(({ id, channel, address }) => ({ value: id, label: methodName(channel, address) })),
  ];
  return (
    <Field noMargin className={styles.wide} label={t('notifications.shifts.via', 'Over')} htmlFor="my-shifts-via">
      <Combobox
        id="my-shifts-via"
        options={options}
        value={shifts.via}
        disabled={isReadOnly}
        onChange={({ value }) => onEdit({ kind: 'set-via', via: value })}
      />
    </Field>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // What was chosen names an address, and would be cut.
  wide: css({ width: '100%', maxWidth: 480 }),
  row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
});
