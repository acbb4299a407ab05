import { VARIABLES } from './variables.ts';

/** Settings of channels by type and field, as the channels' own shapes name them; what is unset is absent. */
export type ChannelSettings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Needs {
  readonly noun: string;
  readonly fields: readonly string[];
  readonly oneOf: readonly string[];
}

/** Half a channel is a mistake and not a channel that is off. */
const NEEDS: Readonly<Record<string, Needs>> = {
  slack: { noun: 'Slack', fields: ['botToken', 'signingSecret'], oneOf: [] },
  email: { noun: 'mail', fields: ['url', 'from'], oneOf: [] },
  sms: { noun: 'SMS', fields: ['accountSid', 'authToken'], oneOf: ['from', 'messagingServiceSid'] },
  webhook: { noun: 'a webhook', fields: ['signingSecret'], oneOf: [] },
};

export function collectChannels(values: { readonly [K in keyof typeof VARIABLES]?: unknown }): ChannelSettings {
  const settings: Record<string, Record<string, unknown>> = {};
  for (const key of Object.keys(VARIABLES)) {
    // Keys of a constant object are its keys; only the type of Object.keys forgets it.
    const { channel } = VARIABLES[key as keyof typeof VARIABLES];
    const value = values[key as keyof typeof VARIABLES];
    if (channel === null || value === null || value === undefined) continue;
    settings[channel[0]] = { ...settings[channel[0]], [channel[1]]: value };
  }
  return settings;
}

/** Names the variables that are missing, without those of `broken`: set but refused, they are no longer news. */
export function missingOf(settings: ChannelSettings, broken: ReadonlySet<string>): string[] {
  return Object.entries(settings).flatMap(([type, fields]) => {
    const needs = NEEDS[type];
    if (needs === undefined) return [];
    const there = Object.keys(fields).map((field) => variableOf(type, field));
    const isSet = (field: string) => field in fields || broken.has(variableOf(type, field));
    const missing = needs.fields.filter((field) => !isSet(field)).map((field) => variableOf(type, field));
    const choice = needs.oneOf.length > 0 && !needs.oneOf.some(isSet);
    if (choice) missing.push(needs.oneOf.map((field) => variableOf(type, field)).join(' or '));
    return missing.map((name) => `${name} is missing: ${needs.noun} needs it beside ${there.join(', ')}`);
  });
}

export function variableOf(type: string, field: string): string {
  const found = Object.values(VARIABLES).find(({ channel }) => channel?.[0] === type && channel[1] === field);
  return found?.name ?? `${type}.${field}`;
}
