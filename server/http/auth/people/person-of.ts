import type { Identity } from '../grafana/identity.ts';
import type { Match } from './match.ts';

/** Finds whoever Grafana says is calling among the configured people, and adds who is missing and was verified. */
export function createPersonOf(
  find: (email: string) => Match | null,
  welcome: (identity: Identity) => Promise<Match>,
): (identity: Identity) => Promise<Match> {
  return async (identity) => {
    const match = identity.email === null ? null : find(identity.email);
    if (match !== null) return match;
    if (identity.isVerified) return await welcome(identity);
    // Whoever knows the secret can claim to be anybody here: enough to be one of us, not to write down new ones.
    const missing =
      identity.email === null ? 'Your profile in Grafana has no e-mail' : `Nobody has the e-mail ${identity.email}`;
    return { kind: 'nobody', advice: `${missing}, by which you would be found. An editor can add you as a person.` };
  };
}
