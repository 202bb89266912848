/** Whose questions were answered lately, so that one installation with hundreds of them does not go before all others. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const turns: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('repository_turn')
      .addColumn('repository_id', 'bigint', (one) => one.primaryKey())
      .addColumn('installation_id', 'bigint', (one) => one.notNull())
      .addColumn('round', 'bigint', (one) => one.notNull())
      .execute();
    await db.schema.createIndex('turn_round').on('repository_turn').columns(['round', 'installation_id']).execute();
    // Past those who had their turn is a walk along the index alone, however many of theirs are due.
    await db.schema.dropIndex('question_by_kind').execute();
    await db.schema
      .createIndex('question_by_kind')
      .on('question')
      .columns(['kind', 'due_at', 'key', 'repository_id'])
      .execute();
    await db.schema
      .createIndex('turn_installation')
      .on('repository_turn')
      .columns(['installation_id', 'repository_id'])
      .execute();
  },
};
