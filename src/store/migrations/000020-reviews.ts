/** What became of reviews: when they are due, when they were closed, and with which causes. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function reviews({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('review')
        .addColumn('repository_id', 'bigint', (column) => column.notNull())
        .addColumn('deployment_id', 'bigint', (column) => column.notNull())
        .addColumn('environment', text, (column) => column.notNull())
        .addColumn('issue_number', 'bigint')
        .addColumn('opened_at', text, (column) => column.notNull())
        .addColumn('due_at', text)
        .addColumn('closed_at', text)
        .addColumn('causes', text, (column) => column.notNull())
        .addColumn('reopenings', 'integer', (column) => column.notNull())
        .addColumn('undone_at', text)
        .addPrimaryKeyConstraint('review_of_deployment', ['repository_id', 'deployment_id'])
        .execute();
    },
  };
}
