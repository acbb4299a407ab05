import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { SECOND_MS } from '../../core/time/instant.ts';
import type { SendResult } from '../channel.ts';
import type { Deadline } from '../deadline.ts';
import { unanswered } from '../deadline.ts';
import { backOffMs, gaveUp, retryAfterMs, tryAgain } from '../result.ts';
import { clip } from '../text.ts';

/** Only for refusals that somebody can do something about. */
const ADVICE: Readonly<Record<string, string>> = {
  account_inactive: 'the bot token belongs to a removed app or account; install the Slack app again',
  cannot_dm_bot: 'the address is a bot; write the member ID of a person',
  channel_not_found: 'check the ID, and invite the bot if the channel is private',
  invalid_auth: 'check the bot token',
  is_archived: 'the channel is archived; write another one',
  messages_tab_disabled: 'switch on the Messages Tab under "App Home" of the Slack app',
  missing_scope:
    'give the Slack app the scopes chat:write and im:write, for user groups usergroups:write, then install it again',
  no_such_subteam: 'check the ID of the user group, and that it is not disabled',
  not_authed: 'write a bot token',
  not_in_channel: 'invite the bot to the channel',
  permission_denied: 'the workspace lets only some people change user groups; ask its administrator',
  plan_upgrade_required: 'user groups need a paid plan of Slack',
  org_login_required: 'the workspace was moved to an organisation; install the Slack app again',
  restricted_action: 'the workspace does not allow the bot to write there; ask its administrator',
  token_expired: 'write a new bot token',
  token_revoked: 'the bot token was revoked; install the Slack app again',
  user_disabled: 'the member was deactivated; write another address',
  user_not_found: 'check the member ID, it is found under "Copy member ID" in the profile',
};

const TRANSIENT = new Set([
  'fatal_error',
  'internal_error',
  'rate_limited',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

const refusalOf = (error: unknown): string | null =>
  error instanceof WebAPIPlatformError ? clip(String(error.data.error), 200) : null;

export function isGone(error: unknown): boolean {
  return GONE.has(refusalOf(error) ?? '');
}

function explain(refusal: string): string {
  const advice = ADVICE[refusal];
  return advice === undefined ? `Slack refused: ${refusal}` : `Slack refused: ${refusal}; ${advice}`;
}

function platformResult(error: WebAPIPlatformError, attempt: number): SendResult {
  const refusal = refusalOf(error) ?? 'unknown_error';
  const retryAfter = error.data.response_metadata?.retryAfter;
  if (!TRANSIENT.has(refusal)) return gaveUp(explain(refusal));
  return tryAgain(retryAfter === undefined ? backOffMs(attempt) : retryAfter * SECOND_MS, explain(refusal));
}

export function classify(error: unknown, attempt: number, limit: Deadline): SendResult {
  if (error instanceof WebAPIRateLimitedError) {
    const asked = retryAfterMs(String(error.retryAfter), null);
    return tryAgain(asked ?? backOffMs(attempt), `Slack asks to wait ${error.retryAfter} s`);
  }
  // A 429 that does not say for how long comes as a bare error, known by its words only.
  if (error instanceof Error && error.message.startsWith('Retry header')) {
    return tryAgain(backOffMs(attempt), 'Slack asks to wait, and does not say how long');
  }
  if (error instanceof WebAPIPlatformError) return platformResult(error, attempt);
  if (error instanceof WebAPIHTTPError) {
    const said = `Slack answered ${error.statusCode} ${error.statusMessage}`.trimEnd();
    return error.statusCode >= 500 || error.statusCode === 408
      ? tryAgain(backOffMs(attempt), said)
      : gaveUp(`${said}; check the address of its API`);
  }
  // The SDK buries the failure of `fetch` one level deeper, and a body that breaks off is not wrapped at all.
  return unanswered('Slack', error instanceof WebAPIRequestError ? error.original : error, limit, backOffMs(attempt));
}
