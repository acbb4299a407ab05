import type { Knex } from 'knex';

/** How many requests came in, by integration and hour; and what the doctor asks of messages without reading them all. */
async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('integration_hours', (table) => {
    table.text('integration_id').notNullable();
    table.bigInteger('hour_at').notNullable();
    table.bigInteger('accepted').notNullable();
    table.bigInteger('refused').notNullable();
    table.primary(['integration_id', 'hour_at']);
  });
  await knex.schema.raw("CREATE INDEX outbox_failed ON outbox (created_at) WHERE state = 'failed'");
}

async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('DROP INDEX outbox_failed');
  await knex.schema.dropTable('integration_hours');
}

export const integrationHours: Knex.Migration = { up, down };
