import type { Knex } from 'knex';

/**
 * Where the time of each group went, kept with it. Groups that were there before have the empty text and stay out of
 * these figures: half of their story would look like all of it.
 */
async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('alert_groups', (table) => {
    table.text('stages').notNullable().defaultTo('');
  });
}

async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('alert_groups', (table) => {
    table.dropColumn('stages');
  });
}

export const stages: Knex.Migration = { up, down };
