import { createHmac } from 'node:crypto';
import type { Catch, Caught, CatcherOptions } from './caught.ts';
import { catchStore } from './caught.ts';
import type { Faulty } from './faults.ts';
import { faultQueue } from './faults.ts';
import type { LocalReply, LocalRequest } from './local-http.ts';
import { json, listenLocally } from './local-http.ts';

export interface CaughtText {
  readonly sid: string;
  readonly to: string;
  /** The number or the messaging service it was sent from. */
  readonly from: string;
  readonly body: string;
  /** Where the sender wants to hear what became of it; null when it did not ask. */
  readonly statusCallback: string | null;
}

export interface TwilioRefusal {
  readonly status: number;
  /** Twilio's own error code, such as 21610. */
  readonly code?: number;
  readonly message?: string;
  readonly retryAfter?: number;
}

export interface TwilioReply {
  /** Public URL where the service takes replies. */
  readonly to: string;
  readonly from: string;
  readonly body: string;
  /** Set by Twilio when it understood the word itself: STOP, START or HELP. */
  readonly optOutType?: string;
}

export interface TwilioReport {
  readonly status: 'sent' | 'delivered' | 'undelivered' | 'failed';
  readonly errorCode?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

export interface TwilioCatcher extends Catch<CaughtText>, Faulty<TwilioRefusal> {
  readonly url: string;
  readonly port: number;
  /** Somebody texts back. */
  reply(reply: TwilioReply): Promise<HttpAnswer>;
  /** Tells the sender what became of a text; throws when it did not ask to hear. */
  report(text: Caught<CaughtText>, report: TwilioReport): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export interface TwilioCatcherOptions extends CatcherOptions {
  readonly accountSid: string;
  readonly authToken: string;
}

/** As Twilio documents it: the URL, then every parameter's name and value in the order of the names; HMAC-SHA-1. */
function signature(authToken: string, url: string, params: Readonly<Record<string, string>>): string {
  const signed = Object.entries(params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .reduce((text, [name, value]) => text + name + value, url);
  return createHmac('sha1', authToken).update(signed).digest('base64');
}

async function callBack(url: string, params: Readonly<Record<string, string>>, authToken: string): Promise<HttpAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature(authToken, url, params),
    },
    body: new URLSearchParams(params).toString(),
  });
  return { status: response.status, body: await response.text() };
}

function refuse({ status, code, message, retryAfter }: TwilioRefusal): LocalReply {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  const more = `https://www.twilio.com/docs/errors/${code ?? status}`;
  return json(status, { code: code ?? status, message: message ?? 'refused', more_info: more, status }, headers);
}

function accept(request: LocalRequest, accountSid: string, sid: string): [CaughtText | null, LocalReply] {
  const account = `/2010-04-01/Accounts/${accountSid}`;
  if (request.method === 'GET' && request.path === `${account}.json`) {
    return [null, json(200, { sid: accountSid, status: 'active', friendly_name: 'Town', type: 'Full' })];
  }
  if (request.method !== 'POST' || request.path !== `${account}/Messages.json`) {
    return [null, refuse({ status: 404, code: 20404, message: `${request.path} was not found` })];
  }
  const form = new URLSearchParams(request.body);
  const text: CaughtText = {
    sid,
    to: form.get('To') ?? '',
    from: form.get('From') ?? form.get('MessagingServiceSid') ?? '',
    body: form.get('Body') ?? '',
    statusCallback: form.get('StatusCallback'),
  };
  if (text.body === '') return [null, refuse({ status: 400, code: 21602, message: 'Message body is required.' })];
  const uri = `${account}/Messages/${sid}.json`;
  return [text, json(201, { sid, status: 'queued', to: text.to, from: text.from, body: text.body, uri })];
}

/** The messaging part of Twilio on this machine: takes texts, and can answer and report as the real one does. */
export async function startTwilioCatcher(options: TwilioCatcherOptions): Promise<TwilioCatcher> {
  const store = catchStore<CaughtText>(options);
  const faults = faultQueue<TwilioRefusal>();
  const { accountSid, authToken } = options;
  const basic = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  let count = 0;
  const nextSid = (): string => {
    count += 1;
    return `SM${count.toString(16).padStart(32, '0')}`;
  };
  const server = await listenLocally(options.port ?? 0, async (request) => {
    const refusal = await faults.next();
    if (refusal !== null) return refuse(refusal);
    if (request.headers['authorization'] !== basic) {
      return refuse({ status: 401, code: 20003, message: 'Authenticate' });
    }
    const [text, reply] = accept(request, accountSid, nextSid());
    if (text !== null) store.add(text);
    return reply;
  });

  return {
    ...store,
    ...faults,
    url: server.url,
    port: server.port,
    reply: ({ to, from, body, optOutType }) =>
      callBack(
        to,
        {
          MessageSid: nextSid(),
          AccountSid: accountSid,
          From: from,
          To: '+15005550006',
          Body: body,
          NumMedia: '0',
          ...(optOutType === undefined ? {} : { OptOutType: optOutType }),
        },
        authToken,
      ),
    async report(text, { status, errorCode }) {
      if (text.statusCallback === null) throw new Error(`nobody asked to hear about ${text.sid}`);
      const params: Record<string, string> = {
        MessageSid: text.sid,
        SmsSid: text.sid,
        AccountSid: accountSid,
        From: text.from,
        To: text.to,
        MessageStatus: status,
        SmsStatus: status,
      };
      if (errorCode !== undefined) params['ErrorCode'] = String(errorCode);
      return callBack(text.statusCallback, params, authToken);
    },
    async close() {
      store.close();
      await server.close();
    },
  };
}
