import { useId, useState } from 'react';
import { t } from '@grafana/i18n';
import { Combobox, Field, RadioButtonList, Stack, Text } from '@grafana/ui';
import type { Effect } from '../../../server/core/schedule/supersede.ts';
import { plain } from '../../ui/plain.ts';
import { Section } from '../../ui/section.tsx';
import type { Choice, RotationEdit } from './effective.ts';
import type { Names } from '../use-schedules.ts';
import { isSameClock, readersZone, textAt } from '../zone-text.ts';

export interface EffectFormProps {
  readonly edits: readonly RotationEdit[];
  readonly zone: string;
  readonly names: Names;
  readonly onChoose: (rotationId: string, choice: Partial<Choice>) => void;
}

/** From when on edits of rotations count that people take turns in already. */
export function EffectForm({ edits, ...props }: EffectFormProps) {
  const asked = edits.filter(({ options, groups }) => options.length > 1 || groups.length > 1);
  if (asked.length === 0) return null;
  return (
    <Section title={t('schedules.effect.title', 'From when on')}>
      <Stack direction="column" gap={2}>
        {asked.map((edit) => (
          <EditForm key={edit.id} edit={edit} {...props} />
        ))}
      </Stack>
    </Section>
  );
}

function EditForm({ edit, zone, names, onChoose }: Omit<EffectFormProps, 'edits'> & { readonly edit: RotationEdit }) {
  const id = useId();
  const [mine] = useState(readersZone);
  const { name, kind, options, effect, at, groups, opener } = edit;
  return (
    <Stack direction="column" gap={1}>
      <Text weight="medium" id={`${id}-name`}>
        {kind === 'ended'
          ? t('schedules.effect.ends', '{{name}} ends', { name, ...plain })
          : t('schedules.effect.changes', '{{name}} changes', { name, ...plain })}
      </Text>
      {options.length > 1 && (
        <div role="radiogroup" aria-labelledby={`${id}-name`}>
          <RadioButtonList
            name={`${id}-effect`}
            value={effect}
            options={options.map((option) => ({
              value: option.effect,
              label: effectName(option.effect),
              description: option.effect === 'now' ? nowText() : whenText(option.at, zone, mine),
            }))}
            onChange={(chosen) => onChoose(edit.id, { effect: chosen })}
          />
        </div>
      )}
      {groups.length > 1 && (
        <Field
          noMargin
          label={
            effect === 'now'
              ? t('schedules.effect.opener-now', 'Has the turn that is under way')
              : t('schedules.effect.opener', 'Takes over on {{when}}', { when: textAt(at, zone), ...plain })
          }
          htmlFor={`${id}-opener`}
        >
          <Combobox
            id={`${id}-opener`}
            width={34}
            value={opener}
            options={groups.map((group, value) => ({ value, label: group.map(names.nameOf).join(' + ') || '—' }))}
            onChange={({ value }) => onChoose(edit.id, { opener: value })}
          />
        </Field>
      )}
    </Stack>
  );
}

function effectName(effect: Effect): string {
  switch (effect) {
    case 'now':
      return t('schedules.effect.now', 'Now');
    case 'after-this-shift':
      return t('schedules.effect.shift', 'After this shift');
    case 'after-a-full-round':
      return t('schedules.effect.round', 'After a full round');
  }
}

function nowText(): string {
  return t('schedules.effect.now-why', 'As soon as it is saved. Who was on call until then stays.');
}

function whenText(at: number, zone: string, mine: string): string {
  const when = `${textAt(at, zone)} ${zone}`;
  if (isSameClock(zone, mine, at)) return when;
  return t('schedules.effect.when', '{{when}}: {{mine}} for you', { when, mine: textAt(at, mine), ...plain });
}
