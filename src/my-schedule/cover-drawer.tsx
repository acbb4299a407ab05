import { useMemo, useReducer, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Alert, Button, Combobox, Drawer, Field, Input, Stack, Text } from '@grafana/ui';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../server/core/time/instant.ts';
import { useAskForCover } from '../api/cover-requests.ts';
import { useNow } from '../app/clock.tsx';
import { SaveProblem } from '../app/save-problem.tsx';
import { ChangeList } from '../schedules/change-list.tsx';
import { changesOnceTaken, hasTurns, swapChoices } from '../schedules/cover-draft.ts';
import type { SwapChoice } from '../schedules/cover-draft.ts';
import { intervalOf, overrideDraft, startDraft } from '../schedules/override-draft.ts';
import type { ReadSchedule } from '../schedules/read.ts';
import { StretchFields } from '../schedules/stretch-fields.tsx';
import { isoOf } from '../schedules/wire-times.ts';
import { stretchText } from '../schedules/zone-text.ts';
import { plain } from '../ui/plain.ts';
import { askingOf } from './asking.ts';
import type { Asking } from './asking.ts';
import type { PartProps } from './part.ts';

/** Asks somebody, or whoever can, to take a shift or a part of it; or to swap it for one of theirs. */
export function CoverDrawer(props: PartProps) {
  const [search, setSearch] = useSearchParams();
  const asking = askingOf(search.get('ask'));
  const read = props.reads.find(({ id }) => id === asking?.scheduleId);
  if (asking === null || read === undefined) return null;
  const close = (): void => {
    const { ask: _, ...rest } = Object.fromEntries(search);
    setSearch(rest);
  };
  return (
    <Drawer title={t('my-schedule.cover.title', 'Ask for cover')} subtitle={read.name} size="md" onClose={close}>
      <CoverForm {...props} read={read} asking={asking} onClose={close} />
    </Drawer>
  );
}

interface FormProps extends PartProps {
  readonly read: ReadSchedule;
  readonly asking: Asking;
  readonly onClose: () => void;
}

/** What is asked, by the fields, and what it would change. */
function useCover({ names, personId, zone, read, asking }: FormProps) {
  const now = useNow(MINUTE_MS);
  const [draft, dispatch] = useReducer(overrideDraft, null, () => startDraft(asking.interval, zone, now, []));
  const [to, setTo] = useState<string | null>(null);
  const [inReturn, setInReturn] = useState<number | null>(null);
  const { schedule } = read;
  const interval = intervalOf(draft);
  const swaps = useMemo(() => {
    if (schedule === null || to === null) return [];
    return swapChoices(schedule, personId, now, names.isKnown).filter((one) => one.personId === to);
  }, [schedule, to, personId, now, names]);
  const swap = swaps.find((one) => one.interval.start === inReturn)?.interval ?? null;
  const isMine = schedule !== null && interval !== null && interval.end > now && hasTurns(schedule, personId, interval);
  const giving = interval === null ? null : { from: personId, stretch: interval, to, inReturn: swap };
  const changes = schedule === null || giving === null ? [] : changesOnceTaken(schedule, giving, now, names.isKnown);
  const ask = (person: string | null): void => {
    setTo(person);
    setInReturn(null);
  };
  return { draft, dispatch, to, ask, swaps, swap, setInReturn, interval, isMine, changes };
}

function CoverForm(props: FormProps) {
  const { names, personId, zone, read, onClose } = props;
  const { draft, dispatch, to, ask, swaps, swap, setInReturn, interval, isMine, changes } = useCover(props);
  const [note, setNote] = useState('');
  const { mutate, error, isPending } = useAskForCover(read.id);
  const save = (): void => {
    if (interval === null) return;
    const more = {
      ...(to === null ? {} : { to }),
      ...(swap === null ? {} : { inReturn: isoOf(swap) }),
      ...(note.trim() === '' ? {} : { note }),
    };
    mutate({ from: personId, ...isoOf(interval), ...more }, { onSuccess: onClose });
  };
  return (
    <Stack direction="column" gap={2}>
      <Text color="secondary">
        {t(
          'my-schedule.cover.why',
          'Nothing changes until somebody takes it. For a part of the shift, change the times.',
        )}
      </Text>
      <StretchFields id="cover" draft={draft} other={read.document.zone} dispatch={dispatch} />
      {interval !== null && !isMine && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('my-schedule.cover.not-mine', 'You have no turn then that could change hands')}
        />
      )}
      <Whom {...{ names, personId, read, to }} onChange={ask} />
      {swaps.length > 0 && <InReturn {...{ swaps, swap, zone }} onChange={setInReturn} />}
      <Field noMargin label={t('my-schedule.cover.note', 'Note')} htmlFor="cover-note">
        <Input id="cover-note" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </Field>
      {to !== null && (
        <>
          <Text element="h3" variant="h5">
            {t('my-schedule.cover.changes', 'Who changes when {{who}} takes it', { who: names.nameOf(to), ...plain })}
          </Text>
          <ChangeList changes={changes} names={names} zone={zone} />
        </>
      )}
      <SaveProblem error={error} />
      <Stack direction="row" gap={1}>
        <Button disabled={isPending || !isMine} onClick={save}>
          {swap === null ? t('my-schedule.cover.ask', 'Ask for cover') : t('my-schedule.cover.swap', 'Offer a swap')}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t('my-schedule.cover.cancel', 'Cancel')}
        </Button>
      </Stack>
    </Stack>
  );
}

interface InReturnProps extends Pick<PartProps, 'zone'> {
  readonly swaps: readonly SwapChoice[];
  readonly swap: Interval | null;
  readonly onChange: (start: Instant | null) => void;
}

function InReturn({ swaps, swap, zone, onChange }: InReturnProps) {
  return (
    <Field noMargin label={t('my-schedule.cover.return', 'In return you take')} htmlFor="cover-return">
      <Combobox
        id="cover-return"
        isClearable
        value={swap?.start ?? null}
        placeholder={t('my-schedule.cover.no-return', 'Nothing')}
        options={swaps.map(({ interval }) => ({ value: interval.start, label: stretchText(interval, zone) }))}
        onChange={(option) => onChange(option?.value ?? null)}
      />
    </Field>
  );
}

interface WhomProps extends Pick<FormProps, 'names' | 'personId' | 'read'> {
  readonly to: string | null;
  readonly onChange: (person: string | null) => void;
}

function Whom({ names, personId, read, to, onChange }: WhomProps) {
  // Those who know this schedule come first; anybody may be asked.
  const turns =
    read.schedule?.layers.flatMap(({ rotations }) => rotations.flatMap((one) => one.participants.flat())) ?? [];
  const near = new Set([...turns, ...names.membersOf(read.teamId)]);
  const all = [...near, ...names.everybody.filter((id) => !near.has(id))];
  return (
    <Field noMargin label={t('my-schedule.cover.whom', 'Whom to ask')} htmlFor="cover-whom">
      <Combobox
        id="cover-whom"
        isClearable
        value={to}
        placeholder={t('my-schedule.cover.whoever', 'Whoever can')}
        options={all
          .filter((id) => id !== personId && names.isKnown(id))
          .map((value) => ({ value, label: names.nameOf(value) }))}
        onChange={(option) => onChange(option?.value ?? null)}
      />
    </Field>
  );
}
