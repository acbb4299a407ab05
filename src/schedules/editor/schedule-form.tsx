import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Alert, Button, Combobox, Field, Input, Stack, Text } from '@grafana/ui';
import { useClock } from '../../app/clock.tsx';
import { freeName } from './draft-ids.ts';
import { layerGroups } from './draft-layers.ts';
import type { ScheduleFormProps } from './form-props.ts';
import { LayerForm } from './layer-form.tsx';
import { NoticesForm } from './notices-form.tsx';
import { OverridesForm } from './overrides-form.tsx';
import { RegionsForm } from './regions-form.tsx';
import { startedAs, STARTING_POINTS, startingPointOf, startingPointTexts } from './starting-points.ts';
import { zoneOptions } from './zone-options.ts';

export function ScheduleForm(props: ScheduleFormProps) {
  const { draft, dispatch, mistakes, isNew, isTried } = props;
  const shown = isTried ? mistakes : mistakes.filter(({ path }) => path !== 'name');
  return (
    <Stack direction="column" gap={2}>
      {isNew && <StartingPoints {...props} />}
      <Basics {...props} />
      <Layers {...props} />
      {!isNew && <OverridesForm {...props} />}
      <NoticesForm value={draft} mistakes={mistakes} onChange={(change) => dispatch({ type: 'tell', change })} />
      {shown.length > 0 && (
        <Alert severity="warning" title={t('schedules.form.mistakes', 'Before this can be saved')} bottomSpacing={0}>
          <ul>
            {shown.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <code>{path}</code> {message}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </Stack>
  );
}

function Layers({ draft, dispatch, names, mistakes, edits }: ScheduleFormProps) {
  const clock = useClock();
  const groups = layerGroups(draft.layers);
  const order = groups.flat();
  const more = (): void => {
    const beginning = { now: clock.now(), zone: draft.zone, zoneOf: names.zoneOf };
    const [layer] = startedAs('weekly', names.membersOf(draft.team ?? null), beginning);
    if (layer === undefined) return;
    const taken = draft.layers.map(({ name }) => name);
    dispatch({ type: 'add layer', layer: { ...layer, name: freeName('Layer', taken, draft.layers.length + 1) } });
  };
  return (
    <>
      <Stack direction="row" justifyContent="space-between" alignItems="center" wrap="wrap">
        <Text element="h2" variant="h4">
          {t('schedules.form.layers', 'Layers')}
        </Text>
        <Button variant="secondary" icon="plus" onClick={more}>
          {t('schedules.form.add-layer', 'Add a layer on top')}
        </Button>
      </Stack>
      {draft.layers.length > 1 && (
        <Text color="secondary">
          {t('schedules.form.ranks', 'The top one wins; below it shows through where it has nobody on call.')}
        </Text>
      )}
      {order.map((index, position) => (
        <LayerForm
          key={draft.layers[index]?.id ?? index}
          {...{ draft, dispatch, names, mistakes, edits, index }}
          isTop={position === 0}
          isBottom={position === order.length - 1}
          isWithAbove={groups.some((group) => group.indexOf(index) > 0)}
        />
      ))}
    </>
  );
}

function StartingPoints({ draft, dispatch, names }: ScheduleFormProps) {
  const [search, setSearch] = useSearchParams();
  const clock = useClock();
  if (search.get('of') !== null) return null;
  const begin = (text: string): void => {
    const point = startingPointOf(text);
    setSearch({ start: point }, { replace: true });
    const beginning = { now: clock.now(), zone: draft.zone, zoneOf: names.zoneOf };
    dispatch({ type: 'begin with layers', layers: startedAs(point, firstPeople(draft, names), beginning) });
  };
  const point = startingPointOf(search.get('start'));
  return (
    <>
      <Field
        noMargin
        label={t('schedules.form.start', 'Begin with')}
        description={startingPointTexts(point).explanation}
        htmlFor="schedule-start"
      >
        <Combobox
          id="schedule-start"
          value={point}
          options={STARTING_POINTS.map((value) => ({ value, label: startingPointTexts(value).name }))}
          onChange={({ value }) => begin(value)}
        />
      </Field>
      {point === 'follow-the-sun' && (
        <RegionsForm names={names} people={firstPeople(draft, names)} dispatch={dispatch} />
      )}
    </>
  );
}

function firstPeople({ team }: ScheduleFormProps['draft'], names: ScheduleFormProps['names']): readonly string[] {
  const members = names.membersOf(team ?? null);
  return members.length > 0 ? members : names.everybody.slice(0, 3);
}

function Basics({ draft, dispatch, teams, mistakes, isTried }: ScheduleFormProps) {
  const zones = useMemo(() => zoneOptions(), []);
  const nameMistake = mistakes.find(({ path }) => path === 'name');
  return (
    <Stack direction="row" gap={2} wrap="wrap">
      <Field
        noMargin
        label={t('schedules.form.name', 'Name')}
        htmlFor="schedule-name"
        invalid={isTried && nameMistake !== undefined}
        error={nameMistake?.message}
      >
        <Input
          id="schedule-name"
          value={draft.name}
          width={30}
          placeholder={t('schedules.form.name-example', 'Shop primary')}
          onChange={(event) => dispatch({ type: 'name it', name: event.currentTarget.value })}
        />
      </Field>
      <Field noMargin label={t('schedules.form.zone', 'Time zone')} htmlFor="schedule-zone">
        <Combobox
          id="schedule-zone"
          width={30}
          value={draft.zone}
          options={zones}
          onChange={({ value }) => dispatch({ type: 'move to zone', zone: value })}
        />
      </Field>
      <Field noMargin label={t('schedules.form.team', 'Team')} htmlFor="schedule-team">
        <Combobox
          id="schedule-team"
          width={30}
          isClearable
          value={draft.team ?? null}
          options={teams.map(({ id, document }) => ({ value: id, label: document.name }))}
          placeholder={t('schedules.form.no-team', 'No team')}
          onChange={(option) => dispatch({ type: 'give to team', team: option?.value ?? null })}
        />
      </Field>
    </Stack>
  );
}
