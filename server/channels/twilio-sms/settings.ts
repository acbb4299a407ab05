import { z } from 'zod';

export const smsSettings = z
  .strictObject({
    accountSid: z.string().regex(/^AC[0-9a-zA-Z]+$/, 'write the Account SID, it starts with AC'),
    authToken: z.string().min(1, 'write the Auth Token of the account'),
    /** The number texts are sent from, in E.164; or a messaging service instead. */
    from: z.string().min(1).optional(),
    messagingServiceSid: z
      .string()
      .regex(/^MG[0-9a-zA-Z]+$/, 'write the SID of the messaging service, it starts with MG')
      .optional(),
    baseUrl: z.url({ protocol: /^https?$/ }).default('https://api.twilio.com'),
    /** Where Twilio reaches this service, without a path; null when it cannot, then nothing is heard of a delivery. */
    publicUrl: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    /** Off for senders that cannot be texted: no reply codes are written, and replies are told so. */
    twoWay: z.boolean().default(true),
  })
  .refine((settings) => settings.from !== undefined || settings.messagingServiceSid !== undefined, {
    path: ['from'],
    message: 'write `from` or `messagingServiceSid`',
  });

export type SmsSettings = z.output<typeof smsSettings>;
