import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, NavModelItem } from '@grafana/data';
import { Icon, IconButton, Link, useStyles2 } from '@grafana/ui';
import { ChromeProvider } from './chrome-state.tsx';
import { Menu } from './menu.tsx';
import { crumbsOf, navigationOf, navModelAt } from './navigation.ts';
import { PreviewSwitch } from './preview-switch.tsx';
import { told } from './told.ts';

const sections = navigationOf(told);

/** What stands around every page of Grafana: the bar with the breadcrumb, and the navigation, docked where there is room. */
export function Chrome({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  const styles = useStyles2(stylesOf);
  const [pageNav, setPageNav] = useState<NavModelItem | undefined>();
  // Open at one address only: whoever follows a link wants to see the page.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const isOpen = openAt === pathname;
  const model = useMemo(() => navModelAt(pathname, sections), [pathname]);
  const state = useMemo(() => ({ model, setPageNav }), [model]);
  const close = (): void => setOpenAt(null);

  return (
    <ChromeProvider value={state}>
      <a href="#pageContent" className={styles.skip}>
        Skip to main content
      </a>
      <header className={styles.header}>
        <PreviewSwitch />
        <div className={styles.bar}>
          <span className={styles.opener}>
            <IconButton
              name="bars"
              size="xl"
              aria-label={isOpen ? 'Close menu' : 'Open menu'}
              aria-expanded={isOpen}
              onClick={() => setOpenAt(isOpen ? null : pathname)}
            />
          </span>
          <Crumbs items={crumbsOf(model, pageNav)} />
          <span className={styles.who}>{told.user.name}</span>
        </div>
      </header>
      <div className={styles.body}>
        <div className={cx(styles.side, isOpen && styles.open)}>
          <Menu sections={sections} current={model.node.url ?? ''} />
        </div>
        {isOpen && <div className={styles.backdrop} onClick={close} aria-hidden />}
        <main id="pageContent" className={styles.main} tabIndex={-1}>
          {children}
        </main>
      </div>
    </ChromeProvider>
  );
}

function Crumbs({ items }: { readonly items: readonly NavModelItem[] }) {
  const styles = useStyles2(stylesOf);
  return (
    <nav aria-label="Breadcrumbs" className={styles.crumbs}>
      <ol>
        {items.map((item, index) => {
          const isLast = index === items.length - 1;
          return (
            <li key={`${item.url ?? ''}${item.text}`} {...(isLast ? { 'aria-current': 'page' as const } : {})}>
              {isLast || item.url === undefined ? <span>{item.text}</span> : <Link href={item.url}>{item.text}</Link>}
              {!isLast && <Icon name="angle-right" aria-hidden />}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

const MENU_WIDTH = 300;

const stylesOf = (theme: GrafanaTheme2) => ({
  skip: css({
    position: 'fixed',
    top: -100,
    zIndex: theme.zIndex.portal,
    padding: theme.spacing(1),
    background: theme.colors.background.primary,
    '&:focus': { top: 0 },
  }),
  header: css({
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.navbarFixed,
    background: theme.colors.background.primary,
  }),
  bar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    height: theme.spacing(5),
    padding: theme.spacing(0, 2),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  opener: css({ display: 'flex', [theme.breakpoints.up('xl')]: { display: 'none' } }),
  who: css({ marginLeft: 'auto', color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
  crumbs: css({
    minWidth: 0,
    overflow: 'hidden',
    ol: { display: 'flex', listStyle: 'none', margin: 0, padding: 0, whiteSpace: 'nowrap' },
    li: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), marginRight: theme.spacing(0.5) },
    'li[aria-current]': { color: theme.colors.text.secondary },
  }),
  body: css({ display: 'flex', flexGrow: 1, minWidth: 0 }),
  side: css({
    display: 'none',
    width: MENU_WIDTH,
    flexShrink: 0,
    background: theme.colors.background.primary,
    borderRight: `1px solid ${theme.colors.border.weak}`,
    [theme.breakpoints.up('xl')]: { display: 'block', minHeight: '100vh' },
  }),
  open: css({
    display: 'block',
    [theme.breakpoints.down('xl')]: {
      position: 'fixed',
      bottom: 0,
      left: 0,
      top: 0,
      zIndex: theme.zIndex.modal,
      boxShadow: theme.shadows.z3,
    },
  }),
  backdrop: css({
    position: 'fixed',
    inset: 0,
    zIndex: theme.zIndex.modalBackdrop,
    background: theme.components.overlay.background,
    [theme.breakpoints.up('xl')]: { display: 'none' },
  }),
  main: css({
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    background: theme.colors.background.primary,
  }),
});
