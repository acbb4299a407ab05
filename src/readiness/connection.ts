import { t } from '@grafana/i18n';

/** Without the slash at the end, behind which the routes of the app would write another. */
export function cleanUrl(url: string): string {
  return url.trim().replace(/\/+$/, '');
}

/** Null: it can be saved. */
export function urlMistake(url: string): string | null {
  const text = cleanUrl(url);
  if (text === '') return t('readiness.url.missing', 'Write the URL of the service.');
  if (!/^https?:\/\/[^\s/]/.test(text)) return t('readiness.url.protocol', 'It begins with http:// or https://.');
  // The API is found below the root of the service, so a path would lead beside it.
  if (/^https?:\/\/[^\s/]+\/api(\/|$)/.test(text)) {
    return t('readiness.url.path', 'Leave out /api: the app adds it.');
  }
  if (/[\s?#]/.test(text)) return t('readiness.url.extra', 'It has no spaces, no question mark and no #.');
  return null;
}

const BYTES = 32;

/** 256 bits, as hexadecimal digits: safe in every shell, file and form. */
export function randomSecret(random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)): string {
  return Array.from(random(new Uint8Array(BYTES)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface Environment {
  /** Null or empty: not known here (any more). */
  readonly secret: string | null;
  /** Where this Grafana is, by its own word. */
  readonly grafanaUrl: string;
}

/** What the service has to be started with, to be put into a file or a shell. */
export function environmentText({ secret, grafanaUrl }: Environment): string {
  const known =
    secret === null || secret === '' ? t('readiness.environment.secret', '<the secret of the app>') : secret;
  return [
    `TOCSIN_APP_SECRET=${known}`,
    `TOCSIN_GRAFANA_URL=${cleanUrl(grafanaUrl)}`,
    `TOCSIN_PUBLIC_URL=${t('readiness.environment.public', 'https://<how phones reach the service>')}`,
  ].join('\n');
}
