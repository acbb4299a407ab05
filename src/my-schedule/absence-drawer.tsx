import { useMemo, useReducer, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Alert, Button, Combobox, Drawer, Field, Input, Stack, Text } from '@grafana/ui';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { useAddAbsence } from '../api/absences.ts';
import { useNow } from '../app/clock.tsx';
import { SaveProblem } from '../app/save-problem.tsx';
import { emptied, touchedBy } from '../schedules/absence-draft.ts';
import type { Touched } from '../schedules/absence-draft.ts';
import { ChangeList } from '../schedules/change-list.tsx';
import { intervalOf, overrideDraft, startDraft } from '../schedules/override-draft.ts';
import { StretchFields } from '../schedules/stretch-fields.tsx';
import { isoOf } from '../schedules/wire-times.ts';
import type { PartProps } from './part.ts';

/** Away from every schedule for a while, with what that changes before it is saved. */
export function AbsenceDrawer(props: PartProps) {
  const [search, setSearch] = useSearchParams();
  if (search.get('away') === null) return null;
  const close = (): void => {
    const { away: _, ...rest } = Object.fromEntries(search);
    setSearch(rest);
  };
  return (
    <Drawer title={t('my-schedule.absence.title', 'I will be away')} size="md" onClose={close}>
      <AbsenceForm {...props} onClose={close} />
    </Drawer>
  );
}

function AbsenceForm({ names, personId, zone, reads, onClose }: PartProps & { readonly onClose: () => void }) {
  const now = useNow(MINUTE_MS);
  const [draft, dispatch] = useReducer(overrideDraft, null, () => startDraft('new', zone, now, []));
  const [substitute, setSubstitute] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const add = useAddAbsence();
  const interval = intervalOf(draft);
  const isForward = interval !== null && interval.end > Math.max(interval.start, now);
  const touched = useMemo(() => {
    if (interval === null || interval.end <= interval.start) return [];
    const schedules = reads.flatMap(({ schedule }) => schedule ?? []);
    return touchedBy(schedules, { personId, interval, substituteId: substitute }, now, names.isKnown);
  }, [interval, reads, personId, substitute, now, names]);
  const save = (): void => {
    if (interval === null) return;
    const more = { ...(substitute === null ? {} : { substitute }), ...(note.trim() === '' ? {} : { note }) };
    add.mutate({ person: personId, ...isoOf(interval), ...more }, { onSuccess: onClose });
  };
  return (
    <Stack direction="column" gap={2}>
      <StretchFields id="absence" draft={draft} other={names.zoneOf(personId)} dispatch={dispatch} />
      <Field
        noMargin
        label={t('my-schedule.absence.substitute', 'Who stands in')}
        description={t(
          'my-schedule.absence.substitute-why',
          'In every schedule. Left empty, others on the shift work alone.',
        )}
        htmlFor="absence-substitute"
      >
        <Combobox
          id="absence-substitute"
          isClearable
          value={substitute}
          placeholder={t('my-schedule.absence.nobody', 'Nobody')}
          options={names.everybody
            .filter((id) => id !== personId)
            .map((value) => ({ value, label: names.nameOf(value) }))}
          onChange={(option) => setSubstitute(option?.value ?? null)}
        />
      </Field>
      <Field noMargin label={t('my-schedule.absence.note', 'Note')} htmlFor="absence-note">
        <Input id="absence-note" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </Field>
      <Consequences touched={touched} names={names} zone={zone} />
      <SaveProblem error={add.error} />
      <Stack direction="row" gap={1}>
        <Button disabled={add.isPending || !isForward} onClick={save}>
          {t('my-schedule.absence.save', 'Save')}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t('my-schedule.absence.cancel', 'Cancel')}
        </Button>
      </Stack>
    </Stack>
  );
}

interface ConsequencesProps extends Pick<PartProps, 'names' | 'zone'> {
  readonly touched: readonly Touched[];
}

function Consequences({ touched, names, zone }: ConsequencesProps) {
  const gaps = emptied(touched);
  return (
    <>
      {gaps > 0 && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('my-schedule.absence.gaps', 'Nobody would be on call {{count}} times', { count: gaps })}
        />
      )}
      <Text element="h3" variant="h5">
        {t('my-schedule.absence.changes', 'Who changes when')}
      </Text>
      {touched.length === 0 && (
        <Text color="secondary">{t('my-schedule.absence.none', 'Nobody: you have no shift then.')}</Text>
      )}
      {touched.map(({ schedule, changes }) => (
        <div key={schedule.id}>
          <Text weight="medium">{schedule.name}</Text>
          <ChangeList changes={changes} names={names} zone={zone} />
        </div>
      ))}
    </>
  );
}
