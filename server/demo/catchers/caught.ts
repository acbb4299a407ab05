import type { Instant } from '../../core/time/instant.ts';

/** One thing that was caught: `seq` counts from 1 and never repeats within a catcher. */
export type Caught<T> = T & { readonly seq: number; readonly at: Instant };

/** What a catcher was sent, newest last, as plain data. */
export interface Catch<T> {
  all(): readonly Caught<T>[];
  /** Everything caught after the one with this `seq`; 0 for everything still kept. */
  since(seq: number): readonly Caught<T>[];
  /** The returned function ends the subscription. */
  onMessage(listener: (caught: Caught<T>) => void): () => void;
  /** Resolves with the first one that fits, caught already or yet to come; rejects when the catcher closes. */
  waitFor(fits?: (caught: Caught<T>) => boolean): Promise<Caught<T>>;
}

export interface CatcherOptions {
  /** 0 or absent takes any free port. */
  readonly port?: number;
  /** Older ones are dropped beyond this many, so that a demo left running for weeks stays small. Default 500. */
  readonly keep?: number;
  readonly now: () => Instant;
}

export interface CatchStore<T> extends Catch<T> {
  add(content: T): Caught<T>;
  close(): void;
}

interface Waiting<T> {
  readonly fits: (caught: Caught<T>) => boolean;
  readonly resolve: (caught: Caught<T>) => void;
  readonly reject: (reason: Error) => void;
}

const DEFAULT_KEEP = 500;

export function catchStore<T extends object>(options: CatcherOptions): CatchStore<T> {
  const keep = options.keep ?? DEFAULT_KEEP;
  let seq = 0;
  let kept: Caught<T>[] = [];
  let waiting: Waiting<T>[] = [];
  const listeners = new Set<(caught: Caught<T>) => void>();

  return {
    all: () => [...kept],
    since: (after) => kept.filter((caught) => caught.seq > after),
    onMessage(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    waitFor(fits = () => true) {
      const already = kept.find(fits);
      if (already !== undefined) return Promise.resolve(already);
      return new Promise((resolve, reject) => waiting.push({ fits, resolve, reject }));
    },
    add(content) {
      seq += 1;
      const caught: Caught<T> = { ...content, seq, at: options.now() };
      kept = [...kept, caught].slice(-keep);
      const served = waiting.filter((one) => one.fits(caught));
      waiting = waiting.filter((one) => !served.includes(one));
      for (const one of served) one.resolve(caught);
      for (const listener of listeners) listener(caught);
      return caught;
    },
    close() {
      for (const one of waiting) one.reject(new Error('the catcher was closed before that arrived'));
      waiting = [];
      listeners.clear();
    },
  };
}
