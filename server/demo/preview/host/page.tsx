import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { css, cx } from '@emotion/css';
import { PageLayoutType } from '@grafana/data';
import type { GrafanaTheme2, NavModelItem } from '@grafana/data';
import type { PluginPageProps } from '@grafana/runtime';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { useChrome } from './chrome-state.tsx';

/** What `PluginPage` is inside of Grafana: heading, actions, tabs, and the words of the breadcrumb. */
export function Page(props: PluginPageProps) {
  const { children, pageNav, layout = PageLayoutType.Standard, actions, renderTitle, subTitle, info } = props;
  const { model, setPageNav } = useChrome();
  const styles = useStyles2(stylesOf);
  const item: NavModelItem = pageNav ?? model.node;
  useEffect(() => {
    setPageNav(pageNav);
    return () => setPageNav(undefined);
  }, [pageNav, setPageNav]);
  useEffect(() => {
    document.title = [...new Set([item.text, model.main.text, 'Grafana'])].join(' - ');
  }, [item.text, model.main.text]);

  if (layout === PageLayoutType.Custom) return <>{children}</>;
  const isStandard = layout === PageLayoutType.Standard;
  const below = subTitle ?? item.subTitle;
  return (
    <div className={cx(styles.page, isStandard && styles.standard)}>
      {isStandard && (
        <div className={styles.header}>
          <div className={styles.row}>
            <div className={styles.title}>
              {renderTitle ? renderTitle(item.text) : <h1>{item.text}</h1>}
              {info?.map(({ label, value }) => (
                <Info key={label} label={label} value={value} />
              ))}
            </div>
            {actions && <div className={styles.actions}>{actions}</div>}
          </div>
          {below && <div className={styles.subTitle}>{below}</div>}
        </div>
      )}
      {isStandard && pageNav?.children && <PageTabs tabs={pageNav.children} />}
      <div className={styles.content}>{children}</div>
    </div>
  );
}

function Info({ label, value }: { readonly label: string; readonly value: ReactNode }) {
  return (
    <div>
      <span>{label}</span> {value}
    </div>
  );
}

function PageTabs({ tabs }: { readonly tabs: readonly NavModelItem[] }) {
  return (
    <TabsBar>
      {tabs
        .filter(({ hideFromTabs }) => hideFromTabs !== true)
        .map((tab) => (
          <Tab
            key={tab.id ?? tab.text}
            label={tab.text}
            active={tab.active === true}
            href={tab.url ?? ''}
            {...(tab.icon === undefined ? {} : { icon: tab.icon })}
          />
        ))}
    </TabsBar>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  page: css({
    label: 'page-inner',
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    [theme.breakpoints.up('md')]: { padding: theme.spacing(4) },
    padding: theme.spacing(2),
  }),
  standard: css({ borderBottom: 'none', background: theme.colors.background.primary }),
  header: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), marginBottom: theme.spacing(2) }),
  row: css({
    display: 'flex',
    flexDirection: 'row',
    alignItems: 'flex-start',
    flexWrap: 'wrap',
    columnGap: theme.spacing(4),
    rowGap: theme.spacing(2),
  }),
  title: css({
    display: 'flex',
    flex: '1 1 auto',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 4),
    maxWidth: '100%',
    h1: { display: 'flex', marginBottom: 0 },
  }),
  actions: css({ display: 'flex', flexDirection: 'row', flexWrap: 'wrap', gap: theme.spacing(1, 2) }),
  subTitle: css({ position: 'relative', color: theme.colors.text.secondary }),
  content: css({ display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 }),
});
