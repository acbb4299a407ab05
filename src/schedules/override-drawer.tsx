import { useMemo, useReducer } from 'react';
import { t } from '@grafana/i18n';
import { Alert, Button, Drawer, Field, Input, Stack, Text } from '@grafana/ui';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import type { Interval } from '../../server/core/time/instant.ts';
import { useAddOverride } from '../api/overrides.ts';
import { useNow } from '../app/clock.tsx';
import { SaveProblem } from '../app/save-problem.tsx';
import { shortDuration } from '../ui/duration.ts';
import { MultiField } from '../ui/multi-field.tsx';
import { ChangeList } from './change-list.tsx';
import { intervalOf, overrideDraft, previewOf, startDraft } from './override-draft.ts';
import type { OverrideAction, OverrideDraft } from './override-draft.ts';
import type { MayOverride } from './override-rights.ts';
import { peopleIn } from './person-colors.ts';
import { useMayOverride } from './schedule-part.ts';
import type { PartProps } from './schedule-part.ts';
import { isSameClock, stretchText } from './zone-text.ts';

/** Somebody else for a while: prefilled with what was clicked, and shown before it is saved. */
export function OverrideDrawer({ read, names, view }: PartProps) {
  const may = useMayOverride(read, names);
  const { covering } = view;
  if (covering === null || may.kind === 'no') return null;
  return (
    <Drawer
      title={
        may.kind === 'myself'
          ? t('schedules.override.title-myself', 'Take a shift')
          : t('schedules.override.title', 'Add override')
      }
      subtitle={read.name}
      size="md"
      onClose={view.close}
    >
      <OverrideForm key={covering === 'new' ? covering : covering.start} {...{ read, names, view, covering, may }} />
    </Drawer>
  );
}

interface FormProps extends PartProps {
  readonly covering: Interval | 'new';
  readonly may: Exclude<MayOverride, { kind: 'no' }>;
}

function OverrideForm({ read, names, view, covering, may }: FormProps) {
  const now = useNow(MINUTE_MS);
  const { schedule } = read;
  const [draft, dispatch] = useReducer(overrideDraft, null, () => {
    const people = may.kind === 'myself' ? [may.personId] : [];
    return startDraft(covering, view.zoneOf(read.document.zone), now, people);
  });
  const preview = useMemo(
    () => (schedule === null ? null : previewOf(schedule, draft, now, names.isKnown)),
    [schedule, draft, now, names],
  );
  const add = useAddOverride(read.id);
  const interval = intervalOf(draft);
  const save = (): void => {
    if (interval === null) return;
    const body = { ...isoOf(interval), people: [...draft.people] };
    add.mutate(body, { onSuccess: view.close });
  };
  if (schedule === null || preview === null) return null;
  const other = draft.zone === read.document.zone ? view.readersZone : read.document.zone;
  return (
    <Stack direction="column" gap={2}>
      <Who
        {...{ read, names, may }}
        people={draft.people}
        onChange={(people) => dispatch({ type: 'put on call', people })}
      />
      <Times draft={draft} other={other} dispatch={dispatch} />
      <Preview {...{ preview, names, zone: draft.zone, hasPeople: draft.people.length > 0 }} />
      <SaveProblem error={add.error} />
      <Stack direction="row" gap={1}>
        <Button
          icon="save"
          disabled={add.isPending || draft.people.length === 0 || interval === null || preview.mistakes.length > 0}
          onClick={save}
        >
          {interval === null || preview.mistakes.length > 0
            ? t('schedules.override.save', 'Save')
            : t('schedules.override.save-for', 'Save: on call for {{duration}}', {
                duration: shortDuration(interval.end - Math.max(interval.start, now - (now % MINUTE_MS))),
              })}
        </Button>
        <Button variant="secondary" onClick={view.close}>
          {t('schedules.override.cancel', 'Cancel')}
        </Button>
      </Stack>
    </Stack>
  );
}

interface TimesProps {
  readonly draft: OverrideDraft;
  /** The zone that it could be written in as well. */
  readonly other: string;
  readonly dispatch: (action: OverrideAction) => void;
}

function Times({ draft, other, dispatch }: TimesProps) {
  const interval = intervalOf(draft);
  return (
    <>
      <Stack direction="row" gap={2} wrap="wrap">
        <Field noMargin label={t('schedules.override.from', 'From')} description={draft.zone} htmlFor="override-from">
          <Input
            id="override-from"
            type="datetime-local"
            value={draft.from}
            onChange={(event) => dispatch({ type: 'begin at', from: event.currentTarget.value })}
          />
        </Field>
        <Field noMargin label={t('schedules.override.to', 'To')} description={draft.zone} htmlFor="override-to">
          <Input
            id="override-to"
            type="datetime-local"
            value={draft.to}
            onChange={(event) => dispatch({ type: 'end at', to: event.currentTarget.value })}
          />
        </Field>
      </Stack>
      {interval !== null && !isSameClock(draft.zone, other, interval.start) && (
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          <Text color="secondary">
            {stretchText(interval, other)} {other}
          </Text>
          <Button size="sm" variant="secondary" fill="text" onClick={() => dispatch({ type: 'read in', zone: other })}>
            {t('schedules.override.in-zone', 'Write it in this zone')}
          </Button>
        </Stack>
      )}
    </>
  );
}

interface WhoProps extends Pick<FormProps, 'read' | 'names' | 'may'> {
  readonly people: readonly string[];
  readonly onChange: (people: readonly string[]) => void;
}

function Who({ read, names, may, people, onChange }: WhoProps) {
  if (may.kind === 'myself') {
    return (
      <Text>
        {t('schedules.override.you', 'You, {{name}}, are on call instead.', {
          name: names.nameOf(may.personId),
          interpolation: { escapeValue: false },
        })}
      </Text>
    );
  }
  // Those who know this schedule come first; anybody may be asked.
  const near = new Set([...(read.schedule === null ? [] : peopleIn(read.schedule)), ...names.membersOf(read.teamId)]);
  const all = [...near, ...names.everybody.filter((id) => !near.has(id))].filter(names.isKnown);
  return (
    <MultiField
      label={t('schedules.override.who', 'Who is on call instead')}
      description={t('schedules.override.who-why', 'Several people are on call together.')}
      id="override-who"
      options={all.map((id) => ({ value: id, label: names.nameOf(id) }))}
      value={[...people]}
      onChange={(options) => onChange(options.map(({ value }) => value))}
      placeholder={t('schedules.override.choose', 'Choose people')}
    />
  );
}

interface PreviewProps {
  readonly preview: ReturnType<typeof previewOf>;
  readonly names: FormProps['names'];
  readonly zone: string;
  readonly hasPeople: boolean;
}

function Preview({ preview, names, zone, hasPeople }: PreviewProps) {
  if (!hasPeople) return null;
  if (preview.mistakes.length > 0) {
    return <Alert severity="warning" title={preview.mistakes.join(' ')} bottomSpacing={0} />;
  }
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h5">
        {t('schedules.override.changes', 'Who changes when')}
      </Text>
      {preview.hides.length > 0 && (
        <Text color="warning">
          {t('schedules.override.hides', 'It hides {{count}} other overrides: the later made wins.', {
            count: preview.hides.length,
          })}
        </Text>
      )}
      <ChangeList changes={preview.changes} names={names} zone={zone} />
    </Stack>
  );
}

function isoOf({ start, end }: Interval) {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}
