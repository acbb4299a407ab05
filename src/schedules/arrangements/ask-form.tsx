import { useMemo, useReducer, useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Combobox, Field, Stack, Text, TextArea } from '@grafana/ui';
import { everybodyIn } from '../../../server/core/schedule/everybody.ts';
import type { Schedule, Shift } from '../../../server/core/schedule/schedule.ts';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import type { Interval } from '../../../server/core/time/instant.ts';
import { useAskForCover } from '../../api/cover-requests.ts';
import { useNow } from '../../app/clock.tsx';
import { SaveProblem } from '../../app/save-problem.tsx';
import { plain } from '../../ui/plain.ts';
import { ChangeList } from '../change-list.tsx';
import { changesOnceTaken, hasTurns } from './cover-draft.ts';
import type { SwapChoice } from './cover-draft.ts';
import { intervalOf, overrideDraft, startDraft } from './override-draft.ts';
import type { PartProps } from '../schedule-part.ts';
import { StretchFields } from '../stretch-fields.tsx';
import { SwapChoices } from './swap-choices.tsx';
import type { Deed } from '../view.ts';
import { isoOf } from '../wire-times.ts';

export interface AskFormProps extends PartProps {
  readonly schedule: Schedule;
  readonly shift: Shift;
  readonly deed: Deed;
  /** Whose of those who are on call may be given away by the reader. */
  readonly givers: readonly string[];
}

/** Asks somebody, or whoever can, to take a shift; for a swap, for one of theirs. */
export function AskForm({ read, names, view, schedule, shift, deed, givers }: AskFormProps) {
  const now = useNow(MINUTE_MS);
  const [from, setFrom] = useState(givers[0] ?? '');
  const [to, setTo] = useState('');
  const [choice, setChoice] = useState<SwapChoice | null>(null);
  const [note, setNote] = useState('');
  const [draft, dispatch] = useReducer(overrideDraft, null, () => {
    const ahead = { start: Math.max(shift.interval.start, now), end: shift.interval.end };
    return startDraft(ahead, view.zoneOf(read.document.zone), now, []);
  });
  const ask = useAskForCover(read.id);
  const stretch = intervalOf(draft);
  const isSwap = deed === 'swap';
  const asked = isSwap ? (choice?.personId ?? '') : to;
  const inReturn = isSwap ? (choice?.interval ?? null) : null;
  const isReady = stretch !== null && stretch.end > Math.max(stretch.start, now) && (!isSwap || choice !== null);
  const hasTurn = stretch !== null && hasTurns(schedule, from, stretch);
  const send = (): void => {
    if (stretch === null) return;
    const body = {
      ...{ from, ...isoOf(stretch) },
      ...(asked === '' ? {} : { to: asked }),
      ...(inReturn === null ? {} : { inReturn: isoOf(inReturn) }),
      ...(note.trim() === '' ? {} : { note }),
    };
    ask.mutate(body, { onSuccess: view.close });
  };
  const other = draft.zone === read.document.zone ? view.readersZone : read.document.zone;
  return (
    <Stack direction="column" gap={2}>
      {givers.length > 1 && <Giver {...{ givers, names, from }} onChange={setFrom} />}
      <StretchFields id="ask" draft={draft} other={other} dispatch={dispatch} />
      {isSwap ? (
        <SwapChoices {...{ schedule, names, from, choice, zone: draft.zone }} onChoose={setChoice} />
      ) : (
        <Whom {...{ read, names, schedule, from, to }} onChange={setTo} />
      )}
      <Field noMargin label={t('schedules.ask.note', 'A word to them')} htmlFor="ask-note">
        <TextArea
          id="ask-note"
          rows={2}
          maxLength={500}
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
        />
      </Field>
      {isReady && !hasTurn && (
        <Text color="warning">
          {t('schedules.ask.no-turn', '{{who}} has no turn of a rotation in this time: only those can change hands.', {
            ...{ who: names.nameOf(from), ...plain },
          })}
        </Text>
      )}
      {isReady && hasTurn && (
        <Outcome {...{ schedule, names, from, stretch, asked, inReturn, now, zone: draft.zone }} />
      )}
      <SaveProblem error={ask.error} />
      <Stack direction="row" gap={1}>
        <Button icon="message" disabled={!isReady || !hasTurn || ask.isPending} onClick={send}>
          {asked === ''
            ? t('schedules.ask.send-whoever', 'Ask whoever can')
            : t('schedules.ask.send', 'Ask {{who}}', { who: names.nameOf(asked), ...plain })}
        </Button>
        <Button variant="secondary" onClick={view.close}>
          {t('schedules.ask.cancel', 'Cancel')}
        </Button>
      </Stack>
    </Stack>
  );
}

interface OutcomeProps extends Pick<AskFormProps, 'schedule' | 'names'> {
  readonly from: string;
  readonly stretch: Interval;
  readonly asked: string;
  readonly inReturn: Interval | null;
  readonly now: number;
  readonly zone: string;
}

/** What is different once it is agreed, and that nothing is until then. */
function Outcome({ schedule, names, from, stretch, asked, inReturn, now, zone }: OutcomeProps) {
  const to = asked === '' ? null : asked;
  const changes = useMemo(
    () => changesOnceTaken(schedule, { from, stretch, to, inReturn }, now, names.isKnown),
    [schedule, from, stretch, to, inReturn, now, names],
  );
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h5">
        {t('schedules.ask.outcome', 'Who changes when')}
      </Text>
      <Text color="secondary">
        {t('schedules.ask.until', 'Nothing until somebody agrees: {{who}} stays on call.', {
          ...{ who: names.nameOf(from), ...plain },
        })}
      </Text>
      {to !== null && <ChangeList changes={changes} names={names} zone={zone} />}
    </Stack>
  );
}

interface GiverProps extends Pick<AskFormProps, 'givers' | 'names'> {
  readonly from: string;
  readonly onChange: (person: string) => void;
}

function Giver({ givers, names, from, onChange }: GiverProps) {
  return (
    <Field noMargin label={t('schedules.ask.from', 'Whose shift')} htmlFor="ask-giver">
      <Combobox
        id="ask-giver"
        options={givers.map((value) => ({ value, label: names.nameOf(value) }))}
        value={from}
        onChange={({ value }) => onChange(value)}
      />
    </Field>
  );
}

interface WhomProps extends Pick<AskFormProps, 'read' | 'names' | 'schedule'> {
  readonly from: string;
  readonly to: string;
  readonly onChange: (person: string) => void;
}

function Whom({ read, names, schedule, from, to, onChange }: WhomProps) {
  const near = [...new Set([...everybodyIn(schedule), ...names.membersOf(read.teamId)])];
  const whoever = { value: '', label: t('schedules.ask.whoever', 'Whoever of this schedule can') };
  const people = near.filter((id) => id !== from && names.isKnown(id));
  return (
    <Field noMargin label={t('schedules.ask.whom', 'Who is asked')} htmlFor="ask-whom">
      <Combobox
        id="ask-whom"
        options={[whoever, ...people.map((value) => ({ value, label: names.nameOf(value) }))]}
        value={to}
        onChange={({ value }) => onChange(value)}
      />
    </Field>
  );
}
