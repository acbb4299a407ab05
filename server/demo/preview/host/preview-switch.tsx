import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, RadioButtonGroup, Tooltip, useStyles2 } from '@grafana/ui';
import { told } from './told.ts';

/** The one part of the chrome that no Grafana has, and that therefore says so. */
export function PreviewSwitch() {
  const styles = useStyles2(stylesOf);
  const { user, users, theme } = told;
  const options = users.map(({ key, name, role, remark }) => {
    return { value: key, label: `${role}: ${name}${remark === null ? '' : `, ${remark}`}` };
  });
  return (
    <section aria-label="Preview" className={styles.bar}>
      <Tooltip content="This page stands in for Grafana: the app in it is the real one. docker compose up brings the real Grafana.">
        <span tabIndex={0} className={styles.name}>
          Preview, not Grafana
        </span>
      </Tooltip>
      <span className={styles.user}>
        <span id="preview-user" hidden>
          Look as
        </span>
        <Combobox
          aria-labelledby="preview-user"
          options={options}
          value={user.key}
          onChange={({ value }) => choose('preview-user', value)}
        />
      </span>
      <RadioButtonGroup
        size="sm"
        aria-label="Theme"
        options={[
          { value: 'dark', label: 'Dark' },
          { value: 'light', label: 'Light' },
        ]}
        value={theme}
        onChange={(value) => choose('preview-theme', value)}
      />
    </section>
  );
}

/** A new page, as when somebody signs in: nothing that was read as somebody else stays on the screen. */
function choose(name: string, value: string): void {
  const address = new URL(window.location.href);
  address.searchParams.set(name, value);
  window.location.assign(address);
}

const stylesOf = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 2),
    color: theme.colors.warning.contrastText,
    background: theme.colors.background.secondary,
    borderBottom: `1px dashed ${theme.colors.warning.border}`,
  }),
  name: css({ color: theme.colors.warning.text, fontWeight: theme.typography.fontWeightMedium, marginRight: 'auto' }),
  user: css({ width: 260, maxWidth: '100%' }),
});
