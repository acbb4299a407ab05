import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import type { ButtonProps } from '@grafana/ui';
import type { Role } from '../../server/contract/role.ts';
import type { May } from '../api/me.ts';

export type AllowedButtonProps = ButtonProps & {
  readonly may: May;
  /** The provisioning file that owns what the button would change; null where nothing does. */
  readonly file?: string | null;
};

/** A button that is there for everybody, and says why it does nothing for some. */
export function AllowedButton({ may, file = null, ...props }: AllowedButtonProps) {
  const reason = whyNot(may, file);
  if (reason === null) return <Button {...props} />;
  // Grafana keeps a disabled button with a tooltip focusable, so that the reason can be reached and read out.
  return <Button {...props} disabled tooltip={reason} onClick={undefined} />;
}

/** The sentence that says why something is out of reach; null when it is not. */
export function whyNot(may: May, file: string | null): string | null {
  if (file !== null) {
    return t('app.allowed.provisioned', 'The file {{file}} owns this: change it there.', {
      file,
      interpolation: { escapeValue: false },
    });
  }
  return may.allowed ? null : needs(may.needs);
}

function needs(role: Role): string {
  switch (role) {
    case 'viewer':
      return t('app.allowed.viewer', 'This needs the role Viewer in Grafana.');
    case 'editor':
      return t('app.allowed.editor', 'This needs the role Editor in Grafana, or to lead the team that owns it.');
    case 'admin':
      return t('app.allowed.admin', 'This needs the role Admin in Grafana.');
  }
}
