import type { Knex } from 'knex';

type Table = Knex.CreateTableBuilder;

/** Flags are 0 or 1, instants epoch ms: whole numbers, never the database's own notion of time or truth. */
const number = (table: Table, ...names: string[]): void =>
  names.forEach((name) => table.bigInteger(name).notNullable());
const numberOrNull = (table: Table, ...names: string[]): void => names.forEach((name) => table.bigInteger(name));
const text = (table: Table, ...names: string[]): void => names.forEach((name) => table.text(name).notNullable());
const textOrNull = (table: Table, ...names: string[]): void => names.forEach((name) => table.text(name));

async function requests(knex: Knex): Promise<void> {
  await knex.schema.createTable('inbox', (table) => {
    table.bigIncrements('seq');
    text(table, 'integration_id');
    number(table, 'received_at');
    text(table, 'body');
    table.bigInteger('done').notNullable().defaultTo(0);
    textOrNull(table, 'outcome');
  });
  await knex.schema.createTable('refused_requests', (table) => {
    table.bigIncrements('seq');
    text(table, 'integration_id');
    number(table, 'received_at', 'status');
    text(table, 'code', 'detail', 'body');
  });
}

async function alerts(knex: Knex): Promise<void> {
  await knex.schema.createTable('alerts', (table) => {
    text(table, 'alert_key');
    number(table, 'episode', 'latest');
    text(table, 'integration_id', 'fingerprint');
    textOrNull(table, 'group_id');
    text(table, 'status');
    number(table, 'starts_at');
    numberOrNull(table, 'ends_at');
    number(table, 'last_seq', 'last_seen_at');
    text(table, 'severity', 'title', 'labels', 'annotations', 'links', 'vals');
    textOrNull(table, 'rule_uid');
    text(table, 'reason');
    table.primary(['alert_key', 'episode']);
  });
}

async function alertGroups(knex: Knex): Promise<void> {
  await knex.schema.createTable('alert_groups', (table) => {
    table.text('id').notNullable().primary();
    number(table, 'number');
    text(table, 'service_id', 'team_id', 'group_key');
    number(table, 'open');
    text(table, 'status', 'severity', 'urgency', 'title', 'summary', 'labels', 'links', 'integration_id');
    number(table, 'test', 'firing_count', 'alert_count', 'created_at', 'updated_at');
    numberOrNull(table, 'resolved_at', 'wake_at');
    number(table, 'version', 'timeline_length');
    text(table, 'state', 'owned_because');
    numberOrNull(table, 'first_page_ms', 'acknowledge_ms', 'resolve_ms');
  });
  await knex.schema.createTable('timeline', (table) => {
    text(table, 'group_id');
    number(table, 'seq', 'at');
    text(table, 'kind', 'body');
    table.primary(['group_id', 'seq']);
  });
  await knex.schema.createTable('responders', (table) => {
    text(table, 'group_id', 'person_id');
    number(table, 'paged_at', 'running');
    table.primary(['group_id', 'person_id']);
  });
}

async function messages(knex: Knex): Promise<void> {
  await knex.schema.createTable('outbox', (table) => {
    table.text('id').notNullable().primary();
    text(table, 'kind', 'group_id', 'person_id', 'method_id', 'channel', 'address', 'body');
    number(table, 'created_at');
    text(table, 'state');
    number(table, 'due_at', 'attempts');
    textOrNull(table, 'leased_by');
    numberOrNull(table, 'sent_at');
    textOrNull(table, 'provider_ref', 'provider_id');
    number(table, 'provider_rank');
    textOrNull(table, 'result');
  });
  await knex.schema.createTable('standing_messages', (table) => {
    text(table, 'group_id', 'channel', 'address', 'provider_ref');
    number(table, 'updated_at');
    table.primary(['group_id', 'channel', 'address']);
  });
  await knex.schema.createTable('reply_codes', (table) => {
    text(table, 'channel', 'address');
    number(table, 'code');
    text(table, 'group_id', 'person_id');
    number(table, 'created_at');
    table.primary(['channel', 'address', 'code']);
    table.unique(['channel', 'address', 'group_id']);
  });
  await knex.schema.createTable('consent', (table) => {
    text(table, 'channel', 'address');
    number(table, 'allowed', 'changed_at');
    table.primary(['channel', 'address']);
  });
}

