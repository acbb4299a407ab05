import { z } from 'zod';
import { causeOf } from '../../channels/deadline.ts';
import { SECOND_MS } from '../../core/time/instant.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { GrafanaSettings } from '../../runtime/environment/grafana.ts';
import type { Finding, Look } from './finding.ts';

interface Keys {
  readonly finding: Finding;
  /** What Grafana's clock was ahead of ours; null where it did not say. */
  readonly aheadMs: number | null;
}

const answer = z.object({ keys: z.array(z.unknown()).nullable() });

/** Tokens are believed this much before and after their time; more makes everybody a stranger. */
const TOLERANCE_MS = 30 * SECOND_MS;
const NOTICEABLE_MS = 10 * SECOND_MS;

/** Whether Grafana's keys can be had, and whether its clock and ours agree; one request for both. */
export function grafanaLooks(settings: GrafanaSettings | null, clock: Clock): readonly Look[] {
  if (settings === null) {
    const whatToDo = 'Set TOCSIN_APP_SECRET, and TOCSIN_GRAFANA_URL beside it.';
    const finding: Finding = { state: 'skipped', why: 'This service takes no calls from Grafana.', whatToDo };
    return [{ id: 'signing-keys', find: () => finding }];
  }
  const { identity } = settings;
  if (identity.kind === 'context') {
    const why =
      'Grafana is believed without a signature (TOCSIN_GRAFANA_IDENTITY is context), so its keys are not asked for.';
    return [{ id: 'signing-keys', find: () => ({ state: 'skipped', why, whatToDo: null }) }];
  }
  let asked: Promise<Keys> | null = null;
  const ask = (signal: AbortSignal): Promise<Keys> => (asked ??= askKeys(identity.url, clock, signal));
  return [
    { id: 'signing-keys', find: async (signal) => (await ask(signal)).finding },
    { id: 'clock', find: async (signal) => clockFinding((await ask(signal)).aheadMs) },
  ];
}

async function askKeys(url: string, clock: Clock, signal: AbortSignal): Promise<Keys> {
  const reach = 'TOCSIN_GRAFANA_URL must be how this service reaches Grafana, such as http://grafana:3000.';
  try {
    const response = await fetch(`${url}/api/signing-keys/keys`, { redirect: 'error', signal });
    const aheadMs = aheadOf(response.headers.get('date'), clock);
    const text = await response.text();
    if (!response.ok) {
      const why = `Grafana at ${url} answered ${response.status} when it was asked for its signing keys.`;
      return { aheadMs, finding: { state: 'failed', why, whatToDo: reach } };
    }
    return { aheadMs, finding: keysFinding(text, url, reach) };
  } catch (error) {
    const why = `Grafana does not answer at ${url}: ${causeOf(error)}.`;
    return {
      aheadMs: null,
      finding: { state: 'failed', why, whatToDo: `${reach} Check names and firewalls between them.` },
    };
  }
}

function keysFinding(text: string, url: string, reach: string): Finding {
  const parsed = answer.safeParse(jsonIn(text));
  if (!parsed.success) {
    return {
      state: 'failed',
      why: `What answers at ${url} is not Grafana: there are no signing keys.`,
      whatToDo: reach,
    };
  }
  const count = parsed.data.keys?.length ?? 0;
  if (count > 0)
    return { state: 'ok', why: `Grafana at ${url} publishes ${count === 1 ? 'one key' : `${count} keys`}.` };
  return {
    state: 'failed',
    why: `Grafana at ${url} publishes no signing keys, so nobody can be told from an impostor.`,
    whatToDo: 'Where it never does, as in Grafana Cloud, set TOCSIN_GRAFANA_IDENTITY to context.',
  };
}

/** The header counts in seconds, and half a second is as far off as it can be. */
function aheadOf(date: string | null, clock: Clock): number | null {
  const theirs = date === null ? NaN : Date.parse(date);
  return Number.isNaN(theirs) ? null : theirs + SECOND_MS / 2 - clock.now();
}

function clockFinding(aheadMs: number | null): Finding {
  if (aheadMs === null) return { state: 'skipped', why: 'Grafana did not say what time it is.', whatToDo: null };
  const seconds = Math.round(Math.abs(aheadMs) / SECOND_MS);
  if (Math.abs(aheadMs) < NOTICEABLE_MS) return { state: 'ok', why: 'The clocks of Grafana and this service agree.' };
  const side = aheadMs > 0 ? 'ahead of' : 'behind';
  return {
    state: Math.abs(aheadMs) < TOLERANCE_MS ? 'warning' : 'failed',
    why: `Grafana's clock is ${seconds} s ${side} the one of this service; from 30 s on nobody is let in.`,
    whatToDo: 'Have both machines keep time with NTP.',
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
