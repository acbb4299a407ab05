import { newId } from '../runtime/ids.ts';
import { releaseLeases } from '../store/outbox.ts';
import { createActing, type Acting } from './acting.ts';
import { createCalendars } from './calendars/calendars.ts';
import { createDelivering } from './delivering.ts';
import type { Engine } from './engine.ts';
import { createHub } from './hub.ts';
import { createIntake } from './intake.ts';
import { readLink } from './links.ts';
import { createNoticing } from './notices/noticing.ts';
import { createUserGroups } from './notices/user-groups.ts';
import { isShared, type Ground } from './part.ts';
import { createReceive } from './receive.ts';
import { createProving } from './proving.ts';
import { sendTest } from './send-test.ts';
import { testRules } from './test-rules.ts';

export type EngineOptions = Omit<Ground, 'hub' | 'owner'>;

export interface RunningEngine extends Engine, Pick<Acting, 'peopleChanged'> {
  /** The configuration is another one, or what stands beside it: notices and user groups follow. */
  configurationChanged(): void;
  start(): Promise<void>;
  /** Finishes what is under way and starts nothing new; what is undone is found by the next start. */
  stop(): Promise<void>;
  /** Resolves when no pump runs and no batch is queued; messages at a provider are counted in `inFlight`. */
  idle(): Promise<void>;
  readonly inFlight: number;
  readonly isIdle: boolean;
  /** False before start and after stop. */
  readonly alive: boolean;
}

export function createEngine(options: EngineOptions): RunningEngine {
  const { database, clock, known, secret, channels } = options;
  const hub = createHub(database);
  const ground: Ground = { ...options, hub, owner: newId(clock.now()) };
  const intake = createIntake(ground);
  const acting = createActing(ground);
  const proving = createProving(ground);
  const act: Engine['act'] = async (groupId, event) => {
    const result = await acting.act(groupId, event);
    if (result.kind !== 'not-found') await proving.answered(groupId, event);
    return result;
  };
  const calendars = createCalendars(ground);
  const followers = [createNoticing(ground), createUserGroups(ground), calendars];
  const parts = [intake, acting, createDelivering(ground), ...followers];
  const pumps = parts.flatMap((part) => part.pumps);
  const batches = parts.flatMap((part) => part.batches);
  const isIdle = (): boolean => !pumps.some((pump) => pump.busy) && !batches.some((batch) => batch.size > 0);
  let alive = false;

  return {
    accept: intake.accept,
    refuse: intake.refuse,
    knowsAll: intake.knowsAll,
    act,
    peopleChanged: acting.peopleChanged,
    configurationChanged: () => followers.forEach(({ changed }) => changed()),
    receive: createReceive({ database, clock, known, act }),
    sendTest: (personId, methodId) => sendTest({ known: known(), channels, clock, personId, methodId }),
    sendCode: proving.sendCode,
    confirmCode: proving.confirmCode,
    testRules: (personId, urgency) => testRules({ known: known(), channels, clock, personId, urgency }),
    refreshCalendar: (schedule_id, layer_id) => calendars.refresh({ schedule_id, layer_id }),
    readLink: (token) => readLink(secret, token, clock.now()),
    onChange: hub.onGroup,
    async start() {
      // Alone on this file, so whatever is marked as being sent was being sent by a process that is gone.
      if (!isShared(database)) await database.write((tx) => releaseLeases(tx, clock.now()));
      alive = true;
      for (const pump of pumps) pump.poke();
    },
    async stop() {
      alive = false;
      for (const part of parts) await part.stop();
    },
    async idle() {
      while (!isIdle()) {
        await Promise.all([...pumps.map((pump) => pump.idle()), ...batches.map((batch) => batch.idle())]);
      }
    },
    get inFlight() {
      return parts.reduce((sum, part) => sum + part.inFlight(), 0);
    },
    get isIdle() {
      return isIdle();
    },
    get alive() {
      return alive;
    },
  };
}
