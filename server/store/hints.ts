/** The topic after hints from other replicas were interrupted: whatever they said meanwhile is lost. */
export const ANYTHING = '*';

export interface Hints {
  listen(listener: (topic: string) => void): void;
  post(topic: string): void;
}

/** Topics posted in one turn of the event loop are told once, because a thousand commits need no thousand nudges. */
export function openHints(): Hints {
  const listeners: ((topic: string) => void)[] = [];
  const waiting = new Set<string>();
  const tell = (): void => {
    const topics = [...waiting];
    waiting.clear();
    for (const topic of topics) for (const listener of listeners) listener(topic);
  };
  return {
    listen: (listener) => void listeners.push(listener),
    post(topic) {
      if (waiting.size === 0) setImmediate(tell);
      waiting.add(topic);
    },
  };
}
