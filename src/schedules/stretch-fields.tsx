import { t } from '@grafana/i18n';
import { Button, Field, Input, Stack, Text } from '@grafana/ui';
import { intervalOf } from './arrangements/override-draft.ts';
import type { OverrideDraft, StretchAction } from './arrangements/override-draft.ts';
import { isSameClock, stretchText } from './zone-text.ts';

export interface StretchFieldsProps {
  /** Of ids, where two stand on one page. */
  readonly id: string;
  readonly draft: Pick<OverrideDraft, 'zone' | 'from' | 'to'>;
  /** The zone that it could be written in as well. */
  readonly other: string;
  readonly dispatch: (action: StretchAction) => void;
}

/** From when to when, typed in one zone and read back in the other. */
export function StretchFields({ id, draft, other, dispatch }: StretchFieldsProps) {
  const interval = intervalOf(draft);
  return (
    <>
      <Stack direction="row" gap={2} wrap="wrap">
        <Field noMargin label={t('schedules.override.from', 'From')} description={draft.zone} htmlFor={`${id}-from`}>
          <Input
            id={`${id}-from`}
            type="datetime-local"
            value={draft.from}
            onChange={(event) => dispatch({ type: 'begin at', from: event.currentTarget.value })}
          />
        </Field>
        <Field noMargin label={t('schedules.override.to', 'To')} description={draft.zone} htmlFor={`${id}-to`}>
          <Input
            id={`${id}-to`}
            type="datetime-local"
            value={draft.to}
            onChange={(event) => dispatch({ type: 'end at', to: event.currentTarget.value })}
          />
        </Field>
      </Stack>
      {interval !== null && !isSameClock(draft.zone, other, interval.start) && (
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          <Text color="secondary">
            {stretchText(interval, other)} {other}
          </Text>
          <Button size="sm" variant="secondary" fill="text" onClick={() => dispatch({ type: 'read in', zone: other })}>
            {t('schedules.override.in-zone', 'Write it in this zone')}
          </Button>
        </Stack>
      )}
    </>
  );
}
