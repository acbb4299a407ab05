import { createHmac } from 'node:crypto';
import type { Catch, CatcherOptions } from './caught.ts';
import { catchStore } from './caught.ts';
import type { Faulty } from './faults.ts';
import { faultQueue } from './faults.ts';
import type { LocalReply, LocalRequest } from './local-http.ts';
import { listenLocally } from './local-http.ts';

export interface CaughtWebhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; null when it was not JSON. */
  readonly body: unknown;
  readonly rawBody: string;
  /** Whether the sender proved that it knows the secret. */
  readonly signed: boolean;
}

export interface WebhookCatcher extends Catch<CaughtWebhook>, Faulty<LocalReply> {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface WebhookCatcherOptions extends CatcherOptions {
  readonly signingSecret: string;
}

/** Written from the documentation of the header, not with the sender's code: it is here to catch its mistakes. */
function isSigned(request: LocalRequest, secret: string): boolean {
  const fields = new Map(
    (request.headers['x-tocsin-signature'] ?? '').split(',').map((field) => {
      const [name = '', ...value] = field.split('=');
      return [name, value.join('=')] as const;
    }),
  );
  const expected = createHmac('sha256', secret)
    .update(`${fields.get('t')}.${request.body}`)
    .digest('hex');
  return fields.get('v1') === expected;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A receiver of webhooks on this machine; refuses with any status and headers it is told to. */
export async function startWebhookCatcher(options: WebhookCatcherOptions): Promise<WebhookCatcher> {
  const store = catchStore<CaughtWebhook>(options);
  const faults = faultQueue<LocalReply>();
  const server = await listenLocally(options.port ?? 0, async (request) => {
    const refusal = await faults.next();
    if (refusal !== null) return refusal;
    store.add({
      path: request.path,
      headers: request.headers,
      body: parsed(request.body),
      rawBody: request.body,
      signed: isSigned(request, options.signingSecret),
    });
    return { status: 204, body: '' };
  });
  return {
    ...store,
    ...faults,
    url: server.url,
    port: server.port,
    async close() {
      store.close();
      await server.close();
    },
  };
}
