/** Calls that arrive while a batch is under way wait and share the next one: that is what makes one commit serve many. */
export interface Batch<T, R> {
  add(item: T): Promise<R>;
  /** Resolves when nothing is queued or under way. */
  idle(): Promise<void>;
  readonly size: number;
}

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

export interface BatchOptions {
  readonly most: number;
  /** Batches under way at once: 1 where there is one writer anyway. */
  readonly lanes: number;
}

/**
 * `work` gets up to `most` items and answers in the same order. When it throws, a batch of several is tried again one
 * item at a time, because one bad item must not fail its neighbours; a lone item's error reaches its caller.
 */
export function createBatch<T, R>(work: (items: readonly T[]) => Promise<R[]>, options: BatchOptions): Batch<T, R> {
  let queue: Waiting<T, R>[] = [];
  let running = 0;
  let scheduled = false;
  let idlers: (() => void)[] = [];

  const runOne = async (waiting: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const results = await work(waiting.map((one) => one.item));
      // A missing result would leave its caller waiting for ever.
      if (results.length !== waiting.length) throw new Error('a batch must answer as many items as it was given');
      results.forEach((result, index) => waiting[index]?.resolve(result));
    } catch (error) {
      if (waiting.length === 1) return waiting[0]?.reject(error);
      for (const one of waiting) await runOne([one]);
    }
  };

  const flush = (): void => {
    scheduled = false;
    while (queue.length > 0 && running < options.lanes) {
      const now = queue.slice(0, options.most);
      queue = queue.slice(options.most);
      running += 1;
      void runOne(now).then(() => {
        running -= 1;
        if (queue.length > 0) flush();
        else if (running === 0) {
          const done = idlers;
          idlers = [];
          for (const resolve of done) resolve();
        }
      });
    }
  };

  return {
    add(item) {
      return new Promise<R>((resolve, reject) => {
        queue.push({ item, resolve, reject });
        if (scheduled) return;
        scheduled = true;
        // One turn of the event loop, so that every request already read from its socket joins this batch.
        setImmediate(flush);
      });
    },
    idle: () =>
      queue.length === 0 && running === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve)),
    get size() {
      return queue.length + running;
    },
  };
}
