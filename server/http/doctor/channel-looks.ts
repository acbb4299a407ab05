import type { Channel } from '../../channels/channel.ts';
import { CHANNEL_TYPES } from '../../channels/registry.ts';
import type { FailedMessages } from '../../store/condition.ts';
import type { Finding, Look } from './finding.ts';

/** The variables that set a channel up; the documentation has the rest. */
const SETTINGS: Readonly<Record<string, string>> = {
  slack: 'SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET',
  email: 'TOCSIN_SMTP_URL and TOCSIN_MAIL_FROM',
  sms: 'TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM',
  webhook: 'TOCSIN_WEBHOOK_SECRET',
};

/** Every way out that there is: whether its provider takes our credentials, and what it gave back lately. */
export function channelLooks(
  channels: ReadonlyMap<string, Channel>,
  failed: () => Promise<readonly FailedMessages[]>,
): readonly Look[] {
  const types = new Set([...CHANNEL_TYPES.map(({ type }) => type), ...channels.keys()]);
  return [...types].map((type) => ({
    id: `channel-${type}`,
    find: (signal) => channelFinding(type, channels.get(type), failed, signal),
  }));
}

async function channelFinding(
  type: string,
  channel: Channel | undefined,
  failed: () => Promise<readonly FailedMessages[]>,
  signal: AbortSignal,
): Promise<Finding> {
  const settings = SETTINGS[type] ?? 'its settings';
  if (channel === undefined) {
    return { state: 'skipped', why: 'Not set up.', whatToDo: `To use it, set ${settings} for the service.` };
  }
  const [trouble, failures] = await Promise.all([channel.check(signal), failed()]);
  if (trouble !== null) {
    return { state: 'failed', why: sentence(trouble), whatToDo: `Nothing gets out this way. Check ${settings}.` };
  }
  const lately = failures.find((one) => one.channel === type);
  const well =
    channel.kind === 'machine' ? 'Set up. Each receiver is another one.' : 'The provider takes our credentials.';
  if (lately === undefined) return { state: 'ok', why: well };
  const count = lately.count === 1 ? 'One message was given up' : `${lately.count} messages were given up`;
  return {
    state: 'warning',
    why: `${well} ${count} within the last hour; the last: ${lately.last}`,
    whatToDo: 'Look at the alert groups that they were about: their timelines say who was meant to be reached.',
  };
}

function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
