import type { HttpReply, InboundRequest, InboundResult, Outcome } from '../channel.ts';
import { deadline, silence } from '../deadline.ts';
import type { ChannelDeps } from '../definition.ts';
import { clip } from '../text.ts';
import { LIMITS } from './blocks.ts';
import { readClick } from './interactions.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { SlackSettings } from './settings.ts';
import { signatureProblem } from './signature.ts';

const refused = (status: number, reason: string): InboundResult => ({ kind: 'refused', status, reason });

/** Clicks, and the words that go back to whoever clicked. They travel apart, because Slack wants its 200 within 3 s. */
export interface Receiver {
  receive(request: InboundRequest): Promise<InboundResult>;
  settled(): Promise<void>;
}

export function createReceiver(settings: SlackSettings, deps: ChannelDeps): Receiver {
  const underway = new Set<Promise<void>>();

  async function whisper(responseUrl: string, text: string): Promise<void> {
    const limit = deadline(new AbortController().signal, deps);
    try {
      const response = await fetch(responseUrl, {
        method: 'POST',
        redirect: 'error',
        signal: limit.signal,
        headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': `Tocsin/${deps.version}` },
        body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
      });
      await response.body?.cancel();
      if (!response.ok) deps.report(`Slack took no answer to a click: ${response.status} ${response.statusText}`);
    } catch (error) {
      deps.report(`no answer to a click: ${silence('Slack', error, limit)}`);
    }
  }

  /** What was done shows on the message itself; only a refusal needs words, and only its clicker sees them. */
  function reply(responseUrl: string | null, outcomes: readonly Outcome[]): HttpReply {
    const sentences = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [outcome.sentence] : []));
    if (sentences.length > 0 && responseUrl !== null) {
      const task = whisper(responseUrl, mrkdwn(clip(sentences.join('\n'), LIMITS.section), LIMITS.section));
      underway.add(task);
      void task.finally(() => underway.delete(task));
    }
    return { status: 200, contentType: 'text/plain', body: '' };
  }

  return {
    async receive(request) {
      if (request.path !== 'interactions')
        return refused(404, 'Slack interactions are taken at channels/slack/interactions');
      if (request.method !== 'POST') return refused(405, 'Slack interactions are POSTed');
      const problem = signatureProblem(request, settings.signingSecret);
      if (problem !== null) return refused(403, problem);
      const click = readClick(new TextDecoder().decode(request.rawBody), settings.apiUrl);
      if (click === null) return refused(400, 'not a click on a message of Tocsin');
      return { kind: 'accepted', inbound: click.inbound, reply: (outcomes) => reply(click.responseUrl, outcomes) };
    },
    async settled() {
      await Promise.allSettled(underway);
    },
  };
}
