import type { Channel } from '../../channels/channel.ts';
import type { Api } from '../../contract/routes.ts';
import { roundRobinKeys } from '../../core/directory/world.ts';
import type { Known } from '../../engine/known.ts';
import type { Database } from '../../store/database.ts';
import { turnsSoFar } from '../../store/round-robin.ts';
import { Refusal } from '../problem.ts';
import type { HandlersOf } from './handler.ts';

export function channelHandlers(channels: ReadonlyMap<string, Channel>): HandlersOf<Api['channels']> {
  const items = [...channels].map(([id, { kind, notifiesByDefault }]) => ({ id, kind, notifies: notifiesByDefault }));
  items.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { list: () => ({ body: { items } }) };
}

export function turnHandlers(database: Database, known: () => Known): HandlersOf<Api['turns']> {
  return {
    ofChain: async ({ params }) => {
      const chain = known().directory.chains.get(params.id);
      if (chain === undefined) throw new Refusal('not-found', `There is no escalation chain ${params.id}.`);
      const keys = roundRobinKeys(chain);
      const taken = await database.read((tx) => turnsSoFar(tx, keys));
      return { body: { items: keys.map((key) => ({ step: stepIn(key), taken: taken.get(key) ?? 0 })) } };
    },
  };
}

/** The position is what stands behind the last slash of the key. */
function stepIn(key: string): number {
  return Number(key.slice(key.lastIndexOf('/') + 1));
}
