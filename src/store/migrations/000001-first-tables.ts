/** Inbox, agenda, records, outbox, overrides, kept policies and the audit log. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function firstTables(spelling: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await createInbox(db, spelling);
      await createAgenda(db, spelling);
      await createRecords(db, spelling);
      await createOutbox(db, spelling);
      await createStatements(db, spelling);
      await createAuditLog(db, spelling);
    },
  };
}

async function createInbox(db: Kysely<unknown>, spelling: Spelling): Promise<void> {
  await spelling
    .withCounter(db.schema.createTable('delivery'), 'seq')
    .addColumn('id', spelling.text, (one) => one.notNull().unique())
    .addColumn('event', spelling.text, (one) => one.notNull())
    .addColumn('received_at', 'bigint', (one) => one.notNull())
    .addColumn('body', spelling.bytes, (one) => one.notNull())
    .addColumn('state', spelling.text, (one) => one.notNull())
    .addColumn('failures', 'integer', (one) => one.notNull())
    .addColumn('because', spelling.text)
    .addColumn('finished_at', 'bigint')
    .execute();
  await db.schema.createIndex('delivery_waiting').on('delivery').columns(['state', 'seq']).execute();
}

async function createAgenda(db: Kysely<unknown>, spelling: Spelling): Promise<void> {
  await db.schema
    .createTable('question')
    .addColumn('key', spelling.text, (one) => one.primaryKey())
    .addColumn('kind', spelling.text, (one) => one.notNull())
    .addColumn('repository_id', 'bigint', (one) => one.notNull())
    .addColumn('lane', spelling.text, (one) => one.notNull())
    .addColumn('body', spelling.text, (one) => one.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('touched', 'bigint', (one) => one.notNull())
    .addColumn('claimed_touched', 'bigint', (one) => one.notNull())
    .addColumn('failures', 'integer', (one) => one.notNull())
    .addColumn('because', spelling.text)
    .addColumn('final_at', 'bigint')
    .execute();
  // Claiming what is due is a walk along this index, however many questions wait for later.
  await db.schema.createIndex('question_due').on('question').columns(['due_at', 'key']).execute();
  await db.schema.createIndex('question_lane').on('question').columns(['lane', 'due_at']).execute();
  await db.schema.createIndex('question_open').on('question').columns(['repository_id', 'kind', 'final_at']).execute();
  await db.schema
    .createTable('lane')
    .addColumn('key', spelling.text, (one) => one.primaryKey())
    .addColumn('question_key', spelling.text, (one) => one.notNull().references('question.key'))
    .addColumn('token', 'bigint', (one) => one.notNull())
    .addColumn('leased_until', 'bigint')
    .execute();
  await db.schema.createIndex('lane_leased').on('lane').column('leased_until').execute();
}

async function createRecords(db: Kysely<unknown>, spelling: Spelling): Promise<void> {
  await spelling
    .withCounter(db.schema.createTable('record'), 'id')
    .addColumn('question_key', spelling.text, (one) => one.notNull().references('question.key'))
    .addColumn('at', 'bigint', (one) => one.notNull())
    .addColumn('summary', spelling.text, (one) => one.notNull())
    .addColumn('facts', spelling.text)
    .addColumn('decision', spelling.text)
    .execute();
  await db.schema.createIndex('record_question').on('record').columns(['question_key', 'id']).execute();
}

async function createOutbox(db: Kysely<unknown>, spelling: Spelling): Promise<void> {
  await spelling
    .withCounter(db.schema.createTable('effect'), 'id')
    .addColumn('slot', spelling.text, (one) => one.notNull().unique())
    .addColumn('question_key', spelling.text, (one) => one.notNull().references('question.key'))
    .addColumn('lane', spelling.text, (one) => one.notNull())
    .addColumn('kind', spelling.text, (one) => one.notNull())
    .addColumn('content', spelling.text, (one) => one.notNull())
    .addColumn('digest', spelling.text, (one) => one.notNull())
    .addColumn('payload', spelling.text, (one) => one.notNull())
    .addColumn('state', spelling.text, (one) => one.notNull())
    .addColumn('attempts', 'integer', (one) => one.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('decided_at', 'bigint', (one) => one.notNull())
    .addColumn('settled_at', 'bigint')
    .addColumn('note', spelling.text)
    .execute();
  await db.schema.createIndex('effect_due').on('effect').columns(['due_at', 'id']).execute();
  await db.schema.createIndex('effect_lane').on('effect').columns(['lane', 'due_at']).execute();
  await db.schema.createIndex('effect_question').on('effect').columns(['question_key', 'state']).execute();
}

async function createStatements(db: Kysely<unknown>, spelling: Spelling): Promise<void> {
  await db.schema
    .createTable('override')
    .addColumn('repository_id', 'bigint', (one) => one.notNull())
    .addColumn('comment_id', 'bigint', (one) => one.notNull())
    .addColumn('environment_key', spelling.text, (one) => one.notNull())
    .addColumn('environment', spelling.text, (one) => one.notNull())
    .addColumn('user_id', 'bigint', (one) => one.notNull())
    .addColumn('user_login', spelling.text, (one) => one.notNull())
    .addColumn('sha', spelling.text, (one) => one.notNull())
    .addColumn('reason', spelling.text, (one) => one.notNull())
    .addColumn('at', spelling.text, (one) => one.notNull())
    .addPrimaryKeyConstraint('override_once', ['repository_id', 'environment_key', 'comment_id'])
    .execute();
  await db.schema
    .createTable('policy')
    .addColumn('repository_id', 'bigint', (one) => one.primaryKey())
    .addColumn('text', spelling.text, (one) => one.notNull())
    .addColumn('sha', spelling.text, (one) => one.notNull())
    .addColumn('at', spelling.text, (one) => one.notNull())
    .execute();
}

async function createAuditLog(db: Kysely<unknown>, spelling: Spelling): Promise<void> {
  await db.schema
    .createTable('audit_log')
    .addColumn('installation_id', 'bigint', (one) => one.primaryKey())
    .addColumn('size', 'bigint', (one) => one.notNull())
    .execute();
  await db.schema
    .createTable('audit_entry')
    .addColumn('installation_id', 'bigint', (one) => one.notNull().references('audit_log.installation_id'))
    .addColumn('seq', 'bigint', (one) => one.notNull())
    .addColumn('repository_id', 'bigint', (one) => one.notNull())
    .addColumn('line', spelling.text, (one) => one.notNull())
    .addPrimaryKeyConstraint('audit_entry_place', ['installation_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('audit_entry_repository')
    .on('audit_entry')
    .columns(['installation_id', 'repository_id', 'seq'])
    .execute();
  await spelling.makeAppendOnly(db, 'audit_entry', ['installation_id', 'seq']);
}
