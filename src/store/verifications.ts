import type { NewAuditEntry } from '../audit/entry.ts';
import { verificationEntry } from '../audit/verification-entry.ts';
import { type EpochMs, epochMs } from '../domain/instant.ts';
import { type Question, type VerificationQuestion, verificationLane } from '../domain/question.ts';
import type { KnownVerifications, Verification } from '../domain/verification.ts';
import { dueRow } from './ask-questions.ts';
import type { Database, Tx, VerificationTable } from './tables.ts';

/** The newest of an environment: what was said of deployments before so many others is of none that runs. */
const MOST_READ = 1_000;
/** Of what was not looked into yet: all that come in at once. */
const MOST_UNREAD = 100;

/** A token counts once: whoever has it, too, can change nothing of what was said with it. */
export async function acceptVerification(
  db: Database,
  question: VerificationQuestion,
  at: EpochMs,
): Promise<'stored' | 'used'> {
  const stored = await db
    .insertInto('question')
    .values(dueRow(question, at))
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return stored === undefined ? 'used' : 'stored';
}

/** Keeps what is new, with its audit entries. A question that is answered twice says its thing once. */
export async function keepVerifications(
  tx: Tx,
  question: Question,
  said: readonly Verification[],
): Promise<readonly NewAuditEntry[]> {
  const entries: NewAuditEntry[] = [];
  for (const verification of said) {
    const known = await ofEnvironment(tx, verification.repositoryId, verification.environment)
      .where('deployment_id', '=', verification.deploymentId)
      .where('at', '=', verification.at)
      .where('verdict', '=', verification.verdict)
      .executeTakeFirst();
    if (known || (verification.verdict === 'missing' && (await isSaid(tx, verification)))) continue;
    await tx.insertInto('verification').values(rowOf(verification)).execute();
    entries.push(verificationEntry(question, verification));
  }
  return entries;
}

/** A job may say something while it is looked whether one did. */
async function isSaid(tx: Tx, { repositoryId, environment, deploymentId }: Verification): Promise<boolean> {
  const said = await ofEnvironment(tx, repositoryId, environment)
    .where('deployment_id', '=', deploymentId)
    .where('verdict', '!=', 'missing')
    .execute();
  return said.some((row) => verificationIn(row).uncounted === undefined);
}

/**
 * What is said counts as said from when it comes in: until it was looked into, nothing else may be taken for it. What
 * was refused then was never said, or one job could make every later deployment wait for what nobody sends.
 */
export async function verifications(
  db: Database,
  repositoryId: number,
  environment: string,
): Promise<KnownVerifications> {
  const asked = await db
    .selectFrom('question')
    .select('body')
    .where('lane', '=', verificationLane(repositoryId, environment))
    .where('final_at', 'is', null)
    .orderBy('due_at', 'desc')
    .limit(MOST_UNREAD)
    .execute();
  const claims = asked.map(({ body }) => (JSON.parse(body) as VerificationQuestion).claim);
  const unread = claims.map(({ runId, at }) => ({ runId, at }));
  const rows = await ofEnvironment(db, repositoryId, environment).orderBy('id', 'desc').limit(MOST_READ).execute();
  const said = rows.toReversed().map(verificationIn);
  const uncounted = newestOf(said.filter((each) => each.uncounted !== undefined));
  const counted = said.filter((each) => each.uncounted === undefined);
  const newest = newestOf(counted);
  const earlier = counted.filter((each) => !newest.includes(each));
  return {
    isTold: unread.length > 0 || said.length > 0,
    newest,
    ...(earlier.length === 0 ? {} : { earlier: earlier.toSorted((one, other) => epochMs(one.at) - epochMs(other.at)) }),
    ...(uncounted.length === 0 ? {} : { uncounted }),
    ...(unread.length === 0 ? {} : { unread }),
  };
}

/** That nothing was said counts for as long as nothing was: what a job said before may be looked into after. */
function newestOf(said: readonly Verification[]): readonly Verification[] {
  const newest = new Map<number, Verification>();
  for (const verification of said) {
    const known = newest.get(verification.deploymentId);
    if (known && isSooner(verification, known)) continue;
    newest.set(verification.deploymentId, verification);
  }
  return [...newest.values()];
}

function isSooner(one: Verification, other: Verification): boolean {
  const isMissing = one.verdict === 'missing';
  return isMissing === (other.verdict === 'missing') ? epochMs(one.at) < epochMs(other.at) : isMissing;
}

function ofEnvironment(db: Database | Tx, repositoryId: number, environment: string) {
  return db
    .selectFrom('verification')
    .selectAll()
    .where('repository_id', '=', repositoryId)
    .where('environment_key', '=', environment.toLowerCase());
}

function rowOf(verification: Verification): Omit<VerificationTable, 'id'> {
  const { repositoryId, deploymentId, environment, sha, verdict, failedChecks, preExisting, reasonCode, liveSha, at } =
    verification;
  const { smoke, uncounted } = verification;
  const isExplained = preExisting !== undefined || reasonCode !== undefined;
  return {
    repository_id: repositoryId,
    deployment_id: deploymentId,
    environment_key: environment.toLowerCase(),
    environment,
    sha,
    verdict,
    failed_checks: JSON.stringify(failedChecks),
    causes: isExplained ? JSON.stringify({ preExisting, reasonCode }) : null,
    live_sha: liveSha ?? null,
    by_file: smoke === undefined && uncounted === undefined ? null : JSON.stringify({ smoke, uncounted }),
    at,
  };
}

function verificationIn(row: Omit<VerificationTable, 'id'>): Verification {
  return {
    repositoryId: row.repository_id,
    deploymentId: row.deployment_id,
    environment: row.environment,
    sha: row.sha,
    verdict: row.verdict,
    failedChecks: JSON.parse(row.failed_checks) as string[],
    ...(row.causes === null ? {} : (JSON.parse(row.causes) as Pick<Verification, 'preExisting' | 'reasonCode'>)),
    ...(row.live_sha === null ? {} : { liveSha: row.live_sha }),
    ...(row.by_file === null ? {} : (JSON.parse(row.by_file) as Pick<Verification, 'smoke' | 'uncounted'>)),
    at: row.at,
  };
}
