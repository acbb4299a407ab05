import { createHmac } from 'node:crypto';
import type { Catch, CatcherOptions } from './caught.ts';
import { catchStore } from './caught.ts';
import type { Faulty } from './faults.ts';
import { faultQueue } from './faults.ts';
import type { LocalReply, LocalRequest, LocalServer } from './local-http.ts';
import { json, listenLocally } from './local-http.ts';
import type { SlackButton, SlackMessage, SlackRoom } from './slack-room.ts';
import { buttonsOf, slackRoom } from './slack-room.ts';

/** One call of the Web API, or a word whispered to somebody who clicked (`method` is `response_url` then). */
export interface CaughtSlackCall {
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The message as it stands after the call; null where the call made none. */
  readonly message: SlackMessage | null;
}

/** `error` as Slack names it (with 200), or a status of HTTP, such as 429 with `retryAfter`. */
export type SlackRefusal =
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number };

export interface SlackClick {
  /** Where the service takes interactions. */
  readonly to: string;
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  /** The button by what it does (`acknowledge`) or by what stands on it. */
  readonly button: string;
}

export interface SlackCatcher extends Catch<CaughtSlackCall>, Faulty<SlackRefusal> {
  /** What the service is given as the base URL of the API. */
  readonly apiUrl: string;
  readonly url: string;
  readonly port: number;
  messages(): readonly SlackMessage[];
  /** Members of the user group, as last set; empty where it never was. */
  userGroup(id: string): readonly string[];
  buttons(channel: string, ts: string): readonly SlackButton[];
  /** As if somebody had deleted the message. */
  remove(channel: string, ts: string): void;
  /** Presses a button that stands on the message, as Slack would report it; throws when there is none. */
  click(click: SlackClick): Promise<{ readonly status: number; readonly body: string }>;
  close(): Promise<void>;
}

export interface SlackCatcherOptions extends CatcherOptions {
  readonly signingSecret: string;
  /** When given, calls with another token are refused as Slack refuses them. */
  readonly botToken?: string;
}

type Store = ReturnType<typeof catchStore<CaughtSlackCall>>;

function refuse(refusal: SlackRefusal): LocalReply {
  if (refusal.kind === 'error') return json(200, { ok: false, error: refusal.error });
  const headers: Record<string, string> = refusal.retryAfter ? { 'retry-after': String(refusal.retryAfter) } : {};
  return { status: refusal.status, headers, body: '' };
}

function callApi(method: string, fields: ReadonlyMap<string, string>, room: SlackRoom, store: Store): LocalReply {
  const caught = (message: SlackMessage | null): void =>
    void store.add({ method, fields: Object.fromEntries(fields), message });
  if (method === 'auth.test') {
    caught(null);
    return json(200, { ok: true, url: 'https://town.example/', team: 'Town', user: 'tocsin', user_id: 'UTOCSIN' });
  }
  if (method === 'conversations.open') {
    return json(200, { ok: true, channel: { id: `D${(fields.get('users') ?? '').slice(1)}` } });
  }
  if (method === 'usergroups.users.update') {
    const members = (fields.get('users') ?? '').split(',').filter((one) => one !== '');
    if (members.length === 0) return json(200, { ok: false, error: 'no_users_provided' });
    const id = fields.get('usergroup') ?? '';
    room.setUserGroup(id, members);
    caught(null);
    return json(200, { ok: true, usergroup: { id, users: members } });
  }
  if (method !== 'chat.postMessage' && method !== 'chat.update')
    return json(200, { ok: false, error: 'unknown_method' });
  const message = method === 'chat.update' ? room.update(fields) : room.post(fields);
  if (message === null) return json(200, { ok: false, error: 'message_not_found' });
  caught(message);
  return json(200, { ok: true, channel: message.channel, ts: message.ts, message: { text: message.text } });
}

/** The signature as Slack documents it, version v0, written anew: the service's own reading of it is on trial here. */
async function pressed(payload: unknown, to: string, options: SlackCatcherOptions): Promise<Response> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = String(Math.floor(options.now() / 1_000));
  const digest = createHmac('sha256', options.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return fetch(to, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    },
    body,
  });
}

function handler(
  options: SlackCatcherOptions,
  room: SlackRoom,
  store: Store,
  next: () => Promise<SlackRefusal | null>,
) {
  return async (request: LocalRequest): Promise<LocalReply> => {
    if (request.path.startsWith('/response/')) {
      store.add({ method: 'response_url', fields: JSON.parse(request.body) as Record<string, string>, message: null });
      return { status: 200, body: 'ok' };
    }
    const refusal = await next();
    if (refusal !== null) return refuse(refusal);
    const bearer = request.headers['authorization'];
    if (options.botToken !== undefined && bearer !== `Bearer ${options.botToken}`) {
      return refuse({ kind: 'error', error: 'invalid_auth' });
    }
    const method = request.path.replace(/^\/api\//, '');
    return callApi(method, new Map(new URLSearchParams(request.body)), room, store);
  };
}

/** A workspace of Slack on this machine: keeps messages, and can be clicked on. */
export async function startSlackCatcher(options: SlackCatcherOptions): Promise<SlackCatcher> {
  const store = catchStore<CaughtSlackCall>(options);
  const faults = faultQueue<SlackRefusal>();
  const room = slackRoom(options.keep ?? 500, options.now);
  const server: LocalServer = await listenLocally(
    options.port ?? 0,
    handler(options, room, store, () => faults.next()),
  );
  const at = (channel: string, ts: string): SlackMessage => {
    const message = room.find(channel, ts);
    if (message === undefined) throw new Error(`no message ${ts} in ${channel}`);
    return message;
  };

  return {
    ...store,
    ...faults,
    url: server.url,
    port: server.port,
    apiUrl: `${server.url}/api/`,
    messages: () => room.messages(),
    userGroup: (id) => room.userGroup(id),
    buttons: (channel, ts) => buttonsOf(at(channel, ts)),
    remove: (channel, ts) => room.remove(channel, ts),
    async click({ to, user, channel, ts, button }) {
      const buttons = buttonsOf(at(channel, ts));
      const pressedButton = buttons.find((one) => one.action === button || one.label === button);
      if (pressedButton === undefined) {
        throw new Error(`no button "${button}" there, only: ${buttons.map((one) => one.label).join(', ') || 'none'}`);
      }
      const payload = {
        type: 'block_actions',
        user: { id: user, username: user.toLowerCase(), team_id: 'T0001' },
        container: { type: 'message', channel_id: channel, message_ts: ts },
        channel: { id: channel, name: 'town' },
        response_url: `${server.url}/response/${encodeURIComponent(user)}`,
        actions: [{ type: 'button', block_id: 'answers', action_id: pressedButton.action, value: pressedButton.value }],
      };
      const response = await pressed(payload, to, options);
      return { status: response.status, body: await response.text() };
    },
    async close() {
      store.close();
      await server.close();
    },
  };
}
