import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../runtime/clock.ts';
import { ACTIONS } from '../answers.ts';
import type { Answers } from '../answers.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Situation } from '../situation.ts';
import type { Townsperson } from '../townspeople.ts';
import type { Traffic } from '../traffic/traffic.ts';
import { openPageHints } from './hints.ts';
import { livePart, wholePage } from './page.ts';
import type { View } from './page.ts';
import { isOwn, MAIL_POLICY, PAGE_POLICY } from './policy.ts';

export interface CaughtPageOptions {
  readonly port: number;
  readonly clock: Clock;
  readonly zone: string;
  readonly inbox: Inbox;
  readonly answers: Answers;
  readonly people: () => readonly Townsperson[];
  readonly situation: () => Situation;
  readonly traffic: Pick<Traffic, 'fire' | 'scenarios'>;
  /** Ends everything that is open; resolves with what it did, in a sentence. */
  readonly resolveAll: () => Promise<string>;
}

export interface CaughtPage {
  readonly url: string;
  /** There is something new to show. */
  changed(): void;
  close(): Promise<void>;
}

/** The page on which everything that was caught is shown, for this machine alone. */
export async function startCaughtPage(options: CaughtPageOptions): Promise<CaughtPage> {
  const hints = openPageHints(options.clock);
  const unsubscribe = options.inbox.onChange(hints.post);
  // For a browser without script, which sees on the next page what its button did.
  let said = '';

  const view = (url: URL): View => {
    const chosen = url.searchParams.get('person');
    const people = options.people();
    const sentence = said;
    said = '';
    return {
      scene: { now: options.clock.now(), zone: options.zone },
      items: options.inbox.items(),
      people,
      situation: options.situation(),
      scenarios: options.traffic.scenarios,
      chosen: people.some(({ id }) => id === chosen) ? chosen : null,
      said: sentence,
    };
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isOwn(request)) return send(response, 403, 'text/plain', 'This page answers only to itself.');
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST') {
      const sentence = await act(url.pathname, request, options);
      if (request.headers.accept === 'application/json') {
        return send(response, 200, 'application/json', JSON.stringify({ said: sentence }));
      }
      said = sentence;
      response.writeHead(303, { location: '/' }).end();
      return;
    }
    if (url.pathname === '/events') return hints.join(response);
    if (url.pathname === '/live') return send(response, 200, HTML, livePart(view(url)).html);
    if (url.pathname === '/') return send(response, 200, HTML, wholePage(view(url)), PAGE_POLICY);
    const mail = options.inbox.find(url.pathname.replace(/^\/mail\//, 'mail-'));
    if (mail?.kind === 'mail') return send(response, 200, HTML, inNewTabs(mail.mail.html), MAIL_POLICY);
    return send(response, 404, 'text/plain', 'There is nothing here.');
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => send(response, 500, 'text/plain', sentenceOf(error)));
  });
  const port = await listen(server, options.port);

  return {
    url: `http://localhost:${port}`,
    changed: hints.post,
    close() {
      unsubscribe();
      hints.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

const HTML = 'text/html; charset=utf-8';

function send(response: ServerResponse, status: number, type: string, body: string, policy?: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // With no referrer at all, browsers send their forms from the origin "null", which is nobody's.
    'referrer-policy': 'same-origin',
    ...(policy === undefined ? {} : { 'content-security-policy': policy }),
  });
  response.end(body);
}

/** In the frame that a mail is shown in there is no room for the page behind its links. */
function inNewTabs(mail: string): string {
  return mail.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`);
}

/** Does what a button says; what came of it, or why it could not be done, in a sentence. */
async function act(path: string, request: IncomingMessage, options: CaughtPageOptions): Promise<string> {
  const { answers, traffic } = options;
  try {
    const form = await formOf(request);
    const item = form.get('item') ?? '';
    if (path === '/press') {
      const action = ACTIONS.find((one) => one === form.get('action'));
      if (action === undefined) return 'That was none of the buttons.';
      return await answers.press(item, action, form.get('as') ?? undefined);
    }
    if (path === '/reply') return await answers.reply(item, form.get('quick') ?? form.get('body') ?? '');
    if (path === '/fire') {
      await traffic.fire(form.get('scenario') ?? '');
      return 'Fired. Whoever is on call is paged now.';
    }
    if (path === '/resolve-all') return await options.resolveAll();
    return 'There is no such button.';
  } catch (error) {
    return sentenceOf(error);
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const LARGEST_FORM_BYTES = 8_192;

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > LARGEST_FORM_BYTES) throw new Error('The form is too large.');
  }
  return new URLSearchParams(text);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // A server that listens on a TCP port always has an AddressInfo; the string form belongs to Unix sockets.
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
