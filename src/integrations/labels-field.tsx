import { t } from '@grafana/i18n';
import { Button, Field, IconButton, Input, Stack } from '@grafana/ui';
import type { Draft } from './integration-draft.ts';

export interface LabelsFieldProps {
  readonly labels: Draft['labels'];
  readonly onChange: (labels: Draft['labels']) => void;
}

/** Names and values of labels are nobody's language. */
const EXAMPLE = { name: 'environment', value: 'production' } as const;

/** Labels that are added to every alert which does not carry them, so that ownership can tell two senders apart. */
export function LabelsField({ labels, onChange }: LabelsFieldProps) {
  const replace = (index: number, part: Partial<Draft['labels'][number]>): void =>
    onChange(labels.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <Field
      noMargin
      label={t('integrations.labels.title', 'Labels')}
      description={t('integrations.labels.text', 'Added to every alert that does not carry them.')}
    >
      <Stack direction="column" gap={1} alignItems="flex-start">
        {labels.map(({ name, value }, index) => (
          <Stack key={index} direction="row" gap={1} alignItems="center">
            <Input
              aria-label={t('integrations.labels.name', 'Name of label {{number}}', { number: index + 1 })}
              value={name}
              placeholder={EXAMPLE.name}
              onChange={(event) => replace(index, { name: event.currentTarget.value })}
            />
            <Input
              aria-label={t('integrations.labels.value', 'Value of label {{number}}', { number: index + 1 })}
              value={value}
              placeholder={EXAMPLE.value}
              onChange={(event) => replace(index, { value: event.currentTarget.value })}
            />
            <IconButton
              name="trash-alt"
              size="lg"
              aria-label={t('integrations.labels.remove', 'Remove label {{number}}', { number: index + 1 })}
              onClick={() => onChange(labels.filter((_, at) => at !== index))}
            />
          </Stack>
        ))}
        <Button
          size="sm"
          variant="secondary"
          icon="plus"
          onClick={() => onChange([...labels, { name: '', value: '' }])}
        >
          {t('integrations.labels.add', 'Add label')}
        </Button>
      </Stack>
    </Field>
  );
}
