/** What happens to the next request: a wrong answer of the protocol's own kind, or none at all. */
type Fault<Refusal> =
  { readonly kind: 'refuse'; readonly refusal: Refusal } | { readonly kind: 'hang' } | { readonly kind: 'pass' };

/** The part of a catcher with which a test makes its provider misbehave. */
export interface Faulty<Refusal> {
  /** The next `times` requests are refused. */
  refuseNext(refusal: Refusal, times?: number): void;
  /** The next request goes through; for a fault that is meant for the one after it. */
  passNext(): void;
  /** The next `times` requests get no answer until `release`. */
  hangNext(times?: number): void;
  /** Resolves as soon as a request hangs, so that a test needs no sleep to know it. */
  hanging(): Promise<void>;
  /** Lets every hanging request go on as if nothing had been wrong. */
  release(): void;
}

export interface FaultQueue<Refusal> extends Faulty<Refusal> {
  /** Called once for each request; waits while it hangs, then says how to refuse it, or null to go on. */
  next(): Promise<Refusal | null>;
}

export function faultQueue<Refusal>(): FaultQueue<Refusal> {
  const faults: Fault<Refusal>[] = [];
  let held: (() => void)[] = [];
  let watchers: (() => void)[] = [];
  const queue = (fault: Fault<Refusal>, times = 1): void => {
    for (let i = 0; i < times; i += 1) faults.push(fault);
  };

  return {
    refuseNext: (refusal, times) => queue({ kind: 'refuse', refusal }, times),
    passNext: () => queue({ kind: 'pass' }),
    hangNext: (times) => queue({ kind: 'hang' }, times),
    hanging: () => (held.length > 0 ? Promise.resolve() : new Promise((resolve) => watchers.push(resolve))),
    release() {
      for (const go of held) go();
      held = [];
    },
    async next() {
      const fault = faults.shift();
      if (fault === undefined || fault.kind === 'pass') return null;
      if (fault.kind === 'refuse') return fault.refusal;
      await new Promise<void>((resolve) => {
        held.push(resolve);
        for (const watcher of watchers) watcher();
        watchers = [];
      });
      return null;
    },
  };
}
