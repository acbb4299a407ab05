import { useRef } from 'react';
import type { Dispatch } from 'react';
import { t } from '@grafana/i18n';
import { Button, Field, Stack, Text, TextArea } from '@grafana/ui';
import type { HolidayAction } from './holiday-draft.ts';

interface HolidayCalendarProps {
  readonly text: string;
  readonly dispatch: Dispatch<HolidayAction>;
}

/** Days of a calendar that somebody else wrote. The service reads it when the list is saved. */
export function HolidayCalendar({ text, dispatch }: HolidayCalendarProps) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) dispatch({ type: 'read calendar', text: await file.text() });
  };
  return (
    <Stack direction="column" gap={1} alignItems="stretch">
      <Text element="h3" variant="h5">
        {t('schedules.holiday-list.calendar', 'From a calendar')}
      </Text>
      <Text color="secondary" variant="bodySmall">
        {t(
          'schedules.holiday-list.calendar-why',
          'Its all-day events are added when you save, until 2040 where they repeat. Days that stand above stay as they are.',
        )}
      </Text>
      <div>
        {/* Grafana's own button for files would look like a second "Save". */}
        <Button variant="secondary" icon="upload" onClick={() => input.current?.click()}>
          {t('schedules.holiday-list.choose', 'Choose an .ics file')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".ics,text/calendar"
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
      </div>
      <Field noMargin label={t('schedules.holiday-list.paste', 'Or paste its text')} htmlFor="holiday-list-calendar">
        <TextArea
          id="holiday-list-calendar"
          rows={4}
          value={text}
          onChange={(event) => dispatch({ type: 'read calendar', text: event.currentTarget.value })}
        />
      </Field>
    </Stack>
  );
}
