import { Field, MultiCombobox } from '@grafana/ui';
import type { FieldProps } from '@grafana/ui';

type Choices<T extends string | number> = Parameters<typeof MultiCombobox<T>>[0];

export type MultiFieldProps<T extends string | number> = Choices<T> &
  Pick<FieldProps, 'label' | 'description' | 'invalid' | 'error' | 'className'> & { readonly id: string };

/**
 * A choice of several, with its label. Grafana 12.3 passes an `id` over here, so that the label of the field names
 * nothing: there, what is read out has to be told apart from what is clicked.
 */
export function MultiField<T extends string | number>(props: MultiFieldProps<T>) {
  const { label, description, invalid, error, className, ...choices } = props;
  const name = `${choices.id}-name`;
  return (
    <Field noMargin {...{ label, description, invalid, error, className }} htmlFor={choices.id}>
      <>
        <span id={name} hidden>
          {label}
        </span>
        <MultiCombobox {...choices} invalid={invalid} aria-labelledby={name} />
      </>
    </Field>
  );
}
