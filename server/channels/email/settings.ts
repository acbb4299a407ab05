import { z } from 'zod';

/** A bare address, or one with a name: `Tocsin <tocsin@example.org>`. */
const SENDER = /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

export const emailSettings = z.strictObject({
  /** `smtp://user:password@host:587`, or `smtps://` where the connection is encrypted from its first byte. */
  url: z.url({ protocol: /^smtps?$/, error: 'write a URL such as smtp://user:password@mail.example.org:587' }),
  from: z.string().regex(SENDER, 'write an address such as Tocsin <tocsin@example.org>'),
  /** Rather no mail than one in clear text: refuses a server that does not offer STARTTLS. */
  requireTls: z.boolean().default(false),
  /** For servers with a certificate of their own making, inside a network that is trusted. */
  allowSelfSigned: z.boolean().default(false),
});

export type EmailSettings = z.output<typeof emailSettings>;
