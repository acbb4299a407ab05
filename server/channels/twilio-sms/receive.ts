import type { HttpReply, Inbound, InboundRequest, InboundResult, Outcome } from '../channel.ts';
import { clip, escapeMarkup } from '../text.ts';
import { loadSdk } from './carrier.ts';
import { readReply } from './reply.ts';
import type { SmsSettings } from './settings.ts';

/** Twilio never cuts: a longer text is refused. */
export const LONGEST_TEXT = 1_600;

const DISABLED = 'Replies are disabled for this number. Open the link in the message, or answer in Grafana.';

const refused = (status: number, reason: string): InboundResult => ({ kind: 'refused', status, reason });

const twiml = (content: string): HttpReply => ({
  status: 200,
  contentType: 'text/xml; charset=utf-8',
  body: `<?xml version="1.0" encoding="UTF-8"?><Response>${content}</Response>`,
});

function say(sentences: readonly string[]): HttpReply {
  const text = clip(sentences.filter((sentence) => sentence.trim() !== '').join('\n'), LONGEST_TEXT);
  return twiml(text === '' ? '' : `<Message>${escapeMarkup(text)}</Message>`);
}

const spoken = (outcomes: readonly Outcome[]): string[] =>
  outcomes.flatMap((outcome) => (outcome.kind === 'silent' ? [] : [outcome.sentence]));

function inboundText(params: URLSearchParams, twoWay: boolean): InboundResult {
  const from = params.get('From') ?? '';
  const text = params.get('Body') ?? '';
  // Twilio has understood the word in its own list, which may be configured: what it says goes, even against ours.
  const optOut = params.get('OptOutType')?.toUpperCase();
  const read: Inbound =
    optOut === 'STOP' || optOut === 'START'
      ? { kind: 'consent', from, allowed: optOut === 'START' }
      : readReply(from, text);
  if (read.kind === 'consent') {
    // After a stop Twilio sends nothing to that number, and to both words it has answered by itself.
    return { kind: 'accepted', inbound: [read], reply: () => twiml('') };
  }
  if (!twoWay) {
    // Still handed on, as something without a meaning: only the directory knows whether to be silent to this number.
    const reply = (outcomes: readonly Outcome[]): HttpReply => say(spoken(outcomes).length === 0 ? [] : [DISABLED]);
    return { kind: 'accepted', inbound: [{ kind: 'unknown', from, text }], reply };
  }
  return { kind: 'accepted', inbound: [read], reply: (outcomes) => say(spoken(outcomes)) };
}

type MessageState = Extract<Inbound, { kind: 'status' }>['status'];

/** The states on the way (`queued`, `sending` …) say nothing that `send` did not know. */
const STATES: Readonly<Record<string, MessageState>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

function deliveryState(params: URLSearchParams): InboundResult {
  const sid = params.get('MessageSid') ?? '';
  const word = (params.get('MessageStatus') ?? '').toLowerCase();
  const status = STATES[word];
  const code = params.get('ErrorCode');
  const detail = code === null || code === '' ? word : `${word} (Twilio error ${code})`;
  const inbound: Inbound[] =
    status === undefined || sid === '' ? [] : [{ kind: 'status', ref: { sid }, status, detail }];
  return { kind: 'accepted', inbound, reply: () => twiml('') };
}

export async function receiveSms(request: InboundRequest, settings: SmsSettings): Promise<InboundResult> {
  if (!['', 'reply', 'status'].includes(request.path))
    return refused(404, 'Twilio is taken at channels/sms/reply and /status');
  if (request.method !== 'POST') return refused(405, 'let Twilio use HTTP POST');
  const params = new URLSearchParams(new TextDecoder().decode(request.rawBody));
  const sdk = await loadSdk();
  const given = request.headers['x-twilio-signature'] ?? '';
  if (!URL.canParse(request.url) || !sdk.validateRequest(settings.authToken, given, request.url, fieldsOf(params))) {
    return refused(
      403,
      'not signed by Twilio; the Auth Token and the public URL of this service must be the right ones',
    );
  }
  return request.path === 'status' ? deliveryState(params) : inboundText(params, settings.twoWay);
}

/** A parameter that stands twice is signed with both its values. */
function fieldsOf(params: URLSearchParams): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    fields[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return fields;
}
