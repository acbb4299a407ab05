import type * as Row from './rows.ts';

/** The only two types that columns have: everything that is not text is a whole number of up to 53 bits. */
export type ColumnType = 'text' | 'int8';
type Catalogue<R> = Readonly<Record<keyof R, ColumnType>>;

const text = 'text';
const int8 = 'int8';

/**
 * Every table with its columns, because PostgreSQL cannot guess the type of an array parameter; a test compares this
 * list with the migrated schema.
 */
export const COLUMNS = {
  inbox: {
    seq: int8,
    integration_id: text,
    received_at: int8,
    body: text,
    done: int8,
    outcome: text,
  } satisfies Catalogue<Row.InboxRow>,
  refused_requests: {
    seq: int8,
    integration_id: text,
    received_at: int8,
    status: int8,
    code: text,
    detail: text,
    body: text,
  } satisfies Catalogue<Row.RefusedRow>,
  alerts: {
    alert_key: text,
    episode: int8,
    latest: int8,
    integration_id: text,
    fingerprint: text,
    group_id: text,
    status: text,
    starts_at: int8,
    ends_at: int8,
    last_seq: int8,
    last_seen_at: int8,
    severity: text,
    title: text,
    labels: text,
    annotations: text,
    links: text,
    vals: text,
    rule_uid: text,
    reason: text,
  } satisfies Catalogue<Row.AlertRow>,
  alert_groups: {
    id: text,
    number: int8,
    service_id: text,
    team_id: text,
    group_key: text,
    open: int8,
    status: text,
    severity: text,
    urgency: text,
    title: text,
    summary: text,
    labels: text,
    links: text,
    integration_id: text,
    test: int8,
    firing_count: int8,
    alert_count: int8,
    created_at: int8,
    updated_at: int8,
    resolved_at: int8,
    wake_at: int8,
    version: int8,
    timeline_length: int8,
    state: text,
    owned_because: text,
    first_page_ms: int8,
    acknowledge_ms: int8,
    resolve_ms: int8,
    stages: text,
  } satisfies Catalogue<Row.AlertGroupRow>,
  timeline: { group_id: text, seq: int8, at: int8, kind: text, body: text } satisfies Catalogue<Row.TimelineRow>,
  outbox: {
    id: text,
    kind: text,
    group_id: text,
    person_id: text,
    method_id: text,
    channel: text,
    address: text,
    body: text,
    created_at: int8,
    state: text,
    due_at: int8,
    attempts: int8,
    leased_by: text,
    sent_at: int8,
    provider_ref: text,
    provider_id: text,
    provider_rank: int8,
    result: text,
  } satisfies Catalogue<Row.OutboxRow>,
  standing_messages: {
    group_id: text,
    channel: text,
    address: text,
    provider_ref: text,
    updated_at: int8,
  } satisfies Catalogue<Row.StandingRow>,
  reply_codes: {
    channel: text,
    address: text,
    code: int8,
    group_id: text,
    person_id: text,
    created_at: int8,
  } satisfies Catalogue<Row.ReplyCodeRow>,
  responders: {
    group_id: text,
    person_id: text,
    paged_at: int8,
    running: int8,
  } satisfies Catalogue<Row.ResponderRow>,
  configuration: {
    kind: text,
    id: text,
    version: int8,
    body: text,
    source: text,
    changed_at: int8,
    changed_by: text,
    revision: int8,
  } satisfies Catalogue<Row.ConfigurationRow>,
  configuration_versions: {
    kind: text,
    id: text,
    version: int8,
    body: text,
    source: text,
    changed_at: int8,
    changed_by: text,
    revision: int8,
  } satisfies Catalogue<Row.ConfigurationRow>,
  round_robin: { key: text, taken: int8 },
  tokens: {
    id: text,
    hash: text,
    name: text,
    role: text,
    person_id: text,
    created_at: int8,
    expires_at: int8,
    last_used_at: int8,
    revoked_at: int8,
  } satisfies Catalogue<Row.TokenRow>,
  integration_hours: {
    integration_id: text,
    hour_at: int8,
    accepted: int8,
    refused: int8,
  } satisfies Catalogue<Row.IntegrationHourRow>,
  secrets: { name: text, value: text },
  counters: { name: text, value: int8 },
  consent: { channel: text, address: text, allowed: int8, changed_at: int8 } satisfies Catalogue<Row.ConsentRow>,
  proofs: {
    person_id: text,
    method_id: text,
    channel: text,
    address: text,
    proven_at: int8,
  } satisfies Catalogue<Row.ProofRow>,
  verifications: {
    person_id: text,
    method_id: text,
    channel: text,
    address: text,
    code_hash: text,
    sent_at: int8,
    expires_at: int8,
    tries: int8,
  } satisfies Catalogue<Row.VerificationRow>,
  told_notices: {
    id: text,
    schedule_id: text,
    kind: text,
    person_id: text,
    subject: text,
    start_at: int8,
    end_at: int8,
    told_at: int8,
    keep_until: int8,
  } satisfies Catalogue<Row.ToldRow>,
  on_call_states: {
    schedule_id: text,
    people: text,
    since: int8,
    handoffs: int8,
  } satisfies Catalogue<Row.OnCallStateRow>,
  user_groups: {
    id: text,
    members: text,
    wanted: text,
    attempts: int8,
    next_try_at: int8,
    failing_since: int8,
    problem: text,
  } satisfies Catalogue<Row.UserGroupRow>,
  feeds: {
    kind: text,
    id: text,
    hash: text,
    created_at: int8,
    created_by: text,
    published: text,
  } satisfies Catalogue<Row.FeedRow>,
  calendars: {
    schedule_id: text,
    layer_id: text,
    url: text,
    body: text,
    etag: text,
    modified: text,
    fingerprint: text,
    shifts: text,
    unmatched: text,
    events: int8,
    read_at: int8,
    changed_at: int8,
    expanded_at: int8,
    failing_since: int8,
    failures: int8,
    problem: text,
    next_at: int8,
    revision: int8,
    created_at: int8,
  } satisfies Catalogue<Row.CalendarRow>,
} as const;

export type Table = keyof typeof COLUMNS;

export function columnType(table: string, column: string): ColumnType {
  // The builders get their table name as a plain string, hence the wider view of the same catalogue.
  const columns = (COLUMNS as Readonly<Record<string, Readonly<Record<string, ColumnType>>>>)[table];
  const type = columns?.[column];
  if (type === undefined) throw new Error(`no column ${table}.${column} in the catalogue`);
  return type;
}

/**
 * `a, b, c` for a SELECT. Never `*`: a newer replica may add a column, and PostgreSQL then refuses the older one's
 * prepared statements ("cached plan must not change result type").
 */
export function columnList(table: Table): string {
  return Object.keys(COLUMNS[table]).join(', ');
}
