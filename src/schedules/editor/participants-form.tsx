import { t } from '@grafana/i18n';
import { Button, Field, IconButton, MultiCombobox, Stack, Text } from '@grafana/ui';
import type { RotationFormProps } from './form-props.ts';
import { groupsOf } from './draft-rotations.ts';
import type { TurnGroup } from './draft-rotations.ts';

/** The turns in their order: one person each, or several who are on call together. */
export function ParticipantsForm({ rotation, place, dispatch, names }: RotationFormProps) {
  const groups = groupsOf(rotation);
  const options = names.everybody.map((id) => ({ value: id, label: names.nameOf(id) }));
  const take = (next: readonly TurnGroup[]): void => dispatch({ type: 'take turns', place, groups: next });
  return (
    <Field
      noMargin
      label={t('schedules.participants.label', 'Who takes turns')}
      description={t(
        'schedules.participants.description',
        'In this order. Several people in one turn are on call together.',
      )}
    >
      <Stack direction="column" gap={0.5}>
        {groups.map((group, index) => (
          <TurnRow key={index} {...{ group, groups, index, place, options, take }} />
        ))}
        <div>
          <Button size="sm" variant="secondary" fill="text" icon="plus" onClick={() => take([...groups, []])}>
            {t('schedules.participants.add', 'Add a turn')}
          </Button>
        </div>
      </Stack>
    </Field>
  );
}

interface TurnRowProps extends Pick<RotationFormProps, 'place'> {
  readonly group: TurnGroup;
  readonly groups: readonly TurnGroup[];
  readonly index: number;
  readonly options: { readonly value: string; readonly label: string }[];
  readonly take: (groups: readonly TurnGroup[]) => void;
}

function TurnRow({ group, groups, index, place, options, take }: TurnRowProps) {
  return (
    <Stack direction="row" gap={0.5} alignItems="center">
      <Text color="secondary" tabular>
        {index + 1}
      </Text>
      <div style={{ flexGrow: 1, minWidth: 0 }}>
        <MultiCombobox
          id={`turn-${place.layer}-${place.rotation}-${index}`}
          aria-labelledby={`turn-label-${place.layer}-${place.rotation}-${index}`}
          options={options}
          value={[...group]}
          placeholder={t('schedules.participants.choose', 'Choose people')}
          onChange={(chosen) =>
            take(groups.map((one, position) => (position === index ? chosen.map(({ value }) => value) : one)))
          }
        />
        <span id={`turn-label-${place.layer}-${place.rotation}-${index}`} hidden>
          {t('schedules.participants.turn', 'People of turn {{number}}', { number: index + 1 })}
        </span>
      </div>
      <IconButton
        name="arrow-up"
        size="lg"
        disabled={index === 0}
        tooltip={t('schedules.participants.earlier', 'An earlier turn')}
        onClick={() => take(moved(groups, index, -1))}
      />
      <IconButton
        name="arrow-down"
        size="lg"
        disabled={index === groups.length - 1}
        tooltip={t('schedules.participants.later', 'A later turn')}
        onClick={() => take(moved(groups, index, 1))}
      />
      <IconButton
        name="times"
        size="lg"
        tooltip={t('schedules.participants.remove', 'Remove this turn')}
        onClick={() => take(groups.filter((_, position) => position !== index))}
      />
    </Stack>
  );
}

function moved(groups: readonly TurnGroup[], index: number, by: 1 | -1): readonly TurnGroup[] {
  const next = [...groups];
  const [group, other] = [next[index], next[index + by]];
  if (group === undefined || other === undefined) return groups;
  next[index] = other;
  next[index + by] = group;
  return next;
}
