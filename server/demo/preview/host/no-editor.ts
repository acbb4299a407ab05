/** In the place of monaco, which would be most of the bundle, and which no page of the app uses. */
export const editor = {};
export const languages = {};
