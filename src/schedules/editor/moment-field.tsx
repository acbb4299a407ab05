import { Field, Input } from '@grafana/ui';
import { localText } from './moment-text.ts';

export interface MomentFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
  /** Of the clocks that are read and written. */
  readonly zone: string;
  readonly onChange: (moment: string | undefined) => void;
}

export function MomentField({ id, label, value, zone, onChange }: MomentFieldProps) {
  return (
    <Field noMargin label={label} description={zone} htmlFor={id}>
      <Input
        id={id}
        type="datetime-local"
        width={28}
        value={localText(value, zone)}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
    </Field>
  );
}
