import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Switch, useStyles2 } from '@grafana/ui';

export interface LabelledSwitchProps {
  readonly id: string;
  readonly label: string;
  readonly value: boolean;
  readonly disabled?: boolean;
  readonly title?: string;
  readonly onChange: (isOn: boolean) => void;
}

/** A switch in a row of filters. Grafana's own for this names its label twice, once in a way that readers may not hear. */
export function LabelledSwitch({ id, label, value, disabled, title, onChange }: LabelledSwitchProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.line} title={title}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <Switch
        id={id}
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: theme.spacing(theme.components.height.md),
    padding: theme.spacing(0, 1),
    border: `1px solid ${theme.components.input.borderColor}`,
    borderRadius: theme.shape.radius.default,
    background: theme.components.input.background,
  }),
  label: css({ color: theme.colors.text.secondary, cursor: 'pointer' }),
});
