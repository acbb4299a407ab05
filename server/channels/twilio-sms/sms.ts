import { shortText } from '../../core/notifying/compose.ts';
import type { Channel, Outgoing, SendResult } from '../channel.ts';
import type { Deadline } from '../deadline.ts';
import { deadline, silence } from '../deadline.ts';
import type { ChannelDefinition, ChannelDeps } from '../definition.ts';
import { delivered, gaveUp } from '../result.ts';
import { clip } from '../text.ts';
import { checkPhoneNumber, factsFor } from './address.ts';
import type { Conversation } from './carrier.ts';
import { converse, loadSdk } from './carrier.ts';
import { classify } from './errors.ts';
import { LONGEST_TEXT, receiveSms } from './receive.ts';
import { smsSettings } from './settings.ts';
import type { SmsSettings } from './settings.ts';

async function send(message: Outgoing, settings: SmsSettings, deps: ChannelDeps, limit: Deadline): Promise<SendResult> {
  const { client, header }: Conversation = converse(await loadSdk(), settings, deps, limit);
  const { from, messagingServiceSid, publicUrl } = settings;
  const text = shortText(factsFor(message.address, message.facts, settings.twoWay));
  try {
    const accepted = await client.messages.create({
      to: message.address,
      body: clip(text, LONGEST_TEXT),
      ...(messagingServiceSid === undefined ? { from } : { messagingServiceSid }),
      ...(publicUrl === null ? {} : { statusCallback: `${publicUrl.replace(/\/$/, '')}/channels/sms/status` }),
    });
    return delivered({ sid: accepted.sid }, `${accepted.status} at Twilio`);
  } catch (error) {
    return classify(error, message.attempt, limit, header);
  }
}

async function checkAccount(settings: SmsSettings, deps: ChannelDeps, limit: Deadline): Promise<string | null> {
  const { client, header } = converse(await loadSdk(), settings, deps, limit);
  try {
    const { status } = await client.api.v2010.accounts(settings.accountSid).fetch();
    return status === 'active' ? null : `the Twilio account is ${status}; look at its console`;
  } catch (error) {
    const result = classify(error, 1, limit, header);
    return result.kind === 'delivered' ? null : result.reason;
  }
}

function createSms(settings: SmsSettings, deps: ChannelDeps): Channel {
  return {
    type: 'sms',
    kind: 'text',
    // Each text costs money and makes a noise; chat and mail tell the same without either.
    notifiesByDefault: false,
    checkAddress: checkPhoneNumber,
    async send(message, signal) {
      const wrong = checkPhoneNumber(message.address);
      if (wrong !== null) return gaveUp(wrong);
      const limit = deadline(signal, deps);
      try {
        return await send(message, settings, deps, limit);
      } catch (error) {
        return gaveUp(`the Twilio SDK cannot be used: ${silence('Twilio', error, limit)}`);
      }
    },
    receive: (request) => receiveSms(request, settings),
    check: (signal) => checkAccount(settings, deps, deadline(signal, deps)),
    close: () => Promise.resolve(),
  };
}

export const sms: ChannelDefinition<SmsSettings> = {
  type: 'sms',
  kind: 'text',
  settings: smsSettings,
  checkAddress: checkPhoneNumber,
  create: createSms,
};
