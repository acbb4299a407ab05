import { t } from '@grafana/i18n';
import { Icon } from '@grafana/ui';
import type { IconName, IconSize } from '@grafana/ui';

/** Of a channel that this version of the app does not know yet, the name as the service says it. */
export function channelName(channel: string): string {
  switch (channel) {
    case 'slack':
      return t('notifications.channel.slack', 'Slack');
    case 'email':
      return t('notifications.channel.email', 'E-mail');
    case 'sms':
      return t('notifications.channel.sms', 'SMS');
    case 'webhook':
      return t('notifications.channel.webhook', 'Webhook');
    default:
      return channel;
  }
}

const ICONS: Readonly<Record<string, IconName>> = {
  slack: 'slack',
  email: 'envelope',
  sms: 'mobile-android',
  webhook: 'link',
};

export interface ChannelIconProps {
  readonly channel: string;
  readonly size?: IconSize;
  /** Where the name stands beside the icon anyway, a screen reader need not say it twice. */
  readonly isDecorative?: boolean;
}

/** By what somebody is reached. Says its name on hover and to screen readers. */
export function ChannelIcon({ channel, size = 'md', isDecorative = false }: ChannelIconProps) {
  const name = ICONS[channel] ?? 'bell';
  return isDecorative ? (
    <Icon name={name} size={size} aria-hidden="true" />
  ) : (
    <Icon name={name} size={size} title={channelName(channel)} role="img" aria-label={channelName(channel)} />
  );
}
