/** What Grafana's components ask of a browser, and jsdom does not have. */
Object.assign(window, {
  matchMedia: (media: string): Partial<MediaQueryList> => ({
    ...{ media, matches: false },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
});
