import type { Channel } from '../../channels/channel.ts';
import type { personSchema } from '../../contract/configuration/person.ts';
import type { Api } from '../../contract/routes.ts';
import { demandsDocument } from '../../contract/configuration/settings.ts';
import { formatDuration } from '../../core/time/duration.ts';
import { SECOND_MS } from '../../core/time/instant.ts';
import type { Entry } from '../../engine/configuration/entry.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Known } from '../../engine/known.ts';
import type { CodeConfirmed } from '../../engine/proving.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Database } from '../../store/database.ts';
import { verificationsOf } from '../../store/proofs.ts';
import type { VerificationRow } from '../../store/rows.ts';
import type { Caller } from '../auth/caller.ts';
import { Refusal } from '../problem.ts';
import { TokenBuckets } from '../token-bucket.ts';
import { itemAnswer } from './configuration.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf } from './naming.ts';
import { readReadiness } from './readiness.ts';

export interface MyNotificationsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly engine: Engine;
  readonly channels: ReadonlyMap<string, Channel>;
  known(): Known;
  /** The document of the caller; null where they are no person here. */
  entryOf(caller: Caller): Promise<Entry | null>;
  adviceOf(caller: Caller, entry: Entry | null): string | null;
}

type MyHandlers = Pick<HandlersOf<Api['me']>, 'notifications' | 'sendCode' | 'confirmCode' | 'page'>;

/** Messages cost money and wake their readers, and codes could be guessed: per person and minute. */
const PER_MINUTE = { message: 4, code: 10 } as const;

export function myNotificationsHandlers(deps: MyNotificationsDeps): MyHandlers {
  const { engine, clock } = deps;
  const buckets = { message: new TokenBuckets(), code: new TokenBuckets() };
  const personOf = async (caller: Caller, use: keyof typeof buckets): Promise<string> => {
    const entry = await deps.entryOf(caller);
    if (entry === null) throw new Refusal('not-found', `You are no person here. ${deps.adviceOf(caller, null) ?? ''}`);
    const now = clock.now();
    if (!buckets[use].take(entry.id, PER_MINUTE[use], now)) {
      const retryAfterS = buckets[use].waitS(entry.id, PER_MINUTE[use], now);
      throw new Refusal('too-many', `That was often in a short time: wait ${retryAfterS} s.`, { retryAfterS });
    }
    return entry.id;
  };
  const noMethod = (id: string): Refusal =>
    new Refusal('not-found', `You have no contact method ${id}: save it first.`);

  return {
    notifications: async ({ caller }) => await notificationsOf(deps, caller),
    sendCode: async ({ caller, params }) => {
      const sent = await engine.sendCode(await personOf(caller, 'message'), params.methodId);
      switch (sent.kind) {
        case 'sent':
          return { body: { until: isoOf(sent.expiresAt), detail: sent.detail } };
        case 'failed':
          throw new Refusal('channel-failed', sent.detail);
        case 'too-soon': {
          const retryAfterS = Math.ceil(sent.waitMs / SECOND_MS);
          throw new Refusal('too-many', `A code was sent just now: wait ${retryAfterS} s.`, { retryAfterS });
        }
        case 'not-found':
          throw noMethod(params.methodId);
      }
    },
    confirmCode: async ({ caller, params, body }) => {
      const personId = await personOf(caller, 'code');
      const methods = deps.known().directory.people.get(personId)?.contactMethods ?? [];
      if (!methods.some(({ id }) => id === params.methodId)) throw noMethod(params.methodId);
      return { body: confirmed(await engine.confirmCode(personId, params.methodId, body.code)) };
    },
    page: async ({ caller, body }) => {
      const tests = await engine.testRules(await personOf(caller, 'message'), body.urgency);
      const items = tests.map(({ methodId, channel, afterMs, ok, detail }) => ({
        ...{ methodId, channel, ok, detail },
        after: formatDuration(afterMs),
      }));
      return { body: { items } };
    },
  };
}

function confirmed(result: CodeConfirmed) {
  switch (result.kind) {
    case 'proven':
      return { isProven: true, provenAt: isoOf(result.at), sentence: 'Proven: messages arrive here.' };
    case 'wrong': {
      const left = result.triesLeft;
      const rest = left === 0 ? 'Send a new one.' : `${left} more ${left === 1 ? 'try' : 'tries'}.`;
      return { isProven: false, provenAt: null, sentence: `That is not the code. ${rest}` };
    }
    case 'no-code':
      return { isProven: false, provenAt: null, sentence: 'That code works no longer: send a new one.' };
  }
}

async function notificationsOf(deps: MyNotificationsDeps, caller: Caller) {
  const { database, clock } = deps;
  const known = deps.known();
  const entry = await deps.entryOf(caller);
  const person = entry === null ? null : (known.directory.people.get(entry.id) ?? null);
  const { view, codes } = await database.read(async (tx) => ({
    view: await readReadiness(tx, known, person?.id ?? ''),
    codes: person === null ? [] : await verificationsOf(tx, person.id),
  }));
  const ready = person === null ? null : view.of(person);
  const { demands } = known.directory.settings;
  const channels = [...deps.channels.values()].map(({ type, kind }) => ({ channel: type, kind }));
  const until = untilOf(codes, clock.now());
  return {
    ...(entry === null ? {} : { version: entry.version }),
    body: {
      item: entry === null ? null : itemAnswer<typeof personSchema>('person', entry, caller).body,
      advice: deps.adviceOf(caller, entry),
      isReachable: ready?.isReachable ?? false,
      findings: ready?.findings ?? [],
      methods: (ready?.methods ?? []).map((method) => ({ ...method, codeUntil: until(method.id) })),
      channels,
      demands: demands === undefined ? null : demandsDocument(demands),
    },
  };
}

function untilOf(codes: readonly VerificationRow[], now: number): (methodId: string) => string | null {
  return (methodId) => {
    const code = codes.find((one) => one.method_id === methodId && one.expires_at > now);
    return code === undefined ? null : isoOf(code.expires_at);
  };
}
