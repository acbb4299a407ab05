export interface Latch {
  readonly opened: Promise<void>;
  open(): void;
}

/** A door that a test opens when it wants to: the order of concurrent things, said instead of slept for. */
export function latch(): Latch {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
