import type { Dispatch } from 'react';
import { useId } from 'react';
import { t } from '@grafana/i18n';
import { Combobox, Field, Input, Stack } from '@grafana/ui';
import type { PageMode, Target } from '../../server/core/escalation/chain.ts';
import type { Known } from '../directory/known.ts';
import { MultiField } from '../ui/multi-field.tsx';
import type { ChainAction, DraftPageStep, DraftStep } from './chain-draft.ts';

export interface StepFormProps {
  readonly step: DraftStep;
  readonly number: number;
  readonly known: Known;
  readonly mistakes: ReadonlyMap<string, string> | undefined;
  readonly dispatch: Dispatch<ChainAction>;
}

/** The fields of one step; what they add up to stands above them as a sentence. */
export function StepForm({ step, number, known, mistakes, dispatch }: StepFormProps) {
  const change = (changed: DraftStep): void => dispatch({ type: 'step-changed', step: changed });
  switch (step.kind) {
    case 'page':
      return <PageForm step={step} number={number} known={known} mistakes={mistakes} change={change} />;
    case 'wait': {
      const error = mistakes?.get('wait');
      return (
        <Field invalid={error !== undefined} error={error} noMargin>
          <Input
            width={16}
            aria-label={t('escalation-chains.form.wait', 'How long step {{number}} waits', { number })}
            value={step.delay}
            placeholder="5m"
            onChange={({ currentTarget: { value } }) => change({ ...step, delay: value })}
          />
        </Field>
      );
    }
    case 'repeat': {
      const error = mistakes?.get('repeat');
      return (
        <Field invalid={error !== undefined} error={error} noMargin>
          <Input
            width={16}
            type="number"
            min={1}
            max={50}
            aria-label={t('escalation-chains.form.repeat', 'How often step {{number}} repeats the chain', { number })}
            value={step.times}
            suffix={t('escalation-chains.form.times', 'times')}
            onChange={({ currentTarget: { value } }) => change({ ...step, times: Number(value) })}
          />
        </Field>
      );
    }
  }
}

interface PageFormProps extends Omit<StepFormProps, 'step' | 'dispatch'> {
  readonly step: DraftPageStep;
  readonly change: (step: DraftStep) => void;
}

function PageForm({ step, number, known, mistakes, change }: PageFormProps) {
  const id = useId();
  const wrong = mistakes?.get('') ?? mistakes?.get('to') ?? mistakes?.get('people');
  return (
    <Stack direction="column" gap={1}>
      <MultiField
        label={t('escalation-chains.form.whom', 'Whom')}
        invalid={wrong !== undefined}
        error={wrong}
        id={`${id}-whom`}
        options={targetOptions(known)}
        value={step.targets.map(targetValue)}
        placeholder={t('escalation-chains.form.choose', 'A schedule, a team or people')}
        onChange={(chosen) => change({ ...step, targets: chosen.map(({ value }) => targetIn(value)) })}
      />
      <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
        <Field label={t('escalation-chains.form.mode', 'If there are several')} htmlFor={`${id}-mode`} noMargin>
          <Combobox
            id={`${id}-mode`}
            width={26}
            options={modeOptions()}
            value={step.mode}
            onChange={({ value }) => change({ ...step, mode: value })}
          />
        </Field>
        {step.mode === 'one-at-a-time' && <EachField {...{ id, step, mistakes, change }} />}
        <Field label={t('escalation-chains.form.urgency', 'Urgency')} htmlFor={`${id}-urgency`} noMargin>
          <Combobox
            id={`${id}-urgency`}
            width={22}
            options={urgencyOptions()}
            value={step.urgency ?? 'same'}
            onChange={({ value }) => change({ ...step, urgency: value === 'same' ? null : value })}
          />
        </Field>
        <Field label={t('escalation-chains.form.answers', 'Answers wanted')} htmlFor={`${id}-answers`} noMargin>
          <Input
            id={`${id}-answers`}
            width={12}
            type="number"
            min={1}
            max={50}
            aria-describedby={`step-${number}`}
            value={step.answers}
            onChange={({ currentTarget: { value } }) => change({ ...step, answers: Number(value) })}
          />
        </Field>
      </Stack>
    </Stack>
  );
}

interface EachFieldProps extends Pick<PageFormProps, 'step' | 'mistakes' | 'change'> {
  readonly id: string;
}

function EachField({ id, step, mistakes, change }: EachFieldProps) {
  const error = mistakes?.get('each');
  return (
    <Field
      label={t('escalation-chains.form.each', 'Time for each')}
      htmlFor={`${id}-each`}
      invalid={error !== undefined}
      error={error}
      noMargin
    >
      <Input
        id={`${id}-each`}
        width={12}
        value={step.each}
        onChange={({ currentTarget: { value } }) => change({ ...step, each: value })}
      />
    </Field>
  );
}

function modeOptions(): { value: PageMode; label: string }[] {
  return [
    { value: 'one-at-a-time', label: t('escalation-chains.mode.one', 'One after the other') },
    { value: 'all', label: t('escalation-chains.mode.all', 'All at once') },
    { value: 'round-robin', label: t('escalation-chains.mode.turns', 'One of them, in turn') },
  ];
}

function urgencyOptions() {
  return [
    { value: 'same' as const, label: t('escalation-chains.urgency.same', 'As the alert group') },
    { value: 'high' as const, label: t('escalation-chains.urgency.high', 'High') },
    { value: 'low' as const, label: t('escalation-chains.urgency.low', 'Low') },
  ];
}

function targetOptions({ documents: { schedules, teams, people } }: Known) {
  const groups = {
    schedule: t('escalation-chains.form.schedules', 'On call in a schedule'),
    team: t('escalation-chains.form.teams', 'Teams'),
    person: t('escalation-chains.form.people', 'People'),
  };
  return [
    ...schedules.map(({ id, document }) => ({ value: `schedule/${id}`, label: document.name, group: groups.schedule })),
    ...teams.map(({ id, document }) => ({ value: `team/${id}`, label: document.name, group: groups.team })),
    ...people.map(({ id, document }) => ({ value: `person/${id}`, label: document.name, group: groups.person })),
  ];
}

function targetValue(target: Target): string {
  switch (target.kind) {
    case 'person':
      return `person/${target.personId}`;
    case 'schedule':
      return `schedule/${target.scheduleId}`;
    case 'team':
      return `team/${target.teamId}`;
  }
}

function targetIn(value: string): Target {
  const slash = value.indexOf('/');
  const [kind, id] = [value.slice(0, slash), value.slice(slash + 1)];
  if (kind === 'schedule') return { kind, scheduleId: id };
  return kind === 'team' ? { kind, teamId: id } : { kind: 'person', personId: id };
}
