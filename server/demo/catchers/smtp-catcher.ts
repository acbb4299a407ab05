import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerError } from 'smtp-server';
import type { Catch, CatcherOptions } from './caught.ts';
import { catchStore } from './caught.ts';
import type { Faulty } from './faults.ts';
import { faultQueue } from './faults.ts';

export interface CaughtMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** By lower-case name; of a header that stands twice, the last. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A reply of SMTP instead of the acceptance, to the recipient or to the whole message. */
export interface SmtpRefusal {
  readonly code: number;
  readonly message: string;
  readonly stage: 'recipient' | 'message';
}

export interface SmtpCatcher extends Catch<CaughtMail>, Faulty<SmtpRefusal> {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface SmtpCatcherOptions extends CatcherOptions {
  /** When given, only this login may send. */
  readonly login?: { readonly user: string; readonly password: string };
}

function smtpError({ code, message }: Pick<SmtpRefusal, 'code' | 'message'>): SMTPServerError {
  return Object.assign(new Error(message), { responseCode: code });
}

async function parse(stream: SMTPServerDataStream, to: readonly string[]): Promise<CaughtMail> {
  const chunks: Buffer[] = [];
  // Without an encoding set, Node yields buffers only; its types do not say so.
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const mail = await PostalMime.parse(Buffer.concat(chunks));
  return {
    from: mail.from?.address ?? '',
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: Object.fromEntries(mail.headers.map((header) => [header.key, header.value])),
  };
}

/** A mail server on this machine that keeps what it is given and passes nothing on. */
export async function startSmtpCatcher(options: SmtpCatcherOptions): Promise<SmtpCatcher> {
  const store = catchStore<CaughtMail>(options);
  const faults = faultQueue<SmtpRefusal>();
  const { login } = options;
  // One fault is meant for one mail, which passes two stages; the second learns here what the first drew.
  const drawn = new Map<string, SmtpRefusal | null>();
  const smtp = new SMTPServer({
    name: 'catcher.localhost',
    logger: false,
    disableReverseLookup: true,
    authOptional: login === undefined,
    allowInsecureAuth: true,
    // Encryption on the loopback would prove nothing and needs a certificate that every client must be told to trust.
    disabledCommands: login === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    closeTimeout: 10,
    onAuth(auth, _session, done) {
      const right = auth.username === login?.user && auth.password === login?.password;
      done(
        right ? null : smtpError({ code: 535, message: 'Authentication failed' }),
        right ? { user: login?.user } : {},
      );
    },
    onRcptTo(_address, session, done) {
      void faults.next().then((refusal) => {
        drawn.set(session.id, refusal);
        done(refusal?.stage === 'recipient' ? smtpError(refusal) : null);
      });
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map((recipient) => recipient.address);
      const refusal = drawn.get(session.id) ?? null;
      drawn.delete(session.id);
      parse(stream, to).then(
        (mail) => {
          if (refusal !== null) return done(smtpError(refusal));
          const { seq } = store.add(mail);
          return done(null, `caught as ${seq}`);
        },
        (error: unknown) => done(smtpError({ code: 554, message: String(error) })),
      );
    },
    onClose: (session) => void drawn.delete(session.id),
  });
  await new Promise<void>((resolve, reject) => {
    smtp.once('error', reject);
    smtp.listen(options.port ?? 0, '127.0.0.1', () => resolve());
  });
  // A client that goes away in the middle is what the tests are about, not a failure of the catcher.
  smtp.on('error', () => undefined);
  // A TCP server always has an AddressInfo; the string form belongs to Unix sockets.
  const { port } = smtp.server.address() as AddressInfo;

  return {
    ...store,
    ...faults,
    url: `smtp://127.0.0.1:${port}`,
    port,
    async close() {
      store.close();
      faults.release();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}
