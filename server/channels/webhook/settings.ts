import { z } from 'zod';

export const webhookSettings = z.strictObject({
  signingSecret: z.string().min(16, 'write at least 16 characters'),
  /** Off where people who are not trusted with the network write addresses: no request then goes to a private one. */
  allowPrivateAddresses: z.boolean().default(true),
});

export type WebhookSettings = z.output<typeof webhookSettings>;
