import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Text, useStyles2 } from '@grafana/ui';
import { usePluginSettings } from '../api/plugin-settings.ts';
import { Loaded } from '../app/loaded.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { DataSourceRow } from './data-source-row.tsx';
import { Doctor } from './doctor.tsx';

export interface ConfigurationPageProps {
  readonly isAdmin: boolean;
}

/** Grafana and the service get to know each other here; and here it shows which hop between them does not work. */
export function ConfigurationPage({ isAdmin }: ConfigurationPageProps) {
  const styles = useStyles2(getStyles);
  const query = usePluginSettings();
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        {isAdmin ? (
          <>
            <section>
              <Text element="h2" variant="h4">
                {t('readiness.page.connection', 'Connection')}
              </Text>
              <div className={styles.body}>
                <Loaded query={query}>{(settings) => <ConnectionForm settings={settings} />}</Loaded>
              </div>
            </section>
            <section>
              <Text element="h2" variant="h4">
                {t('readiness.page.data-source', 'Data source')}
              </Text>
              <div className={styles.body}>
                <DataSourceRow />
              </div>
            </section>
          </>
        ) : (
          <Alert
            severity="info"
            title={t('readiness.page.admins', 'Only an Admin of Grafana can change the connection')}
          >
            {t('readiness.page.admins-text', 'The checks show whether it works for you.')}
          </Alert>
        )}
      </div>
      <section className={styles.column}>
        <Text element="h2" variant="h4">
          {t('readiness.page.doctor', 'Doctor')}
        </Text>
        <Doctor />
      </section>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gap: theme.spacing(4, 6),
    paddingTop: theme.spacing(2),
    alignItems: 'start',
    // By its own width: Grafana's menu and what it says about the plugin take half of a window.
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(52)}), 1fr))`,
  }),
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(3), minWidth: 0 }),
  body: css({ marginTop: theme.spacing(2) }),
});
