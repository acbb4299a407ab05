import { LogLevel, WebClient } from '@slack/web-api';
import type { Logger } from '@slack/web-api';
import { isAboutNoGroup } from '../../core/notifying/message.ts';
import type { Channel, Outgoing, ProviderRef, SendResult } from '../channel.ts';
import type { Deadline } from '../deadline.ts';
import { deadline } from '../deadline.ts';
import type { ChannelDefinition, ChannelDeps } from '../definition.ts';
import { delivered, gaveUp } from '../result.ts';
import { classify, isGone } from './errors.ts';
import { groupMessage, plainMessage, threadReply } from './message.ts';
import { createReceiver } from './receive.ts';
import { slackSettings } from './settings.ts';
import type { SlackSettings } from './settings.ts';

/** Only identifiers: names such as #ops and @ana can be changed or taken over. */
export function checkSlackAddress(address: string): string | null {
  if (/^[UWCG][A-Z0-9]{2,20}$/.test(address)) return null;
  return 'write a member ID such as U024BE7LH (in the profile, "Copy member ID") or a channel ID such as C024BE91L';
}

const isDirect = (address: string): boolean => /^[UW]/.test(address);

function quietLogger(report: (trouble: string) => void): Logger {
  const silent = (): void => undefined;
  return {
    debug: silent,
    info: silent,
    // Everything that matters comes back as an error of the call; the SDK would print it a second time.
    warn: silent,
    error: (...messages) => report(messages.map(String).join(' ')),
    setLevel: silent,
    getLevel: () => LogLevel.ERROR,
    setName: silent,
  };
}

/** A client for one conversation, because the SDK takes no signal, but lets us carry its requests. */
function clientFor(settings: SlackSettings, deps: ChannelDeps, limit: Deadline): WebClient {
  return new WebClient(settings.botToken, {
    slackApiUrl: settings.apiUrl,
    fetch: (url, init) => fetch(url, { ...init, signal: limit.signal }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: quietLogger(deps.report),
  });
}

async function post(client: WebClient, message: Outgoing): Promise<ProviderRef> {
  const { facts } = message;
  const content = isAboutNoGroup(facts) ? plainMessage(facts) : groupMessage(facts, isDirect(message.address));
  const posted = await client.chat.postMessage({
    channel: message.address,
    ...content,
    unfurl_links: false,
    unfurl_media: false,
    // Slack has no idempotency key; without this a doubled message could not even be recognised.
    metadata: { event_type: 'tocsin_message', event_payload: { id: message.id, alert_group: facts.groupId } },
  });
  return { channel: posted.channel ?? message.address, ts: posted.ts ?? '' };
}

async function update(client: WebClient, channel: string, ts: string, message: Outgoing): Promise<boolean> {
  try {
    await client.chat.update({ channel, ts, ...groupMessage(message.facts, isDirect(message.address)) });
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

async function deliver(client: WebClient, message: Outgoing, settings: SlackSettings): Promise<SendResult> {
  const { facts, standing } = message;
  const { channel, ts } = standing ?? {};
  if (channel === undefined || ts === undefined || isAboutNoGroup(facts)) {
    if (facts.purpose.kind === 'update')
      return delivered(null, 'no message stands here that could be brought up to date');
    return delivered(await post(client, message), 'posted');
  }
  // The update goes first because it may be repeated: after a failure in between, the reply is still said only once.
  if (!(await update(client, channel, ts, message))) {
    return delivered(await post(client, message), 'posted anew, the earlier message is gone');
  }
  const words = threadReply(facts);
  if (words === null) return delivered({ channel, ts }, 'updated');
  const broadcast = facts.purpose.kind === 'page' && settings.broadcastReescalation;
  const reply = { channel, thread_ts: ts, text: words };
  await client.chat.postMessage(broadcast ? { ...reply, reply_broadcast: true } : reply);
  return delivered(
    { channel, ts },
    broadcast ? 'updated, and said again in the channel' : 'updated, and said in the thread',
  );
}

function createSlack(settings: SlackSettings, deps: ChannelDeps): Channel {
  const receiver = createReceiver(settings, deps);
  return {
    type: 'slack',
    kind: 'chat',
    notifiesByDefault: true,
    checkAddress: checkSlackAddress,
    async send(message, signal) {
      const wrong = checkSlackAddress(message.address);
      if (wrong !== null) return gaveUp(wrong);
      const limit = deadline(signal, deps);
      try {
        return await deliver(clientFor(settings, deps, limit), message, settings);
      } catch (error) {
        return classify(error, message.attempt, limit);
      }
    },
    async setUserGroup(usergroup, members, signal) {
      const limit = deadline(signal, deps);
      try {
        await clientFor(settings, deps, limit).usergroups.users.update({ usergroup, users: members.join(',') });
        return delivered(null, `${members.length === 1 ? '1 member' : `${members.length} members`} set`);
      } catch (error) {
        return classify(error, 1, limit);
      }
    },
    receive: (request) => receiver.receive(request),
    async check(signal) {
      const limit = deadline(signal, deps);
      try {
        await clientFor(settings, deps, limit).auth.test();
        return null;
      } catch (error) {
        const result = classify(error, 1, limit);
        return result.kind === 'delivered' ? null : result.reason;
      }
    },
    close: () => receiver.settled(),
  };
}

export const slack: ChannelDefinition<SlackSettings> = {
  type: 'slack',
  kind: 'chat',
  settings: slackSettings,
  checkAddress: checkSlackAddress,
  create: createSlack,
};
