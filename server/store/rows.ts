/** Rows as the tables hold them. `*_at` are epoch ms; `body`, `labels` and the like are JSON text; flags are 0 or 1. */

export interface InboxRow {
  readonly seq: number;
  readonly integration_id: string;
  readonly received_at: number;
  readonly body: string;
  readonly done: number;
  readonly outcome: string | null;
}

export interface RefusedRow {
  readonly seq: number;
  readonly integration_id: string;
  readonly received_at: number;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly body: string;
}

export interface AlertRow {
  readonly alert_key: string;
  /** 1 for the first firing, 2 for the next one after a resolve, … */
  readonly episode: number;
  /** 1 on the newest episode of a key, 0 on older ones. */
  readonly latest: number;
  readonly integration_id: string;
  readonly fingerprint: string;
  readonly group_id: string | null;
  readonly status: 'firing' | 'resolved';
  readonly starts_at: number;
  readonly ends_at: number | null;
  readonly last_seq: number;
  readonly last_seen_at: number;
  readonly severity: string;
  readonly title: string;
  readonly labels: string;
  readonly annotations: string;
  readonly links: string;
  readonly vals: string;
  readonly rule_uid: string | null;
  readonly reason: string;
}

export interface AlertGroupRow {
  readonly id: string;
  /** Unique, because people say it aloud; counted up by the engine inside the opening transaction. */
  readonly number: number;
  readonly service_id: string;
  readonly team_id: string;
  readonly group_key: string;
  /** 1 until resolved. One open group per (service_id, group_key). */
  readonly open: number;
  readonly status: 'firing' | 'acknowledged' | 'snoozed' | 'resolved';
  readonly severity: string;
  readonly urgency: string;
  readonly title: string;
  readonly summary: string;
  readonly labels: string;
  readonly links: string;
  readonly integration_id: string;
  /** 1 when Grafana's test button made it: shown, never paged, not measured. */
  readonly test: number;
  readonly firing_count: number;
  readonly alert_count: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly resolved_at: number | null;
  readonly wake_at: number | null;
  readonly version: number;
  readonly timeline_length: number;
  readonly state: string;
  readonly owned_because: string;
  readonly first_page_ms: number | null;
  readonly acknowledge_ms: number | null;
  readonly resolve_ms: number | null;
  /** Where its time went so far, as JSON of core's `StagesSoFar`; empty where it was opened before that was kept. */
  readonly stages: string;
}

export interface TimelineRow {
  readonly group_id: string;
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly body: string;
}

/** What is sent about an alert group. */
export type GroupMessageKind = 'page' | 'notice' | 'update' | 'test' | 'alarm';

export interface OutboxRow {
  /** `<group>.<version>.<index>`, so that doing it twice is doing it once. */
  readonly id: string;
  /** `schedule`: a notice about shifts, of no alert group; its `group_id` is empty. */
  readonly kind: GroupMessageKind | 'schedule';
  readonly group_id: string;
  readonly person_id: string;
  readonly method_id: string;
  readonly channel: string;
  readonly address: string;
  readonly body: string;
  readonly created_at: number;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'held';
  /** When it may be claimed (again); while sending, when the lease ends. */
  readonly due_at: number;
  readonly attempts: number;
  readonly leased_by: string | null;
  readonly sent_at: number | null;
  /** Provider's reference as JSON, and its searchable id (Twilio's sid) for callbacks. */
  readonly provider_ref: string | null;
  readonly provider_id: string | null;
  /** Grows only: 0 none, 1 sent, 2 delivered, 3 failed. */
  readonly provider_rank: number;
  readonly result: string | null;
}

export interface StandingRow {
  readonly group_id: string;
  readonly channel: string;
  readonly address: string;
  readonly provider_ref: string;
  readonly updated_at: number;
}

export interface ReplyCodeRow {
  readonly channel: string;
  readonly address: string;
  readonly code: number;
  readonly group_id: string;
  readonly person_id: string;
  readonly created_at: number;
}

export interface ResponderRow {
  readonly group_id: string;
  readonly person_id: string;
  readonly paged_at: number;
  readonly running: number;
}

