import { useRef, useState } from 'react';
import { Combobox } from '@grafana/ui';
import type { ComboboxOption, IconName } from '@grafana/ui';

export interface PickerProps<T extends string> {
  readonly id?: string;
  readonly 'aria-labelledby'?: string;
  readonly options: ComboboxOption<T>[];
  readonly placeholder: string;
  readonly prefixIcon?: IconName;
  readonly loading?: boolean;
  readonly disabled?: boolean;
  readonly onPick: (value: T) => void;
}

/** A list from which something is taken, and which then stands empty again. */
export function Picker<T extends string>({ onPick, ...props }: PickerProps<T>) {
  const [picked, setPicked] = useState(0);
  // It reports a choice more than once even before the new one is there.
  const reported = useRef(-1);
  return (
    <Combobox
      {...props}
      // A new one each time: Grafana's remembers what was picked, and would report it again at every further key or click.
      key={picked}
      autoFocus={picked > 0}
      value={null}
      onChange={({ value }) => {
        if (reported.current === picked) return;
        reported.current = picked;
        setPicked(picked + 1);
        onPick(value);
      }}
    />
  );
}
