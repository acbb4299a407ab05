import { describe, expect, it } from 'vitest';
import { deadline } from '../deadline.ts';
import { classify } from './errors.ts';

const failure = (fields: object) => Object.assign(new Error('it failed'), fields);
const sorted = (error: unknown) => classify(error, deadline(new AbortController().signal, {}));

describe('classify', () => {
  it.each([
    ['EENVELOPE', 550, '550 5.1.1 No such user', 'gave-up', '550 5.1.1 No such user'],
    ['EMESSAGE', 552, '552 Too large', 'gave-up', '552 Too large'],
    ['EENVELOPE', 450, '450 4.2.0 Greylisted', 'try-again', '450 4.2.0 Greylisted'],
    ['EMESSAGE', 451, '451 Try later', 'try-again', '451 Try later'],
    ['EPROTOCOL', 421, '421 Shutting down', 'try-again', '421 Shutting down'],
    ['EAUTH', 535, '535 Authentication failed', 'gave-up', 'check the user name and the password'],
    ['EAUTH', 454, '454 Temporary failure', 'try-again', '454 Temporary failure'],
  ])('%s %i → %s', (code, responseCode, response, kind, reason) => {
    const result = sorted(failure({ code, responseCode, response }));
    expect(result).toMatchObject({ kind, ...(kind === 'try-again' ? { afterMs: 30_000 } : {}) });
    expect(result).toHaveProperty('reason', expect.stringContaining(reason));
  });

  it.each(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS'])('%s is tried again in 30 s', (code) => {
    expect(sorted(failure({ code }))).toMatchObject({ kind: 'try-again', afterMs: 30_000 });
  });

  it('gives up where no envelope can be made', () => {
    expect(sorted(failure({ code: 'EENVELOPE' }))).toMatchObject({ kind: 'gave-up' });
  });

  it('puts a reply of several lines into one', () => {
    const response = '550-5.7.1 first\r\n550 5.7.1 second';
    expect(sorted(failure({ responseCode: 550, response }))).toHaveProperty(
      'reason',
      expect.stringContaining('first 550 5.7.1 second'),
    );
  });

  it('survives anything that is thrown', () => expect(sorted('broken')).toMatchObject({ kind: 'try-again' }));
});
