import type { IncomingAlert } from '../core/grouping/alert.ts';
import { readJson } from '../integrations/read-json.ts';
import { integrationTypes, parserOf } from '../integrations/registry.ts';
import type { WaitingRow } from '../store/inbox.ts';
import type { AcceptedRequest } from './engine.ts';
import type { Known } from './known.ts';

/** A durable request with its alerts, ready to be placed into groups. */
export interface Request {
  readonly seq: number;
  readonly integrationId: string;
  readonly alerts: readonly IncomingAlert[];
  readonly isTest: boolean;
  readonly rejected: readonly { readonly index: number; readonly reason: string }[];
  readonly truncated: number;
  /** Null when all was read; otherwise why nothing could be. */
  readonly unreadable: string | null;
}

/**
 * What was parsed on acceptance is kept for the pump a moment later, so that neither its body is read nor parsed again.
 * Only a hint: after a restart, or when much is waiting, the stored body is taken instead.
 */
export interface ParsedCache {
  keep(seq: number, request: Parsed): void;
  has(seq: number): boolean;
  /** Parses `body` where nothing is kept. Stays kept, because the transaction that asks may be rolled back. */
  read(row: WaitingRow, body: string, known: Known): Request;
  /** Everything up to this one was placed, here or by another replica. */
  forget(upTo: number): void;
}

type Parsed = Omit<AcceptedRequest, 'body' | 'receivedAt'>;

/** Alerts in all: some 20 MB. Of a longer queue only the beginning is kept, which is what is needed next. */
const MOST_KEPT = 8_192;

function parseAgain(row: WaitingRow, text: string, known: Known): Request {
  const base = {
    seq: row.seq,
    integrationId: row.integration_id,
    alerts: [],
    isTest: false,
    rejected: [],
    truncated: 0,
  };
  let body: unknown;
  try {
    body = readJson(text);
  } catch (error) {
    return { ...base, unreadable: `the stored body is not JSON: ${String(error)}` };
  }
  const type = known.directory.integrations.get(row.integration_id)?.type;
  // The integration may have been deleted since the 2xx; its alerts were accepted all the same.
  const types = type ? [type] : integrationTypes;
  for (const candidate of types) {
    const parsed = parserOf(candidate)?.(body, row.received_at);
    if (parsed?.ok) return { ...base, ...parsed, unreadable: null };
  }
  return { ...base, unreadable: 'no integration type recognises the stored body' };
}

export function createParsedCache(): ParsedCache {
  const kept = new Map<number, Request>();
  let alerts = 0;
  return {
    keep(seq, request) {
      if (alerts + request.alerts.length > MOST_KEPT) return;
      alerts += request.alerts.length;
      const { integrationId, isTest, rejected, truncated } = request;
      kept.set(seq, { seq, integrationId, alerts: request.alerts, isTest, rejected, truncated, unreadable: null });
    },
    has: (seq) => kept.has(seq),
    read: (row, body, known) => kept.get(row.seq) ?? parseAgain(row, body, known),
    forget(upTo) {
      for (const [seq, request] of kept) {
        if (seq > upTo) continue;
        kept.delete(seq);
        alerts -= request.alerts.length;
      }
    },
  };
}
