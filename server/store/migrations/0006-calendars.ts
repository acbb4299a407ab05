import type { Knex } from 'knex';

type Table = Knex.CreateTableBuilder;

const text = (table: Table, ...names: string[]): void => names.forEach((name) => table.text(name).notNullable());
const textOrNull = (table: Table, ...names: string[]): void => names.forEach((name) => table.text(name));
const number = (table: Table, ...names: string[]): void =>
  names.forEach((name) => table.bigInteger(name).notNullable());
const numberOrNull = (table: Table, ...names: string[]): void => names.forEach((name) => table.bigInteger(name));

/** Calendars that others may read, with what they were told last; and the last good copies of those that we read. */
async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('feeds', (table) => {
    text(table, 'kind', 'id');
    table.text('hash').notNullable().unique();
    number(table, 'created_at');
    text(table, 'created_by', 'published');
    table.primary(['kind', 'id']);
  });
  await knex.schema.createTable('calendars', (table) => {
    text(table, 'schedule_id', 'layer_id', 'url');
    textOrNull(table, 'body', 'etag', 'modified', 'fingerprint');
    text(table, 'shifts', 'unmatched');
    number(table, 'events');
    numberOrNull(table, 'read_at', 'changed_at', 'expanded_at', 'failing_since');
    number(table, 'failures');
    textOrNull(table, 'problem');
    number(table, 'next_at', 'revision', 'created_at');
    table.primary(['schedule_id', 'layer_id']);
    table.index('revision', 'calendars_revision');
  });
}

async function down(knex: Knex): Promise<void> {
  for (const table of ['calendars', 'feeds']) await knex.schema.dropTable(table);
}

export const calendars: Knex.Migration = { up, down };
