import type { Twilio } from 'twilio';
import type { Deadline } from '../deadline.ts';
import type { ChannelDeps } from '../definition.ts';
import type { SmsSettings } from './settings.ts';

/** The SDK takes 120 ms to load and reads a lot of files; nobody without SMS should wait for it. */
export const loadSdk = async () => (await import('twilio')).default;

export interface Conversation {
  readonly client: Twilio;
  /** Headers of the last answer. The SDK's errors keep the body only, and `Retry-After` is a header. */
  header(name: string): string | null;
}

type Sdk = Awaited<ReturnType<typeof loadSdk>>;
type RequestOptions = Parameters<InstanceType<Sdk['RequestClient']>['request']>[0];

function bodyOf(data: RequestOptions['data']): URLSearchParams | null {
  return data === undefined ? null : new URLSearchParams(data as Record<string, string>);
}

/**
 * One conversation with Twilio. The SDK writes requests and reads answers; we carry them, because its own carrier can
 * neither be aborted nor be pointed at another host.
 */
export function converse(sdk: Sdk, settings: SmsSettings, deps: ChannelDeps, limit: Deadline): Conversation {
  let headers = new Headers();
  class Carrier extends sdk.RequestClient {
    override async request<T>(options: RequestOptions) {
      const { pathname, search } = new URL(options.uri);
      const login = Buffer.from(`${options.username}:${options.password}`).toString('base64');
      const response = await fetch(settings.baseUrl.replace(/\/$/, '') + pathname + search, {
        method: options.method.toUpperCase(),
        redirect: 'error',
        signal: limit.signal,
        headers: { ...options.headers, authorization: `Basic ${login}` },
        body: bodyOf(options.data),
      });
      headers = response.headers;
      // The SDK parses the text itself, instead of what its type for a body says.
      const body = (await response.text()) as T;
      return { statusCode: response.status, body, headers: Object.fromEntries(response.headers) };
    }
  }
  const client = new sdk.Twilio(settings.accountSid, settings.authToken, {
    httpClient: new Carrier(),
    userAgentExtensions: [`Tocsin/${deps.version}`],
  });
  return { client, header: (name) => headers.get(name) };
}
