/** Trains as they were last told, who ordered them back, and which gates belong to which planned release. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function trains({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('train')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('key', text, (one) => one.notNull())
        .addColumn('installation_id', 'bigint', (one) => one.notNull())
        .addColumn('state', text, (one) => one.notNull())
        .addColumn('at', 'bigint', (one) => one.notNull())
        .addColumn('body', text, (one) => one.notNull())
        .addPrimaryKeyConstraint('train_once', ['repository_id', 'key'])
        .execute();
      await db.schema
        .createIndex('train_of_installation')
        .on('train')
        .columns(['installation_id', 'state', 'at'])
        .execute();
      await db.schema
        .createTable('train_order')
        .addColumn('comment_id', 'bigint', (one) => one.primaryKey().notNull())
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('key', text, (one) => one.notNull())
        .addColumn('user_id', 'bigint', (one) => one.notNull())
        .addColumn('user_login', text, (one) => one.notNull())
        .addColumn('reason', text, (one) => one.notNull())
        .addColumn('at', text, (one) => one.notNull())
        .execute();
      await db.schema.createIndex('train_order_about').on('train_order').columns(['repository_id', 'key']).execute();
      await db.schema
        .createTable('planned_gate')
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('deployment_id', 'bigint', (one) => one.notNull())
        .addColumn('title_key', text, (one) => one.notNull())
        .addColumn('environment_key', text, (one) => one.notNull())
        .addPrimaryKeyConstraint('planned_gate_once', ['repository_id', 'deployment_id', 'title_key'])
        .execute();
      await db.schema
        .createIndex('planned_gate_of')
        .on('planned_gate')
        .columns(['repository_id', 'environment_key', 'title_key', 'deployment_id'])
        .execute();
    },
  };
}
