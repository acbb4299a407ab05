import type { Knex } from 'knex';

type Table = Knex.CreateTableBuilder;

const ofMethod = (table: Table): void => {
  for (const name of ['person_id', 'method_id', 'channel', 'address']) table.text(name).notNullable();
  table.primary(['person_id', 'method_id']);
};

/** What is learnt about contact methods, the codes that are on their way, and whether anything was ever answered. */
async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('proofs', (table) => {
    ofMethod(table);
    table.bigInteger('proven_at').notNullable();
  });
  await knex.schema.createTable('verifications', (table) => {
    ofMethod(table);
    table.text('code_hash').notNullable();
    for (const name of ['sent_at', 'expires_at', 'tries']) table.bigInteger(name).notNullable();
  });
  await knex.schema.raw(
    'CREATE INDEX alert_groups_answered ON alert_groups (created_at, number) WHERE acknowledge_ms IS NOT NULL',
  );
}

async function down(knex: Knex): Promise<void> {
  await knex.schema.raw('DROP INDEX alert_groups_answered');
  await knex.schema.dropTable('verifications');
  await knex.schema.dropTable('proofs');
}

export const proofs: Knex.Migration = { up, down };
