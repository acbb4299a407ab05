import { z } from 'zod';

const SENDER = /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

export const emailSettings = z.strictObject({
  url: z.url({ protocol: /^smtps?$/, error: 'write a URL such as smtp://user:password@mail.example.org:587' }),
  from: z.string().regex(SENDER, 'write an address such as Tocsin <tocsin@example.org>'),
  /** Rather no mail than one in clear text: refuses a server that does not offer STARTTLS. */
  requireTls: z.boolean().default(false),
  allowSelfSigned: z.boolean().default(false),
});

export type EmailSettings = z.output<typeof emailSettings>;
