import { t } from '@grafana/i18n';
import { formatDuration } from '../../server/core/time/duration.ts';
import { shortDuration } from '../ui/duration.ts';
import { plain } from '../ui/plain.ts';
import { channelName } from './channel-icon.tsx';
import type { Mark } from './first-minutes.ts';

export function delayWords(afterMs: number): string {
  return afterMs === 0
    ? t('notifications.delay.at-once', 'at once')
    : t('notifications.delay.after', 'after {{duration}}', { duration: shortDuration(afterMs) });
}

/** "Slack at once, then E-mail after 2 min": one line for everything that is sent at one urgency. */
export function marksSentence(marks: readonly Mark[]): string {
  if (marks.length === 0) return t('notifications.rules.nothing', 'Nothing is sent.');
  const parts = marks.map(({ channel, methodId, afterMs, trouble }) => {
    const name = channel === '' ? methodId : channelName(channel);
    const said = `${name} ${delayWords(afterMs)}`;
    return trouble === null ? said : `${said} (${troubleWords(trouble)})`;
  });
  return parts.join(t('notifications.rules.then', ', then '));
}

export function troubleWords(trouble: NonNullable<Mark['trouble']>): string {
  switch (trouble) {
    case 'disabled':
      return t('notifications.trouble.disabled', 'switched off: the next rule takes over');
    case 'not-set-up':
      return t('notifications.trouble.not-set-up', 'not set up here: the next rule takes over');
    case 'gone':
      return t('notifications.trouble.gone', 'no such contact method: the next rule takes over');
  }
}

/** What a contact method is called where one is chosen: the channel, and the address to tell two apart. */
export function methodName(channel: string, address: string): string {
  if (address === '') return channelName(channel);
  return t('notifications.method.name', '{{channel}} {{address}}', {
    channel: channelName(channel),
    address,
    ...plain,
  });
}

/** As it is typed: an empty field is at once. */
export function delayInput(afterMs: number): string {
  return afterMs === 0 ? '' : formatDuration(afterMs);
}
