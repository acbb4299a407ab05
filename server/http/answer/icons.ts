import type { MessageFacts } from '../../core/notifying/message.ts';
import type { Html } from './html.ts';

type State = MessageFacts['status'];

/** The same four words and pictures as in the app, in chat and in mail. */
export const STATE_WORDS: { readonly [S in State]: string } = {
  firing: 'Firing',
  acknowledged: 'Acknowledged',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
};

/** Bell, person, clock, check: colour alone tells nothing to a reader who sees none. */
const PATHS: { readonly [S in State]: string } = {
  firing: 'M12 2a6 6 0 0 0-6 6v5l-2 3v1h16v-1l-2-3V8a6 6 0 0 0-6-6Zm-2.5 17a2.5 2.5 0 0 0 5 0Z',
  acknowledged: 'M12 2a5 5 0 1 1 0 10 5 5 0 0 1 0-10Zm0 12c5 0 9 2.6 9 6v2H3v-2c0-3.4 4-6 9-6Z',
  snoozed: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 5v4.6l3.3 3.3-1.4 1.4L11 12.4V7Z',
  resolved: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.5 14.4-4.4-4.4 1.5-1.5 2.9 2.9 6-6 1.5 1.5Z',
};

export function icon(state: State): Html {
  return { html: `<svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true"><path d="${PATHS[state]}"/></svg>` };
}
