import { useReducer, useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Field, Input, Stack } from '@grafana/ui';
import { useSave } from '../../api/configured.ts';
import type { Item } from '../../api/configured.ts';
import { useMay } from '../../api/me.ts';
import { AllowedButton, whyNot } from '../../app/allowed-button.tsx';
import { useClock } from '../../app/clock.tsx';
import { FileNotice } from '../../app/file-notice.tsx';
import { SaveProblem } from '../../app/save-problem.tsx';
import { ShowAsFile } from '../../app/show-as-file.tsx';
import { HolidayCalendar } from './holiday-calendar.tsx';
import { HolidayDays } from './holiday-days.tsx';
import { holidayDocument, holidayDraft, holidayDraftOf } from './holiday-draft.ts';
import { todayIn } from '../holiday-text.ts';
import { RemoveHolidayList } from './remove-holiday-list.tsx';
import { readersZone } from '../zone-text.ts';

export interface HolidayListFormProps {
  /** Null: a new one. */
  readonly item: Item<'holiday-lists'> | null;
  readonly onDone: () => void;
}

export function HolidayListForm({ item: newest, onDone }: HolidayListFormProps) {
  const clock = useClock();
  // Saved against the version that was opened: if somebody was quicker, that is said instead of overwritten.
  const [item] = useState(newest);
  const [draft, dispatch] = useReducer(holidayDraft, null, () =>
    holidayDraftOf(item?.document ?? null, todayIn(readersZone(), clock.now()).slice(0, 4)),
  );
  const save = useSave('holiday-lists');
  const may = useMay('editor');
  const file = item?.file ?? null;
  const isLocked = whyNot(may, file) !== null;
  const document = item === null ? holidayDocument(draft) : { id: item.id, ...holidayDocument(draft) };
  const submit = (): void =>
    save.mutate(
      { document, id: item?.id ?? null, ...(item === null ? {} : { version: item.version }) },
      { onSuccess: onDone },
    );
  return (
    <Stack direction="column" gap={2} alignItems="stretch">
      <FileNotice file={file} title={t('schedules.holiday-list.file', 'This list stands in a file')} />
      <Field noMargin label={t('schedules.holiday-list.name', 'Name')} htmlFor="holiday-list-name">
        <Input
          id="holiday-list-name"
          value={draft.name}
          disabled={isLocked}
          onChange={(event) => dispatch({ type: 'name it', name: event.currentTarget.value })}
        />
      </Field>
      <HolidayDays draft={draft} dispatch={dispatch} isLocked={isLocked} />
      {!isLocked && <HolidayCalendar text={draft.calendar} dispatch={dispatch} />}
      <SaveProblem error={save.error} />
      <Stack direction="row" gap={1} wrap="wrap">
        <AllowedButton
          {...{ may, file, icon: 'save' }}
          disabled={save.isPending || draft.name.trim() === ''}
          onClick={submit}
        >
          {t('schedules.holiday-list.save', 'Save')}
        </AllowedButton>
        <Button variant="secondary" onClick={onDone}>
          {t('schedules.holiday-list.cancel', 'Cancel')}
        </Button>
        <ShowAsFile kind="holiday-list" document={document} />
        {item !== null && <RemoveHolidayList item={item} onDone={onDone} />}
      </Stack>
    </Stack>
  );
}
