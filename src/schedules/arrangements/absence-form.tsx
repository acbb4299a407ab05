import { useMemo, useReducer, useState } from 'react';
import { t } from '@grafana/i18n';
import { Alert, Button, Combobox, Field, Input, Stack, Text } from '@grafana/ui';
import type { Schedule } from '../../../server/core/schedule/schedule.ts';
import { DAY_MS, MINUTE_MS } from '../../../server/core/time/instant.ts';
import { useAddAbsence } from '../../api/absences.ts';
import { useNow } from '../../app/clock.tsx';
import { SaveProblem } from '../../app/save-problem.tsx';
import { plain } from '../../ui/plain.ts';
import { emptied, touchedBy } from './absence-draft.ts';
import type { Away } from './absence-draft.ts';
import { dayAt } from '../calendar.ts';
import { ChangeList } from '../change-list.tsx';
import { intervalOf, overrideDraft, startDraft } from './override-draft.ts';
import { StretchFields } from '../stretch-fields.tsx';
import type { Names } from '../use-schedules.ts';
import { isoOf } from '../wire-times.ts';
import { instantOfWall } from '../../../server/core/time/zone.ts';

export interface AbsenceFormProps {
  /** Of everything: an absence counts in all of them. */
  readonly schedules: readonly Schedule[];
  readonly names: Names;
  /** Who may be away, as far as the reader is concerned; the first is chosen. */
  readonly people: readonly string[];
  readonly zone: string;
  readonly otherZone: string;
  readonly onDone: () => void;
}

/** Somebody is away: from when to when, who stands in, and what that changes in every schedule. */
export function AbsenceForm({ schedules, names, people, zone, otherZone, onDone }: AbsenceFormProps) {
  const now = useNow(MINUTE_MS);
  const [personId, setPerson] = useState(people[0] ?? '');
  const [substitute, setSubstitute] = useState('');
  const [note, setNote] = useState('');
  const [draft, dispatch] = useReducer(overrideDraft, null, () => {
    // Whole days: people are away from one midnight to another.
    const day = dayAt(now, zone) + 1;
    const week = { start: instantOfWall(zone, day * DAY_MS), end: instantOfWall(zone, (day + 7) * DAY_MS) };
    return startDraft(week, zone, now, []);
  });
  const add = useAddAbsence();
  const interval = intervalOf(draft);
  const isReady = interval !== null && interval.end > Math.max(interval.start, now) && personId !== '';
  const save = (): void => {
    if (interval === null) return;
    const body = {
      ...{ person: personId, ...isoOf(interval) },
      ...(substitute === '' ? {} : { substitute }),
      ...(note.trim() === '' ? {} : { note }),
    };
    add.mutate(body, { onSuccess: onDone });
  };
  const away: Away | null = isReady
    ? { personId, interval, substituteId: substitute === '' ? null : substitute }
    : null;
  return (
    <Stack direction="column" gap={2}>
      <Person {...{ people, names, personId }} onChange={setPerson} />
      <StretchFields id="absence" draft={draft} other={draft.zone === zone ? otherZone : zone} dispatch={dispatch} />
      <Substitute {...{ names, personId, substitute }} onChange={setSubstitute} />
      <Field noMargin label={t('schedules.absence.note', 'Note')} htmlFor="absence-note">
        <Input
          id="absence-note"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Field>
      {away !== null && <Touches {...{ schedules, names, away, now, zone: draft.zone }} />}
      <SaveProblem error={add.error} />
      <Stack direction="row" gap={1}>
        <Button icon="save" disabled={!isReady || add.isPending} onClick={save}>
          {t('schedules.absence.save', 'Save absence')}
        </Button>
        <Button variant="secondary" onClick={onDone}>
          {t('schedules.absence.cancel', 'Cancel')}
        </Button>
      </Stack>
    </Stack>
  );
}

interface PersonProps extends Pick<AbsenceFormProps, 'people' | 'names'> {
  readonly personId: string;
  readonly onChange: (person: string) => void;
}

function Person({ people, names, personId, onChange }: PersonProps) {
  if (people.length === 1) return <Text weight="medium">{names.nameOf(personId)}</Text>;
  return (
    <Field noMargin label={t('schedules.absence.who', 'Who is away')} htmlFor="absence-who">
      <Combobox
        id="absence-who"
        options={people.map((value) => ({ value, label: names.nameOf(value) }))}
        value={personId}
        onChange={({ value }) => onChange(value)}
      />
    </Field>
  );
}

interface SubstituteProps extends Pick<AbsenceFormProps, 'names'> {
  readonly personId: string;
  readonly substitute: string;
  readonly onChange: (person: string) => void;
}

function Substitute({ names, personId, substitute, onChange }: SubstituteProps) {
  const nobody = { value: '', label: t('schedules.absence.nobody', 'Nobody: layers below take over') };
  const others = names.everybody.filter((id) => id !== personId);
  return (
    <Field noMargin label={t('schedules.absence.substitute', 'Who stands in')} htmlFor="absence-substitute">
      <Combobox
        id="absence-substitute"
        options={[nobody, ...others.map((value) => ({ value, label: names.nameOf(value) }))]}
        value={substitute}
        onChange={({ value }) => onChange(value)}
      />
    </Field>
  );
}

interface TouchesProps extends Pick<AbsenceFormProps, 'schedules' | 'names' | 'zone'> {
  readonly away: Away;
  readonly now: number;
}

/** Whose shifts it changes, in every schedule. */
function Touches({ schedules, names, away, now, zone }: TouchesProps) {
  const { personId, interval, substituteId } = away;
  const { start, end } = interval;
  const touched = useMemo(
    () => touchedBy(schedules, { personId, interval: { start, end }, substituteId }, now, names.isKnown),
    [schedules, personId, start, end, substituteId, now, names],
  );
  const empty = emptied(touched);
  const who = names.nameOf(personId);
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h5">
        {t('schedules.absence.changes', 'Who changes when')}
      </Text>
      {touched.length === 0 && (
        <Text color="secondary">
          {t('schedules.absence.untouched', 'Nobody: {{who}} has no shift in this time.', { who, ...plain })}
        </Text>
      )}
      {empty > 0 && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('schedules.absence.empty', 'Nobody is left on call {{count}} times', { count: empty })}
        />
      )}
      {touched.map(({ schedule, changes }) => (
        <div key={schedule.id}>
          <Text weight="medium">{schedule.name}</Text>
          <ChangeList changes={changes} names={names} zone={zone} />
        </div>
      ))}
    </Stack>
  );
}
