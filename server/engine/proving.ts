import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Event } from '../core/escalation/event.ts';
import type { ContactMethod, Person } from '../core/notifying/person.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time/instant.ts';
import type { Instant } from '../core/time/instant.ts';
import { allowed } from '../store/consent.ts';
import {
  addressesPaged,
  countTry,
  endVerification,
  prove,
  startVerification,
  verificationOf,
} from '../store/proofs.ts';
import type { Ground } from './part.ts';
import { sendDirect } from './send-test.ts';

export type CodeSent =
  | { readonly kind: 'sent'; readonly expiresAt: Instant; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'too-soon'; readonly waitMs: number }
  | { readonly kind: 'not-found' };

export type CodeConfirmed =
  | { readonly kind: 'proven'; readonly at: Instant }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  /** There is no code that could be right: none was sent, it is too old, or was tried too often. */
  | { readonly kind: 'no-code' };

export interface Proving {
  sendCode(personId: string, methodId: string): Promise<CodeSent>;
  confirmCode(personId: string, methodId: string, code: string): Promise<CodeConfirmed>;
  /** An answer that came over a channel is as good as a code, where the page had gone to the address of today. */
  answered(groupId: string, event: Event): Promise<void>;
}

const VALID_MS = 10 * MINUTE_MS;
const AGAIN_AFTER_MS = 30 * SECOND_MS;
const MOST_TRIES = 5;
const DIGITS = 6;

interface Found {
  readonly person: Person;
  readonly method: ContactMethod;
}

/** Keyed, because a bare hash of six digits is looked up in a second by whoever reads the table. */
function hashOf(secret: string, { person, method }: Found, code: string): string {
  const claim = ['code/1', person.id, method.id, method.channel, method.address, code].join('\n');
  return createHmac('sha256', secret).update(claim).digest('hex');
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const newCode = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');

type ProvingOptions = Pick<Ground, 'database' | 'clock' | 'channels' | 'known' | 'secret' | 'observe'>;

/** What is learnt about contact methods: that a code arrived, or that somebody answered from there. */
export function createProving({ database, clock, channels, known, secret, observe }: ProvingOptions): Proving {
  const find = (personId: string, methodId: string): Found | null => {
    const person = known().directory.people.get(personId);
    const method = person?.contactMethods.find(({ id }) => id === methodId);
    return person && method ? { person, method } : null;
  };
  const rowOf = ({ person, method }: Found) => ({
    person_id: person.id,
    method_id: method.id,
    channel: method.channel,
    address: method.address,
  });

  return {
    async sendCode(personId, methodId) {
      const found = find(personId, methodId);
      if (found === null) return { kind: 'not-found' };
      const { person, method } = found;
      const now = clock.now();
      const code = newCode();
      const expiresAt = now + VALID_MS;
      const refusal = await database.write(async (tx): Promise<CodeSent | null> => {
        const before = await verificationOf(tx, personId, methodId);
        const waitMs = before === null ? 0 : before.sent_at + AGAIN_AFTER_MS - now;
        if (waitMs > 0) return { kind: 'too-soon', waitMs };
        if (!(await allowed(tx, method.channel, method.address))) {
          return { kind: 'failed', detail: 'This address said STOP: text START to the number the messages come from.' };
        }
        const code_hash = hashOf(secret, found, code);
        await startVerification(tx, { ...rowOf(found), code_hash, sent_at: now, expires_at: expiresAt, tries: 0 });
        return null;
      });
      if (refusal !== null) return refusal;
      const purpose = { kind: 'code', code, validMs: VALID_MS } as const;
      const { ok, detail } = await sendDirect({ channels, clock, person, method, purpose });
      if (ok) return { kind: 'sent', expiresAt, detail };
      await database.write((tx) => endVerification(tx, personId, methodId));
      return { kind: 'failed', detail };
    },

    confirmCode: (personId, methodId, code) =>
      database.write(async (tx) => {
        const found = find(personId, methodId);
        const pending = await verificationOf(tx, personId, methodId);
        const at = clock.now();
        const isOver = pending === null || pending.expires_at <= at || pending.tries >= MOST_TRIES;
        if (found === null || isOver) return { kind: 'no-code' };
        // The hash covers the address, so that a code never proves one that was written down since.
        if (!isSame(pending.code_hash, hashOf(secret, found, code))) {
          await countTry(tx, personId, methodId);
          return { kind: 'wrong', triesLeft: MOST_TRIES - pending.tries - 1 };
        }
        await endVerification(tx, personId, methodId);
        await prove(tx, { ...rowOf(found), proven_at: at });
        return { kind: 'proven', at };
      }),

    async answered(groupId, event) {
      const by = 'by' in event ? event.by : null;
      if (by?.kind !== 'person' || !channels.has(by.via)) return;
      const person = known().directory.people.get(by.personId);
      const methods = person?.contactMethods.filter(({ channel, enabled }) => channel === by.via && enabled) ?? [];
      if (!person || methods.length === 0) return;
      try {
        const [address, ...others] = await database.read((tx) => addressesPaged(tx, groupId, person.id, by.via));
        const method = methods.find((one) => one.address === address);
        // Of two addresses nobody can tell which one the answer came from.
        if (method === undefined || others.length > 0) return;
        await database.write((tx) => prove(tx, { ...rowOf({ person, method }), proven_at: clock.now() }));
      } catch (error) {
        // The answer itself counts, whatever becomes of what it proves.
        observe.failed(`proof of a contact method of ${person.id}`, error);
      }
    },
  };
}
