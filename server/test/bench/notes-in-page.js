// Runs in the page, before anything of it does: what the service's own sources know of browsers is nothing.
(() => {
  const tasks = [];
  let frames = 0;
  let usableAt = null;

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask', buffered: true });

  const count = () => {
    frames += 1;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);

  const watching = new MutationObserver(() => {
    if (document.querySelector('[data-group]') === null) return;
    watching.disconnect();
    // A frame later it is drawn, and a task later whatever was pressed meanwhile is answered.
    requestAnimationFrame(() => setTimeout(() => (usableAt = performance.now())));
  });
  watching.observe(document, { childList: true, subtree: true });

  const moved = (place, push, patience) =>
    new Promise((resolve) => {
      let still = 0;
      const move = () => {
        const before = place();
        push();
        still = place() === before ? still + 1 : 0;
        if (still > patience) resolve(null);
        else requestAnimationFrame(move);
      };
      move();
    });

  window.tocsinNotes = {
    read: () => ({ tasks, frames, usableAt, at: performance.now() }),

    /** When the last byte of the first groups arrived. */
    dataAt() {
      const answers = performance.getEntriesByType('resource').filter(({ name }) => /\/alert-groups\?/.test(name));
      return answers[0]?.responseEnd ?? Number.NaN;
    },

    /** So many px in each frame, until nothing has moved for `patience` frames: at the end more may be on its way. */
    scroll: (step, patience) =>
      moved(
        () => window.scrollY,
        () => window.scrollBy(0, step),
        patience,
      ),

    /** The same sideways, within the first element that is found. */
    scrollAcross(selector, step, patience) {
      const element = document.querySelector(selector);
      return moved(
        () => element.scrollLeft,
        () => element.scrollBy(step, 0),
        patience,
      );
    },
  };
})();
