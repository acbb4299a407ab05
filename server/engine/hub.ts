import type { Database } from '../store/database.ts';
import type { Committed } from './commit.ts';

/** Rooms of work that can be woken. */
export type Topic = 'inbox' | 'groups' | 'outbox';

/** Tells pumps and live pages, here and in other replicas, that something was committed. A hint, never the only way. */
export interface Hub {
  on(topic: Topic, listener: () => void): void;
  onGroup(listener: (groupId: string) => void): () => void;
  requests(): void;
  committed(committed: Committed, alarm: (groupId: string, reason: string) => void): void;
}

/** NOTIFY carries at most 8,000 bytes; live pages look at their list again when nothing is named. */
const MOST_NAMED = 100;

export function createHub(database: Database): Hub {
  const pokes: { readonly [T in Topic]: (() => void)[] } = { inbox: [], groups: [], outbox: [] };
  const watchers = new Set<(groupId: string) => void>();
  const shared = database.dialect === 'postgres';

  const poke = (topic: Topic): void => pokes[topic].forEach((listener) => listener());
  const say = (topic: Topic, ids: readonly string[] = []): void => {
    poke(topic);
    for (const watcher of watchers) ids.forEach(watcher);
    if (shared) database.hint([topic, ...(ids.length > MOST_NAMED ? [] : ids)].join(' '));
  };

  database.onHint((hint) => {
    const [topic, ...ids] = hint.split(' ');
    // The connection was interrupted: whatever was said meanwhile is unknown.
    if (topic === '*') return (['inbox', 'groups', 'outbox'] as const).forEach(poke);
    if (topic !== 'inbox' && topic !== 'groups' && topic !== 'outbox') return;
    poke(topic);
    for (const watcher of watchers) ids.forEach(watcher);
  });

  return {
    on: (topic, listener) => void pokes[topic].push(listener),
    onGroup(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    requests: () => say('inbox'),
    committed({ groupIds, messages, alarms }, alarm) {
      if (groupIds.length > 0) say('groups', groupIds);
      if (messages > 0) say('outbox');
      for (const one of alarms) alarm(one.groupId, one.reason);
    },
  };
}
