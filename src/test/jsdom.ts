/** Nothing has a size or a place here, so there is nothing to tell of one. */
class Observer {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
}

/** What Grafana's components ask of a browser, and jsdom does not have. */
Object.assign(window, {
  matchMedia: (media: string): Partial<MediaQueryList> => ({
    ...{ media, matches: false },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
  ResizeObserver: Observer,
  IntersectionObserver: Observer,
});

// Lists measure how wide their longest text is.
Object.assign(HTMLCanvasElement.prototype, {
  getContext: () => ({ font: '', measureText: (text: string) => ({ width: text.length * 8 }) }),
});

// Drawers ask how wide scroll bars are drawn; jsdom says with every answer that it does not know.
const styleOf = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => styleOf(element);