export interface ConfigurationRow {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly body: string | null;
  readonly source: string | null;
  readonly changed_at: number;
  readonly changed_by: string;
  readonly revision: number;
}

export interface TokenRow {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly role: 'viewer' | 'editor' | 'admin';
  readonly person_id: string | null;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
}

/** Requests of one integration that came within one hour. */
export interface IntegrationHourRow {
  readonly integration_id: string;
  readonly hour_at: number;
  readonly accepted: number;
  readonly refused: number;
}

/** Whether an address may be written to; without a row it may. */
export interface ConsentRow {
  readonly channel: string;
  readonly address: string;
  readonly allowed: number;
  readonly changed_at: number;
}

/** When it was last proven that messages reach a person over a contact method, as it was written then. */
export interface ProofRow {
  readonly person_id: string;
  readonly method_id: string;
  readonly channel: string;
  readonly address: string;
  readonly proven_at: number;
}

/** A code that is on its way to a contact method. Only its hash is kept. */
export interface VerificationRow {
  readonly person_id: string;
  readonly method_id: string;
  readonly channel: string;
  readonly address: string;
  readonly code_hash: string;
  readonly sent_at: number;
  readonly expires_at: number;
  readonly tries: number;
}

/** Something about a schedule that was told, so that it is not told twice. */
export interface ToldRow {
  readonly id: string;
  readonly schedule_id: string;
  readonly kind: 'before' | 'gone' | 'problem' | 'cover';
  /** Empty where it was told to a place, or to several people. */
  readonly person_id: string;
  /** What tells two of a kind apart: the lead time, how near a problem is, the id of a cover. */
  readonly subject: string;
  readonly start_at: number;
  readonly end_at: number;
  readonly told_at: number;
  readonly keep_until: number;
}

/** Who was on call when that was last looked at; the difference to now is a hand-off. */
export interface OnCallStateRow {
  readonly schedule_id: string;
  /** JSON list of ids, sorted. */
  readonly people: string;
  readonly since: number;
  /** Counts them, for the ids of their messages. */
  readonly handoffs: number;
}

/** A user group in Slack: `members` as it was last set by us (JSON list, sorted), `wanted` as it should be. */
export interface UserGroupRow {
  readonly id: string;
  readonly members: string;
  readonly wanted: string;
  readonly attempts: number;
  /** Null: nothing to do. While it is being set: when another process may take over. */
  readonly next_try_at: number | null;
  readonly failing_since: number | null;
  readonly problem: string | null;
}

/** A calendar that others may subscribe to. */
export interface FeedRow {
  readonly kind: 'schedule' | 'person';
  readonly id: string;
  /** Of the secret in its URL, which is stored nowhere. */
  readonly hash: string;
  readonly created_at: number;
  readonly created_by: string;
  /** JSON: what its readers were told last, so that they can be told of changes and cancellations. */
  readonly published: string;
}

/** A calendar that a layer imports, with the last good copy of it. */
export interface CalendarRow {
  readonly schedule_id: string;
  readonly layer_id: string;
  readonly url: string;
  /** Null: never read. Empty calendars have a body as well, and say that nobody is on call. */
  readonly body: string | null;
  readonly etag: string | null;
  /** `Last-Modified`, as the server wrote it. */
  readonly modified: string | null;
  readonly fingerprint: string | null;
  /** JSON list of the shifts that it makes, with those that were. */
  readonly shifts: string;
  /** JSON list of what could not be used, and why. */
  readonly unmatched: string;
  readonly events: number;
  /** When the server last said what stands, if only that nothing is new. */
  readonly read_at: number | null;
  readonly changed_at: number | null;
  /** When repeated events were last worked out: the months around today move on. */
  readonly expanded_at: number | null;
  readonly failing_since: number | null;
  readonly failures: number;
  readonly problem: string | null;
  /** While it is being read: when another process may take over. */
  readonly next_at: number;
  /** Grows with every change of `shifts`, over all calendars. */
  readonly revision: number;
  readonly created_at: number;
}
