import type { IncomingAlert } from '../core/grouping/alert.ts';
import { integrationTypes, parserOf } from '../integrations/registry.ts';
import type { InboxRow } from '../store/rows.ts';
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

/** What was parsed on acceptance is kept for the pump a moment later. Only a hint: after a restart the body is parsed again. */
export interface ParsedCache {
  keep(seq: number, request: AcceptedRequest): void;
  take(row: InboxRow, known: Known): Request;
}

const MOST_KEPT = 4_096;

function parseAgain(row: InboxRow, known: Known): Request {
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
    body = JSON.parse(row.body);
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
  const kept = new Map<number, AcceptedRequest>();
  return {
    keep(seq, request) {
      if (kept.size < MOST_KEPT) kept.set(seq, request);
    },
    take(row, known) {
      const request = kept.get(row.seq);
      if (!request) return parseAgain(row, known);
      kept.delete(row.seq);
      const { integrationId, alerts, isTest, rejected, truncated } = request;
      return { seq: row.seq, integrationId, alerts, isTest, rejected, truncated, unreadable: null };
    },
  };
}
