/** The life of each gate, so that what became of it can be asked without reading every answer. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function gates({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('gate')
        .addColumn('question_key', text, (one) => one.primaryKey().references('question.key'))
        .addColumn('repository_id', 'bigint', (one) => one.notNull())
        .addColumn('environment_key', text, (one) => one.notNull())
        .addColumn('deployment_id', 'bigint', (one) => one.notNull())
        .addColumn('run_id', 'bigint', (one) => one.notNull())
        .addColumn('run_attempt', 'integer', (one) => one.notNull())
        .addColumn('sha', text, (one) => one.notNull())
        .addColumn('state', text, (one) => one.notNull())
        .addColumn('reasons', text, (one) => one.notNull())
        .addColumn('since', 'bigint', (one) => one.notNull())
        .addColumn('requested_at', 'bigint', (one) => one.notNull())
        .addColumn('reports', 'integer', (one) => one.notNull())
        .addColumn('reported', text)
        .addColumn('warned_at', 'bigint')
        .addColumn('ended_by', text, (one) => one.notNull())
        .execute();
      await db.schema
        .createIndex('gate_lane')
        .on('gate')
        .columns(['repository_id', 'environment_key', 'state', 'since'])
        .execute();
    },
  };
}
