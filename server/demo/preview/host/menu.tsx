import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, NavModelItem } from '@grafana/data';
import { Icon, Link, useStyles2 } from '@grafana/ui';

export interface MenuProps {
  readonly sections: readonly NavModelItem[];
  /** The address of the entry that is shown. */
  readonly current: string;
}

/** Grafana's navigation with nothing in it but what a plugin puts there. */
export function Menu({ sections, current }: MenuProps) {
  const styles = useStyles2(stylesOf);
  return (
    <nav aria-label="Navigation" className={styles.menu}>
      <ul className={styles.list}>
        {sections.map((section) => (
          <li key={section.id}>
            <div className={styles.section}>
              {section.icon && <Icon name={section.icon as never} size="lg" />}
              {section.text}
            </div>
            <ul className={styles.list}>
              {section.children?.map((app) => (
                <li key={app.id}>
                  <div className={cx(styles.section, styles.app)}>{app.text}</div>
                  <ul className={cx(styles.list, styles.pages)}>
                    {app.children?.map((page) => (
                      <MenuItem key={page.id} page={page} isCurrent={page.url === current} />
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function MenuItem({ page, isCurrent }: { readonly page: NavModelItem; readonly isCurrent: boolean }) {
  const styles = useStyles2(stylesOf);
  return (
    <li>
      <Link
        href={page.url ?? '/'}
        className={cx(styles.link, isCurrent && styles.current)}
        {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      >
        {page.text}
      </Link>
    </li>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  menu: css({ padding: theme.spacing(1), overflowY: 'auto', height: '100%' }),
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
  section: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: theme.spacing(4),
    padding: theme.spacing(0, 1),
    color: theme.colors.text.primary,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  app: css({ paddingLeft: theme.spacing(5.5) }),
  pages: css({
    marginLeft: theme.spacing(5.5),
    borderLeft: `1px solid ${theme.colors.border.weak}`,
  }),
  link: css({
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    height: theme.spacing(4),
    padding: theme.spacing(0, 1, 0, 2),
    color: theme.colors.text.secondary,
    borderRadius: theme.shape.radius.default,
    '&:hover': { color: theme.colors.text.primary, background: theme.colors.action.hover },
  }),
  current: css({
    color: theme.colors.text.primary,
    background: theme.colors.action.selected,
    '&::before': {
      content: '" "',
      position: 'absolute',
      left: -1,
      width: theme.spacing(0.5),
      height: '100%',
      backgroundImage: theme.colors.gradients.brandVertical,
      borderRadius: theme.shape.radius.default,
    },
  }),
});
