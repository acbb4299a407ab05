import type { Channel, InboundRequest, InboundResult } from '../../channels/channel.ts';

/** A way out that can be told what to make of a request that comes back; it sends nothing. */
export function fakeChannel(
  type: string,
  kind: Channel['kind'],
  receive?: (request: InboundRequest) => InboundResult,
): Channel {
  const channel: Channel = {
    ...{ type, kind, notifiesByDefault: kind === 'mail' },
    checkAddress: () => null,
    send: () => Promise.resolve({ kind: 'delivered', ref: null, detail: '' }),
    check: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
  return receive === undefined ? channel : { ...channel, receive: (request) => Promise.resolve(receive(request)) };
}
