import { useMemo, useReducer } from 'react';
import { t } from '@grafana/i18n';
import { Alert, Button, Combobox, Field, Stack, Text } from '@grafana/ui';
import type { Schedule } from '../../../server/core/schedule/schedule.ts';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import { everybodyIn } from '../../../server/core/schedule/everybody.ts';
import type { Interval } from '../../../server/core/time/instant.ts';
import { useAddOverride, useMoveOverride, useTakeBackOverride } from '../../api/overrides.ts';
import type { KeptOverride } from '../../api/overrides.ts';
import { useNow } from '../../app/clock.tsx';
import { SaveProblem } from '../../app/save-problem.tsx';
import { shortDuration } from '../../ui/duration.ts';
import { MultiField } from '../../ui/multi-field.tsx';
import { fromTheTop } from '../timeline/bars.ts';
import { ChangeList } from '../change-list.tsx';
import { intervalOf, overrideDraft, previewOf, startDraft } from './override-draft.ts';
import type { OverrideAction } from './override-draft.ts';
import type { MayOverride } from './override-rights.ts';
import type { PartProps } from '../schedule-part.ts';
import { StretchFields } from '../stretch-fields.tsx';
import { isoOf } from '../wire-times.ts';

export interface OverrideFormProps extends PartProps {
  readonly covering: Interval | 'new';
  readonly may: Exclude<MayOverride, { kind: 'no' }>;
  /** The one that is changed; null: a new one. */
  readonly moved: KeptOverride | null;
}

/** Who, when and instead of what; with what it changes, before it is saved. */
export function OverrideForm({ read, names, view, covering, may, moved }: OverrideFormProps) {
  const now = useNow(MINUTE_MS);
  const { schedule } = read;
  const replaced = schedule?.overrides.find(({ id }) => id === moved?.id) ?? null;
  const [draft, dispatch] = useReducer(overrideDraft, null, () => {
    const zone = view.zoneOf(read.document.zone);
    if (replaced !== null) return startDraft(replaced.interval, zone, now, replaced.people, replaced.layerId);
    return startDraft(covering, zone, now, may.kind === 'myself' ? [may.personId] : [], view.coveringLayer);
  });
  const preview = useMemo(
    () => (schedule === null ? null : previewOf(schedule, draft, now, names.isKnown, replaced)),
    [schedule, draft, now, names, replaced],
  );
  const add = useAddOverride(read.id);
  const move = useMoveOverride(read.id);
  const interval = intervalOf(draft);
  const save = (): void => {
    if (interval === null) return;
    const layer = draft.layerId === null ? {} : { layer: draft.layerId };
    const body = { ...isoOf(interval), people: [...draft.people], ...layer };
    if (moved === null) add.mutate(body, { onSuccess: view.close });
    else move.mutate({ id: moved.id, body }, { onSuccess: view.close });
  };
  if (schedule === null || preview === null) return null;
  const other = draft.zone === read.document.zone ? view.readersZone : read.document.zone;
  const isWrong = draft.people.length === 0 || interval === null || preview.mistakes.length > 0;
  return (
    <Stack direction="column" gap={2}>
      <Who
        {...{ read, names, may }}
        people={draft.people}
        onChange={(people) => dispatch({ type: 'put on call', people })}
      />
      <StretchFields id="override" draft={draft} other={other} dispatch={dispatch} />
      <WhichLayer schedule={schedule} layerId={draft.layerId} dispatch={dispatch} />
      <Preview {...{ preview, names, zone: draft.zone, hasPeople: draft.people.length > 0 }} />
      <SaveProblem error={add.error ?? move.error} />
      <Stack direction="row" gap={1}>
        <Button icon="save" disabled={add.isPending || move.isPending || isWrong} onClick={save}>
          {interval === null || preview.mistakes.length > 0
            ? t('schedules.override.save', 'Save')
            : t('schedules.override.save-for', 'Save: on call for {{duration}}', {
                duration: shortDuration(interval.end - Math.max(interval.start, now - (now % MINUTE_MS))),
              })}
        </Button>
        <Button variant="secondary" onClick={view.close}>
          {t('schedules.override.cancel', 'Cancel')}
        </Button>
        {moved !== null && <TakeBack read={read} override={moved} onDone={view.close} />}
      </Stack>
    </Stack>
  );
}

interface TakeBackProps extends Pick<PartProps, 'read'> {
  readonly override: KeptOverride;
  readonly onDone: () => void;
}

function TakeBack({ read, override, onDone }: TakeBackProps) {
  const now = useNow(MINUTE_MS);
  const takeBack = useTakeBackOverride(read.id);
  return (
    <Button
      variant="destructive"
      fill="outline"
      icon="history-alt"
      disabled={takeBack.isPending}
      onClick={() => takeBack.mutate(override.id, { onSuccess: onDone })}
    >
      {Date.parse(override.start) <= now
        ? t('schedules.overrides.end-now', 'End now')
        : t('schedules.overrides.take-back', 'Take back')}
    </Button>
  );
}

interface WhichLayerProps {
  readonly dispatch: (action: OverrideAction) => void;
  readonly schedule: Schedule;
  readonly layerId: string | null;
}

/** An override of one layer leaves the others as they are: whoever is on call together stays so. */
function WhichLayer({ schedule, layerId, dispatch }: WhichLayerProps) {
  const id = 'override-layer';
  if (schedule.layers.length < 2 && layerId === null) return null;
  const everything = { value: '', label: t('schedules.override.all-layers', 'The whole schedule') };
  const layers = fromTheTop(schedule.layers).map((layer) => ({ value: layer.id, label: layer.name }));
  return (
    <Field noMargin label={t('schedules.override.layer', 'What it replaces')} htmlFor={id}>
      <Combobox
        id={id}
        options={[everything, ...layers]}
        value={layerId ?? ''}
        onChange={({ value }) => dispatch({ type: 'bind to', layerId: value === '' ? null : value })}
      />
    </Field>
  );
}

interface WhoProps extends Pick<OverrideFormProps, 'read' | 'names' | 'may'> {
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
  const near = new Set([
    ...(read.schedule === null ? [] : everybodyIn(read.schedule)),
    ...names.membersOf(read.teamId),
  ]);
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
  readonly names: OverrideFormProps['names'];
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
