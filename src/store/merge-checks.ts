/** Our check `tidegate` on commits, as we last wanted it: the slots of the outbox tell, without asking GitHub. */
import type { PullRequestQuestion } from '../domain/question.ts';
import type { MergeCheckState } from '../flow/ports.ts';
import type { Database } from './tables.ts';

/** As the payload, in canonical JSON, has it. Quotes within its texts are escaped, so no text can look like it. */
const IN_PROGRESS = '%"status":"in_progress"%';

/** Commits without one are left out. */
export async function mergeChecks(
  db: Database,
  repositoryId: number,
  shas: readonly string[],
): Promise<readonly MergeCheckState[]> {
  if (shas.length === 0) return [];
  const slots = shas.map((sha) => `${repositoryId}/check/${sha}/tidegate/merge`);
  const rows = await db
    .selectFrom('effect')
    .select(['slot', 'state'])
    // The same answer again leaves the check as it is, so the newest answer tells when it was last judged.
    .select((effect) =>
      effect.fn
        .coalesce(
          effect
            .selectFrom('record')
            .select('record.at')
            .whereRef('record.question_key', '=', 'effect.question_key')
            .orderBy('record.id', 'desc')
            .limit(1),
          'effect.decided_at',
        )
        .as('answeredAt'),
    )
    .select((effect) => effect('payload', 'like', IN_PROGRESS).as('isInProgress'))
    .where('slot', 'in', slots)
    .execute();
  return rows.map(({ slot, answeredAt, isInProgress, state }) => ({
    sha: slot.split('/')[2] ?? '',
    // SQLite has no booleans.
    isInProgress: Boolean(isInProgress),
    isWritten: state !== 'superseded',
    answeredAt,
  }));
}

/** The open pull requests of an installation whose check waits for something. */
export async function waitingPullRequests(
  db: Database,
  installationId: number,
  limit: number,
): Promise<readonly PullRequestQuestion[]> {
  const rows = await db
    .selectFrom('question')
    .innerJoin('effect', 'effect.question_key', 'question.key')
    .select('question.body')
    .distinct()
    .where('question.kind', '=', 'pull-request')
    .where('question.final_at', 'is', null)
    .where('effect.kind', '=', 'write-check')
    .where('effect.payload', 'like', IN_PROGRESS)
    .execute();
  return rows
    .map((row) => JSON.parse(row.body) as PullRequestQuestion)
    .filter(({ repository }) => repository.installationId === installationId)
    .slice(0, limit);
}
