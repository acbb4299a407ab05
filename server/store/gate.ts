/** In order of arrival, so that a busy writer cannot keep the others out. */
export interface Gate {
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
