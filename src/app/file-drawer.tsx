import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, Drawer, Stack, Text, useStyles2 } from '@grafana/ui';
import { stringify } from 'yaml';
import { FILE_KEYS } from '../../server/contract/configuration/file-keys.ts';
import type { Kind } from '../../server/core/directory/kind.ts';

export interface FileDrawerProps {
  readonly kind: Kind;
  readonly document: object;
  readonly onClose: () => void;
}

export function FileDrawer({ kind, document, onClose }: FileDrawerProps) {
  const styles = useStyles2(getStyles);
  const text = asFile(kind, document);
  return (
    <Drawer title={t('app.file-drawer.title', 'As a provisioning file')} onClose={onClose} size="md">
      <Stack direction="column" gap={2}>
        <Text color="secondary">
          {t(
            'app.file-drawer.explanation',
            'Put this into a file of the provisioning folder of the service. From then on the file owns it.',
          )}
        </Text>
        <div>
          <ClipboardButton icon="copy" variant="secondary" getText={() => text}>
            {t('app.file-drawer.copy', 'Copy')}
          </ClipboardButton>
        </div>
        {/* Scrolls sideways, so it has to be reachable without a mouse. */}
        <pre className={styles.text} tabIndex={0} aria-label={t('app.file-drawer.title', 'As a provisioning file')}>
          {text}
        </pre>
      </Stack>
    </Drawer>
  );
}

export function asFile(kind: Kind, document: object): string {
  return stringify({ [FILE_KEYS[kind]]: kind === 'settings' ? document : [document] }, { lineWidth: 0 });
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ margin: 0, padding: theme.spacing(2), fontSize: theme.typography.bodySmall.fontSize }),
});
