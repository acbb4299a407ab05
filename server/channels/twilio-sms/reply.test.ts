import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerAbout, Inbound } from '../channel.ts';
import { readReply } from './reply.ts';

const from = '+14155550123';
const last = { kind: 'last' } as const;
const all = { kind: 'all' } as const;
const code = (text: string) => ({ kind: 'code', code: text }) as const;
const number = (value: number) => ({ kind: 'number', number: value }) as const;

type Answer = Extract<Inbound, { kind: 'answer' }>['answer'];
const answers: readonly (readonly [text: string, answer: Answer, about: AnswerAbout])[] = [
  ['a', 'acknowledge', last],
  ['ack', 'acknowledge', last],
  ['Ack.', 'acknowledge', last],
  [' ACKNOWLEDGE ', 'acknowledge', last],
  ['ok', 'acknowledge', last],
  ['okay!', 'acknowledge', last],
  ['c', 'resolve', last],
  ['close', 'resolve', last],
  ['resolve', 'resolve', last],
  ['Resolved', 'resolve', last],
  ['d', 'decline', last],
  ['no', 'decline', last],
  ['pass', 'decline', last],
  ["can't", 'decline', last],
  ['Can’t take it', 'decline', last],
  ['cant', 'decline', last],
  ['1a', 'acknowledge', code('1')],
  ['12a', 'acknowledge', code('12')],
  ['12 a', 'acknowledge', code('12')],
  ['a12', 'acknowledge', code('12')],
  ['ack12', 'acknowledge', code('12')],
  ['ack 12', 'acknowledge', code('12')],
  ['ack #12', 'acknowledge', code('12')],
  ['#12 ack', 'acknowledge', code('12')],
  ['１２ａ', 'acknowledge', code('12')],
  ['07a', 'acknowledge', code('7')],
  ['12c', 'resolve', code('12')],
  ['7 close', 'resolve', code('7')],
  ['d 7', 'decline', code('7')],
  ["can't 7", 'decline', code('7')],
  ['ack198', 'acknowledge', number(198)],
  ['198 ack', 'acknowledge', number(198)],
  ['close 1042', 'resolve', number(1042)],
  ['ack all', 'acknowledge', all],
  ['all a', 'acknowledge', all],
  ['close all', 'resolve', all],
];

const unknowns = [
  '',
  ' ',
  '12',
  '1',
  'all',
  'call',
  'dall',
  'calla',
  'hello',
  'ack 12 13',
  'a0',
  'ack 1234567890',
  'stop 12',
  'yes',
];

describe('readReply', () => {
  it.each(answers)('62 64 65 "%s" → %s %j', (text, answer, about) => {
    expect(readReply(from, text)).toEqual({ kind: 'answer', answer, about, from });
  });

  it.each(['stop', 'STOP', 'Stop.', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit'])(
    '69 "%s" stops texts',
    (text) => {
      expect(readReply(from, text)).toEqual({ kind: 'consent', from, allowed: false });
    },
  );

  it.each(['start', 'Start!', 'unstop'])('69 "%s" resumes them', (text) => {
    expect(readReply(from, text)).toEqual({ kind: 'consent', from, allowed: true });
  });

  it.each(unknowns)('does not guess at "%s"', (text) => {
    expect(readReply(from, text)).toEqual({ kind: 'unknown', from, text });
  });

  it('never throws, and answers only with a code of two digits or a number of three and more', () => {
    const anyText = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^#?\d* ?(ack|a|c|d|all)? ?\d*$/),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readReply(from, text);
        if (read.kind !== 'answer') return true;
        const { about } = read;
        if (about.kind === 'code') return /^[1-9]\d?$/.test(about.code);
        return about.kind !== 'number' || about.number >= 100;
      }),
    );
  });

  it('reads a code the same before and after its word, in any case, with any spaces', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.constantFrom('a', 'ACK', 'c', 'Close', 'd', 'no'),
        (n, verb) => {
          const first = readReply(from, `${verb}${n}`);
          for (const text of [`${verb} ${n}`, `${n}${verb}`, `  ${n}   ${verb}.`, `#${n} ${verb}`]) {
            expect(readReply(from, text)).toEqual(first);
          }
          expect(first.kind).toBe('answer');
        },
      ),
    );
  });
});
