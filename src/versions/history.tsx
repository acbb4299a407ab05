import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Stack, Text, useStyles2 } from '@grafana/ui';
import type { Item } from '../api/configured.ts';
import type { ConfiguredNoun } from '../api/keys.ts';
import { useVersions } from '../api/versions.ts';
import type { Version } from '../api/versions.ts';
import { Loaded } from '../app/loaded.tsx';
import { Differences } from '../ui/differences.tsx';
import { plain } from '../ui/plain.ts';
import { TimeText } from '../ui/time-text.tsx';

export interface HistoryProps<N extends ConfiguredNoun> {
  readonly noun: N;
  readonly id: string;
  /** A document as lines that can be compared; null: it was deleted. */
  readonly lines: (document: Item<N>['document'] | null) => readonly string[];
}

/** Who changed what, and when: newest first, each against the one before it. */
export function History<N extends ConfiguredNoun>({ noun, id, lines }: HistoryProps<N>) {
  const styles = useStyles2(getStyles);
  const query = useVersions(noun, id);
  return (
    <Loaded query={query}>
      {(versions) => (
        <ol className={styles.list}>
          {versions.map((version, index) => (
            <li key={version.version} className={styles.version}>
              <Head version={version} isNewest={index === 0} />
              <Change version={version} before={versions[index + 1] ?? null} lines={lines} />
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

function Head({ version, isNewest }: { readonly version: Version<ConfiguredNoun>; readonly isNewest: boolean }) {
  const { changedBy, changedAt, file } = version;
  return (
    <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
      <Text weight="medium">{t('versions.number', 'Version {{version}}', { version: version.version })}</Text>
      {isNewest && <Badge color="blue" text={t('versions.now', 'Now')} />}
      <Text color="secondary">
        {t('versions.by', 'by {{who}}', { who: changedBy, ...plain })}
        {file !== null && <> · {file}</>} · <TimeText at={changedAt} />
      </Text>
    </Stack>
  );
}

interface ChangeProps<N extends ConfiguredNoun> {
  readonly version: Version<N>;
  readonly before: Version<N> | null;
  readonly lines: HistoryProps<N>['lines'];
}

function Change<N extends ConfiguredNoun>({ version, before, lines }: ChangeProps<N>) {
  if (version.document === null) return <Text color="error">{t('versions.deleted', 'Deleted')}</Text>;
  return <Differences before={before === null ? [] : lines(before.document)} after={lines(version.document)} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none' }),
  version: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    padding: theme.spacing(2, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
});
