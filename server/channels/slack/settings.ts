import { z } from 'zod';

export const slackSettings = z.strictObject({
  /** Bot User OAuth Token, with the scopes `chat:write` and `im:write`; `usergroups:write` for user groups. */
  botToken: z.string().regex(/^xox[a-z]-/, 'write the Bot User OAuth Token of the Slack app, it starts with xoxb-'),
  /** From "Basic Information" of the Slack app; proves that a click comes from Slack. */
  signingSecret: z.string().min(8, 'write the Signing Secret of the Slack app'),
  apiUrl: z.url({ protocol: /^https?$/ }).default('https://slack.com/api/'),
  broadcastReescalation: z.boolean().default(true),
});

export type SlackSettings = z.output<typeof slackSettings>;