async function configuration(knex: Knex): Promise<void> {
  const columns = (table: Table): void => {
    text(table, 'kind', 'id');
    number(table, 'version');
    textOrNull(table, 'body', 'source');
    number(table, 'changed_at');
    text(table, 'changed_by');
    number(table, 'revision');
  };
  await knex.schema.createTable('configuration', (table) => {
    columns(table);
    table.primary(['kind', 'id']);
    table.index('revision', 'configuration_revision');
  });
  await knex.schema.createTable('configuration_versions', (table) => {
    columns(table);
    table.primary(['kind', 'id', 'version']);
  });
  await knex.schema.createTable('tokens', (table) => {
    table.text('id').notNullable().primary();
    table.text('hash').notNullable().unique();
    text(table, 'name', 'role');
    textOrNull(table, 'person_id');
    number(table, 'created_at');
    numberOrNull(table, 'expires_at', 'last_used_at', 'revoked_at');
  });
}

async function oddments(knex: Knex): Promise<void> {
  await knex.schema.createTable('round_robin', (table) => {
    table.text('key').notNullable().primary();
    number(table, 'taken');
  });
  await knex.schema.createTable('secrets', (table) => {
    table.text('name').notNullable().primary();
    text(table, 'value');
  });
  await knex.schema.createTable('counters', (table) => {
    table.text('name').notNullable().primary();
    number(table, 'value');
  });
}

/** Partial where only few rows are ever looked for: the index stays small however old the installation grows. */
const INDEXES = [
  'INDEX inbox_waiting ON inbox (seq) WHERE done = 0',
  'INDEX inbox_by_integration ON inbox (integration_id, seq)',
  'INDEX refused_by_integration ON refused_requests (integration_id, seq)',
  'UNIQUE INDEX alerts_latest ON alerts (alert_key) WHERE latest = 1',
  'INDEX alerts_by_group ON alerts (group_id)',
  'UNIQUE INDEX alert_groups_number ON alert_groups (number)',
  'UNIQUE INDEX alert_groups_one_open ON alert_groups (service_id, group_key) WHERE open = 1',
  // The newest group of a name, for many names in one statement (see `newestGroupIds`).
  "INDEX alert_groups_by_name ON alert_groups ((service_id || '/' || group_key), number)",
  'INDEX alert_groups_wake ON alert_groups (wake_at) WHERE wake_at IS NOT NULL',
  'INDEX alert_groups_open ON alert_groups (created_at, number) WHERE open = 1',
  'INDEX alert_groups_newest ON alert_groups (created_at, number)',
  'INDEX alert_groups_by_team ON alert_groups (team_id, created_at, number)',
  'INDEX alert_groups_by_service ON alert_groups (service_id, created_at, number)',
  "INDEX outbox_claim ON outbox (channel, due_at) WHERE state IN ('waiting', 'sending')",
  'INDEX outbox_by_group ON outbox (group_id)',
  'INDEX outbox_by_provider ON outbox (provider_id) WHERE provider_id IS NOT NULL',
  'INDEX responders_by_person ON responders (person_id, running)',
];

async function up(knex: Knex): Promise<void> {
  await requests(knex);
  await alerts(knex);
  await alertGroups(knex);
  await messages(knex);
  await configuration(knex);
  await oddments(knex);
  for (const index of INDEXES) await knex.schema.raw(`CREATE ${index}`);
}

/** Nothing to go back to: an installation without tables is an empty database. */
async function down(): Promise<void> {
  throw new Error('the first migration cannot be taken back; start with an empty database instead');
}

export const first: Knex.Migration = { up, down };
