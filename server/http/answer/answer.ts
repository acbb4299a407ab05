import type { Express, Request, Response } from 'express';
import type { Engine } from '../../engine/engine.ts';
import { readBody, textOf } from '../request-body.ts';
import type { BodyLimit } from '../request-body.ts';
import { messagePage } from './layout.ts';
import { answerPage } from './page.ts';
import { CONTENT_SECURITY_POLICY } from './style.ts';
import { ANSWERS, saidInQuery } from './view.ts';
import type { Answer, AnswerView } from './view.ts';

export interface AnswerDeps {
  readonly engine: Engine;
  load(who: { readonly groupId: string; readonly personId: string }): Promise<AnswerView | null>;
}

/** One word of a form; whoever sends more is not one of our buttons. */
const FORM_LIMIT: BodyLimit = { bytes: 1_024, setting: 'nothing: the form has one field' };

/**
 * `/a/<token>`: the page behind the link in a mail or text. Opening it changes nothing, however often, because mail
 * scanners and previews open every link; only the buttons, which send a form, do.
 */
export function mountAnswerPages(app: Express, deps: AnswerDeps): void {
  app.get('/a/:token', async (request, response) => {
    const link = linkOf(deps.engine, request, response);
    if (link === null) return;
    const view = await deps.load(link);
    if (view === null) return gone(response);
    send(response, 200, answerPage(view, saidInQuery(request.query['said'])));
  });

  app.post('/a/:token', async (request, response) => {
    const link = linkOf(deps.engine, request, response);
    if (link === null) return;
    const answer = await answerIn(request);
    if (answer === null) {
      const todo = 'Go back to the page and press one of its buttons.';
      return send(response, 400, messagePage('That was none of the buttons', [todo]));
    }
    const by = { kind: 'person', personId: link.personId, via: link.channel } as const;
    const result = await deps.engine.act(link.groupId, { kind: answer, by });
    if (result.kind === 'not-found') return gone(response);
    // Back to the same page with GET, so that reloading it does not send the answer again.
    response.setHeader('location', `?said=${answer}${result.kind === 'unchanged' ? '.unchanged' : ''}`);
    send(response, 303, messagePage('Noted', [result.sentence]));
  });

  app.all('/a/:token', (_request, response) => {
    response.setHeader('allow', 'GET, HEAD, POST');
    send(response, 405, messagePage('This page only shows and takes answers', ['Open the link in a browser.']));
  });
}

function linkOf(engine: Engine, request: Request, response: Response) {
  const token = request.params['token'];
  const link = engine.readLink(typeof token === 'string' ? token : '');
  if (link.kind === 'valid') return link;
  if (link.kind === 'expired') {
    const page = messagePage('This link has expired', [
      'Links in messages work for some days only, so that an old mailbox is no key to your alerts.',
      'Answer from the newest message about this alert group.',
    ]);
    send(response, 410, page);
    return null;
  }
  const page = messagePage('This link does not work', [
    'Part of it is missing or was changed on the way. Nothing was done.',
    'Open it again from the message, and copy all of it if you copy it.',
  ]);
  send(response, 403, page);
  return null;
}

function gone(response: Response): void {
  const page = messagePage('There is no such alert group', [
    'The link is genuine, but Tocsin does not know the group: its database may be of an earlier day. Nothing was done.',
  ]);
  send(response, 404, page);
}

function answerIn(request: Request): Promise<Answer | null> {
  return new Promise((resolve) => {
    readBody(request, FORM_LIMIT, (result) => {
      const text = result.kind === 'body' ? textOf(result.bytes) : null;
      const action = new URLSearchParams(text ?? '').get('action');
      resolve(ANSWERS.find((answer) => answer === action) ?? null);
    });
  });
}

function send(response: Response, status: number, page: string): void {
  response.status(status);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
  // The address is the key: it must not travel on to the dashboards that the page links to.
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-robots-tag', 'noindex, nofollow');
  response.setHeader('cache-control', 'no-store');
  response.end(page);
}
