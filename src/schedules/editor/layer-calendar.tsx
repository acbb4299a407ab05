import { useId, useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Combobox, Field, IconButton, Input, Stack, Text } from '@grafana/ui';
import { useImportedCalendars } from '../../api/calendars.ts';
import { plain } from '../../ui/plain.ts';
import type { LayerDocument } from './draft-parts.ts';
import type { LayerFormProps } from './form-props.ts';

type CalendarDocument = NonNullable<LayerDocument['calendar']>;

/** Shifts that are kept in a calendar elsewhere, beside those of the rotations. */
export function LayerCalendar({
  draft,
  dispatch,
  names,
  index,
  layer,
}: LayerFormProps & { readonly layer: LayerDocument }) {
  const id = useId();
  const { calendar } = layer;
  const missing = useMissing(draft.id, layer);
  const change = (next: CalendarDocument | undefined): void =>
    dispatch({ type: 'change layer', layer: index, change: { calendar: next } });
  if (calendar === undefined) {
    return (
      <div>
        <Button variant="secondary" fill="text" icon="calendar-alt" onClick={() => change({ url: '' })}>
          {t('schedules.calendar-import.add', 'Add the shifts of a calendar that is kept elsewhere')}
        </Button>
      </div>
    );
  }
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={0.5} alignItems="flex-end">
        <Field
          noMargin
          label={t('schedules.calendar-import.url', 'Address of the calendar')}
          description={t('schedules.calendar-import.url-why', 'Of an iCalendar file, beginning with https://')}
          htmlFor={`${id}-url`}
          style={{ flexGrow: 1 }}
        >
          <Input
            id={`${id}-url`}
            type="url"
            value={calendar.url}
            placeholder={t('schedules.calendar-import.url-example', 'https://example.org/on-call.ics')}
            onChange={(event) => change({ ...calendar, url: event.currentTarget.value })}
          />
        </Field>
        <IconButton
          name="trash-alt"
          size="lg"
          tooltip={t('schedules.calendar-import.remove', 'Remove this calendar')}
          onClick={() => change(undefined)}
        />
      </Stack>
      <People
        calendar={calendar}
        names={names}
        missing={missing}
        onChange={(people) => change({ ...calendar, people })}
      />
    </Stack>
  );
}

/** Names that the service did not find when it last read the calendar of a layer that is saved. */
function useMissing(scheduleId: string, { id, calendar }: LayerDocument): readonly string[] {
  const isWanted = scheduleId !== '' && id !== undefined && calendar !== undefined;
  const { data } = useImportedCalendars(scheduleId, isWanted);
  const known = Object.keys(calendar?.people ?? {}).map((name) => name.toLowerCase());
  const unmatched = data?.items.find(({ layer }) => layer === id)?.unmatched ?? [];
  return unmatched.map(({ name }) => name).filter((name) => !known.includes(name.toLowerCase()));
}

interface PeopleProps extends Pick<LayerFormProps, 'names'> {
  readonly calendar: CalendarDocument;
  readonly missing: readonly string[];
  readonly onChange: (people: CalendarDocument['people']) => void;
}

/** Only for those who are not found by their name or address; most are. */
function People({ calendar, names, missing, onChange }: PeopleProps) {
  const id = useId();
  const [name, setName] = useState('');
  const people = calendar.people ?? {};
  const [first] = names.everybody;
  const add = (key: string): void => {
    if (key === '' || first === undefined) return;
    onChange({ ...people, [key]: first });
    setName('');
  };
  const removed = (gone: string): void => {
    const rest = Object.entries(people).filter(([key]) => key !== gone);
    onChange(rest.length === 0 ? undefined : Object.fromEntries(rest));
  };
  return (
    <Stack direction="column" gap={0.5}>
      {Object.entries(people).map(([key, person], position) => (
        <Stack key={key} direction="row" gap={1} alignItems="center" wrap="wrap">
          <Text id={`${id}-${position}`}>
            {t('schedules.calendar-import.is', '“{{name}}” in the calendar is', { name: key, ...plain })}
          </Text>
          <Combobox
            aria-labelledby={`${id}-${position}`}
            width={24}
            value={person}
            options={names.everybody.map((one) => ({ value: one, label: names.nameOf(one) }))}
            onChange={({ value }) => onChange({ ...people, [key]: value })}
          />
          <IconButton
            name="times"
            size="lg"
            tooltip={t('schedules.calendar-import.unmap', 'Remove this name')}
            onClick={() => removed(key)}
          />
        </Stack>
      ))}
      {missing.map((key) => (
        <Stack key={key} direction="row" gap={1} alignItems="center" wrap="wrap">
          <Text color="warning">
            {t('schedules.calendar-import.missing', 'Nobody was found for “{{name}}”.', { name: key, ...plain })}
          </Text>
          <Button size="sm" variant="secondary" onClick={() => add(key)}>
            {t('schedules.calendar-import.map', 'Say who it is')}
          </Button>
        </Stack>
      ))}
      <Stack direction="row" gap={1} alignItems="flex-end" wrap="wrap">
        <Field
          noMargin
          label={t('schedules.calendar-import.name', 'A name that is not found by itself')}
          htmlFor={`${id}-name`}
        >
          <Input
            id={`${id}-name`}
            width={28}
            value={name}
            placeholder={t('schedules.calendar-import.name-example', 'As the calendar writes it')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <Button variant="secondary" icon="plus" disabled={name.trim() === ''} onClick={() => add(name.trim())}>
          {t('schedules.calendar-import.map', 'Say who it is')}
        </Button>
      </Stack>
    </Stack>
  );
}
