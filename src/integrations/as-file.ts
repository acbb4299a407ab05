import type { documentOf } from './integration-draft.ts';

/** In a file secrets come from the environment; one that is not shown could not be written down anyway. */
export function asFile(document: ReturnType<typeof documentOf>): object {
  const { basic, bearer, hmac } = document.auth ?? {};
  const name = (document.id ?? document.name).toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return {
    ...document,
    token: `$${name}_TOKEN`,
    auth: {
      ...(basic === undefined ? {} : { basic: { ...basic, password: `$${name}_PASSWORD` } }),
      ...(bearer === undefined ? {} : { bearer: `$${name}_BEARER` }),
      ...(hmac === undefined ? {} : { hmac: { ...hmac, secret: `$${name}_HMAC_SECRET` } }),
    },
  };
}
