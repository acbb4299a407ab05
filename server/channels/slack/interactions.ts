import { z } from 'zod';
import type { Inbound } from '../channel.ts';

const clickSchema = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string().min(1) }),
  response_url: z.string().optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })),
});

export interface Click {
  readonly inbound: readonly Inbound[];
  /** Where a word to the one who clicked can be sent; null when Slack gave none or it is not Slack's. */
  readonly responseUrl: string | null;
}

const ANSWERS = ['acknowledge', 'decline', 'resolve'] as const;

const SLACK_HOSTS = new Set(['hooks.slack.com', 'hooks.slack-gov.com']);

/** What a request tells us to POST to must be Slack or the configured API's own host, or we could be sent anywhere. */
export function isResponseUrl(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  return origin === new URL(apiUrl).origin || (protocol === 'https:' && SLACK_HOSTS.has(hostname));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The answers in the body of an interaction; null when it is not a click on one of our messages. */
export function readClick(body: string, apiUrl: string): Click | null {
  const payload = new URLSearchParams(body).get('payload');
  const click = clickSchema.safeParse(parseJson(payload ?? ''));
  if (!click.success) return null;
  const { user, actions, response_url: responseUrl } = click.data;
  const inbound = actions.flatMap(({ action_id, value }): Inbound[] => {
    const answer = ANSWERS.find((one) => one === action_id);
    if (answer === undefined || value === undefined || value === '') return [];
    return [{ kind: 'answer', answer, about: { kind: 'group', groupId: value }, from: user.id }];
  });
  return { inbound, responseUrl: responseUrl && isResponseUrl(responseUrl, apiUrl) ? responseUrl : null };
}
