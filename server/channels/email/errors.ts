import { SECOND_MS } from '../../core/time/instant.ts';
import type { SendResult } from '../channel.ts';
import type { Deadline } from '../deadline.ts';
import { unanswered } from '../deadline.ts';
import { gaveUp, tryAgain } from '../result.ts';
import { clip } from '../text.ts';

const SERVER = 'the mail server';
const AFTER_MS = 30 * SECOND_MS;

interface SmtpFailure {
  readonly code: string;
  readonly reply: number | null;
  readonly said: string;
}

function failureOf(error: unknown): SmtpFailure {
  if (!(error instanceof Error)) return { code: '', reply: null, said: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const reply = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  const response = 'response' in error && typeof error.response === 'string' ? error.response : error.message;
  return { code, reply, said: clip(response.replace(/\s+/g, ' ').trim(), 300) };
}

/** RFC 5321, 4.2.1: replies of 400 mean "not now", those of 500 "not ever". Without one, the connection has failed. */
export function classify(error: unknown, limit: Deadline): SendResult {
  const { code, reply, said } = failureOf(error);
  if (limit.signal.aborted) return unanswered(SERVER, error, limit, AFTER_MS);
  if (code === 'EAUTH' || code === 'ENOAUTH') {
    const login = `${SERVER} refuses the login: ${said}; check the user name and the password in the SMTP URL`;
    return reply !== null && reply < 500 ? tryAgain(AFTER_MS, login) : gaveUp(login);
  }
  if (reply !== null && reply >= 500) return gaveUp(`${SERVER} refused: ${said}`);
  if (reply !== null && reply >= 400) return tryAgain(AFTER_MS, `${SERVER} cannot take it now: ${said}`);
  // No reply, yet no trouble with the connection: nodemailer itself could not make an envelope out of the addresses.
  if (code === 'EENVELOPE') return gaveUp(`no mail can be addressed like this: ${said}`);
  return unanswered(SERVER, error, limit, AFTER_MS);
}
