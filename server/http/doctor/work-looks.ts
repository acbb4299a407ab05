import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { ProvisioningState } from '../../engine/configuration/provisioning.ts';
import { formatMistake } from '../../runtime/provisioning/mistake.ts';
import { overdue } from '../../store/condition.ts';
import type { Database, Tx } from '../../store/database.ts';
import { waiting } from '../../store/inbox.ts';
import { lastOfIntegration } from '../../store/integration-hours.ts';
import type { HttpDeps } from '../deps.ts';
import { listed } from './finding.ts';
import type { Finding, Look } from './finding.ts';

/** A storm may keep the engine this far behind for a moment; later than that somebody is not paged. */
const LATE_MS = MINUTE_MS;

/** Whether the work itself is done: alerts in, timers, what files and senders have to say. */
export function workLooks({ database, clock, known, provisioning, notReady }: WorkDeps): readonly Look[] {
  return [
    { id: 'engine', find: () => engineFinding(database, clock.now(), notReady()) },
    { id: 'inbox', find: () => inboxFinding(database, clock.now()) },
    { id: 'integrations', find: () => integrationsFinding(database, [...known().directory.integrations.values()]) },
    { id: 'provisioning', find: () => provisioningFinding(provisioning.state()) },
  ];
}

type WorkDeps = Pick<HttpDeps, 'database' | 'clock' | 'known' | 'provisioning' | 'notReady'>;

async function engineFinding(database: Database, now: Instant, reasons: readonly string[]): Promise<Finding> {
  if (reasons.length > 0)
    return { state: 'failed', why: reasons.join(' '), whatToDo: 'Restart the service and read its log.' };
  const { count, since } = await database.read((tx) => overdue(tx, now - LATE_MS));
  if (count === 0) return { state: 'ok', why: 'The timers run, and no step of an alert group is late.' };
  const lateMs = now - (since ?? now);
  return {
    state: 'failed',
    why: `The next step of ${count === 1 ? 'an alert group' : `${count} alert groups`} is late, by up to ${ago(lateMs)}.`,
    whatToDo: 'The log says what the engine fails at. Restart the service if it says nothing.',
  };
}

async function inboxFinding(database: Database, now: Instant): Promise<Finding> {
  const { count, oldestReceivedAt } = await database.read(waiting);
  const ageMs = oldestReceivedAt === null ? 0 : now - oldestReceivedAt;
  if (count === 0) return { state: 'ok', why: 'No request of a sender waits to become an alert group.' };
  const why = `${count === 1 ? 'One request waits' : `${count} requests wait`} to become alert groups, the oldest for ${ago(ageMs)}.`;
  if (ageMs < 10 * SECOND_MS) return { state: 'ok', why };
  return {
    state: ageMs < LATE_MS ? 'warning' : 'failed',
    why,
    whatToDo: 'A storm is worked off within seconds. If the age grows, the log says what the engine fails at.',
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

async function integrationsFinding(database: Database, integrations: readonly Named[]): Promise<Finding> {
  if (integrations.length === 0) {
    const whatToDo = 'Make an integration and give its URL to a sender.';
    return { state: 'warning', why: 'There is no integration: no alert can come in.', whatToDo };
  }
  const { silent, refusing } = await database.read((tx) => trafficOf(tx, integrations));
  const whatToDo = 'Open the integration: it shows the last requests, and has a test for the whole way.';
  if (refusing.length > 0) {
    return { state: 'warning', why: `The last request of ${listed(refusing)} was refused.`, whatToDo };
  }
  if (silent.length > 0) {
    return { state: 'warning', why: `Nothing has ever come in over ${listed(silent)}.`, whatToDo };
  }
  return { state: 'ok', why: 'Requests have come in over every integration, and the last one of each was accepted.' };
}

async function trafficOf(tx: Tx, integrations: readonly Named[]) {
  const silent: string[] = [];
  const refusing: string[] = [];
  for (const { id, name } of integrations) {
    const { acceptedAt, refusal } = await lastOfIntegration(tx, id);
    if (refusal !== null && refusal.received_at >= (acceptedAt ?? 0)) refusing.push(name);
    else if (acceptedAt === null) silent.push(name);
  }
  return { silent, refusing };
}

export function provisioningFinding({ folder, documents, mistakes, warnings }: ProvisioningState): Finding {
  if (folder === null) return { state: 'skipped', why: 'Nothing is provisioned from files.', whatToDo: null };
  if (mistakes.length > 0) {
    return {
      state: 'failed',
      why: `The files in ${folder} could not be loaded again, so what they said before still holds. ${listed(mistakes.map(formatMistake))}.`,
      whatToDo: 'Correct them; tocsin check names every mistake without loading anything.',
    };
  }
  if (warnings.length > 0) {
    const whatToDo = 'Nothing is broken; it may not be what was meant.';
    return {
      state: 'warning',
      why: `The files were loaded. Worth a look: ${listed(warnings.map(formatMistake))}.`,
      whatToDo,
    };
  }
  return { state: 'ok', why: `${documents} documents were loaded from ${folder}.` };
}

function ago(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.max(1, Math.round(ms / SECOND_MS))} s`;
  return ms < 120 * MINUTE_MS ? `${Math.round(ms / MINUTE_MS)} min` : `${Math.round(ms / (60 * MINUTE_MS))} h`;
}
