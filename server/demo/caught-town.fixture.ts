import type { Channel } from '../channels/channel.ts';
import { channelSettings, createChannels } from '../channels/registry.ts';
import type { MessageFacts } from '../core/notifying/message.ts';
import { readConfig } from '../runtime/config.ts';
import { channelDeps, listenLocally, patient } from '../test/catchers.ts';
import { someMessage } from '../test/messages.ts';
import { virtualClock } from '../runtime/virtual-clock.ts';
import { answersThrough } from './answers.ts';
import { startCatching } from './catching.ts';
import type { LocalReply, LocalRequest } from './catchers/local-http.ts';
import { openInbox } from './inbox/inbox.ts';
import type { Townsperson } from './townspeople.ts';

export const NOW = Date.UTC(2026, 10, 21, 9, 30);

export const PEOPLE: readonly Townsperson[] = [
  {
    id: 'ana',
    name: 'Ana Ünal',
    team: 'Shop',
    addresses: [
      { channel: 'slack', address: 'U0ANA' },
      { channel: 'email', address: 'ana@town.example' },
      { channel: 'sms', address: '+12025550101' },
    ],
  },
  { id: 'ben', name: 'Ben <Okafor>', team: 'Shop', addresses: [{ channel: 'sms', address: '+12025550102' }] },
];

const readFile = (): never => {
  throw new Error('no files here');
};

/** The catchers with the real channels in front of them, and a service behind that only listens. */
export async function caughtTown() {
  const clock = virtualClock(NOW);
  const heard: LocalRequest[] = [];
  const service = { reply: (_request: LocalRequest): LocalReply => ({ status: 200, body: '' }) };
  const server = await listenLocally(0, async (request) => {
    heard.push(request);
    return service.reply(request);
  });
  const catching = await startCatching(clock);
  const read = readConfig({ variables: catching.environment, readFile }, channelSettings);
  if (!read.ok) throw new Error(read.errors.join('\n'));
  const channels = createChannels(read.config.channels, channelDeps());
  const publicUrl = server.url;
  const people = () => PEOPLE;
  const inbox = openInbox({ catchers: catching.catchers, clock, people, publicUrl });
  const answers = answersThrough({ inbox, catchers: catching.catchers, people, publicUrl });

  /** Sends as the service would. The link is the one of that person and alert group. */
  const send = async (type: string, address: string, facts: Partial<MessageFacts> = {}) => {
    const answer = `${publicUrl}/a/g-42.ana.${type}.tp7gha.u8Wq24z1OdY7kzJfprC2Qg`;
    const links = { ...someMessage('').facts.links, answer, ...facts.links };
    const channel = channels.get(type) as Channel;
    const message = someMessage(address, { ...facts, links }, { standing: null });
    const first = await channel.send(message, patient());
    // The town before listened on the same ports, so a connection kept open may lead to nobody: the engine tries again too.
    return first.kind === 'try-again' ? channel.send(message, patient()) : first;
  };
  return {
    ...{ clock, heard, service, catching, inbox, answers, publicUrl, send },
    async close() {
      for (const channel of channels.values()) await channel.close();
      await catching.close();
      await server.close();
    },
  };
}

export type CaughtTown = Awaited<ReturnType<typeof caughtTown>>;
