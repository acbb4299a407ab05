/** Lets one in at a time, in order of arrival: a busy writer cannot keep the others out. */
export interface Gate {
  /** Resolves when it is this caller's turn; the returned function lets the next one in. */
  enter(): Promise<() => void>;
}

export function openGate(): Gate {
  let last: Promise<void> = Promise.resolve();
  return {
    async enter() {
      const before = last;
      let leave: () => void = () => {};
      last = new Promise((resolve) => {
        leave = resolve;
      });
      await before;
      return leave;
    },
  };
}
