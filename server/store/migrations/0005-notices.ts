import type { Knex } from 'knex';

type Table = Knex.CreateTableBuilder;

const text = (table: Table, ...names: string[]): void => names.forEach((name) => table.text(name).notNullable());
const number = (table: Table, ...names: string[]): void =>
  names.forEach((name) => table.bigInteger(name).notNullable());

/** What was told about schedules, who was on call when that was last looked at, and the members of Slack's user groups. */
async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('told_notices', (table) => {
    table.text('id').notNullable().primary();
    text(table, 'schedule_id', 'kind', 'person_id', 'subject');
    number(table, 'start_at', 'end_at', 'told_at', 'keep_until');
    table.index('schedule_id', 'told_notices_by_schedule');
    table.index('keep_until', 'told_notices_over');
  });
  await knex.schema.createTable('on_call_states', (table) => {
    table.text('schedule_id').notNullable().primary();
    text(table, 'people');
    number(table, 'since', 'handoffs');
  });
  await knex.schema.createTable('user_groups', (table) => {
    table.text('id').notNullable().primary();
    text(table, 'members', 'wanted');
    number(table, 'attempts');
    table.bigInteger('next_try_at');
    table.bigInteger('failing_since');
    table.text('problem');
  });
}

async function down(knex: Knex): Promise<void> {
  for (const table of ['user_groups', 'on_call_states', 'told_notices']) await knex.schema.dropTable(table);
}

export const notices: Knex.Migration = { up, down };
