import type { AppSettings } from '../app/settings.ts';
import { isObject } from './grafana-answer.ts';

/** The app's own settings, as Grafana keeps them. */
export interface PluginSettings {
  readonly enabled: boolean;
  readonly pinned: boolean;
  readonly version: string;
  /** All of it, with what other versions of the app have written. */
  readonly jsonData: Readonly<Record<string, unknown>> & AppSettings;
  readonly hasSecret: boolean;
}

export function settingsIn(data: Readonly<Record<string, unknown>>): PluginSettings {
  const { enabled, pinned, info, jsonData, secureJsonFields } = data;
  return {
    enabled: enabled === true,
    pinned: pinned === true,
    version: isObject(info) && typeof info['version'] === 'string' ? info['version'] : '',
    jsonData: isObject(jsonData) ? jsonData : {},
    hasSecret: isObject(secureJsonFields) && secureJsonFields['secret'] === true,
  };
}

export interface Connection {
  readonly serviceUrl: string;
  /** Null: the secret stays what it is. */
  readonly secret: string | null;
}

/**
 * What Grafana is to be told: it replaces `jsonData` as a whole, and leaving `enabled` out would disable the app for
 * everybody.
 */
export function settingsToSave(before: PluginSettings, { serviceUrl, secret }: Connection) {
  return {
    enabled: true,
    pinned: before.pinned || !before.enabled,
    jsonData: { ...before.jsonData, serviceUrl },
    ...(secret === null ? {} : { secureJsonData: { secret } }),
  };
}
