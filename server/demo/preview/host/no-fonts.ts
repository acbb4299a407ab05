/** In place of the fonts that Grafana's global styles load: asking for files that are not here is an error on every page. */
export const getFontStyles = (): readonly never[] => [];
