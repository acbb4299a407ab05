import { z } from 'zod';
import type { Channel } from './channel.ts';
import type { ChannelDefinition, ChannelDeps } from './definition.ts';
import { email } from './email/email.ts';
import { slack } from './slack/slack.ts';
import { sms } from './twilio-sms/sms.ts';
import { webhook } from './webhook/webhook.ts';

export interface ChannelType {
  readonly type: string;
  readonly kind: Channel['kind'];
  readonly settings: z.ZodType;
  checkAddress(address: string): string | null;
  create(settings: unknown, deps: ChannelDeps): Channel;
}

function known<Settings>(definition: ChannelDefinition<Settings>): ChannelType {
  const { type, kind, settings, checkAddress } = definition;
  return {
    type,
    kind,
    settings,
    checkAddress,
    create: (given, deps) => definition.create(settings.parse(given), deps),
  };
}

/** Every way out that there is, configured or not; the order is that of the default rules of a new person. */
export const CHANNEL_TYPES: readonly ChannelType[] = [known(slack), known(email), known(sms), known(webhook)];

/** Settings of all channels by type; a type left out is not configured. Reports every error at once. */
export const channelSettings = z.strictObject(
  Object.fromEntries(CHANNEL_TYPES.map(({ type, settings }) => [type, settings.optional()])),
);

/** The configured channels by type. Throws a ZodError where settings were not checked with `channelSettings` before. */
export function createChannels(
  settings: Readonly<Record<string, unknown>>,
  deps: ChannelDeps,
): ReadonlyMap<string, Channel> {
  const configured = CHANNEL_TYPES.filter(({ type }) => settings[type] !== undefined);
  return new Map(configured.map((channel) => [channel.type, channel.create(settings[channel.type], deps)]));
}
