/** What is said about a decision, wherever it is shown: what happens, why, and what to do now. */
import { REJECTION_CODES, type RejectionCode, type RollbackCode, type RollbackDecision } from './decision.ts';
import { GOING_BACK_TEXTS } from './texts/going-back.ts';
import { NOT_NOW_TEXTS } from './texts/not-now.ts';
import { type Place, type Say, shortSha, type Text } from './texts/said.ts';

export interface RollbackExplanation extends Text {
  /** The table as far as it was gone through; the last row decided. */
  readonly rows: readonly { readonly guard: RollbackCode; readonly held: boolean; readonly value: string }[];
  /** Why the newer deployments are not what is gone back to, newest first. */
  readonly rejected: readonly { readonly deploymentId: number; readonly sha: string; readonly why: string }[];
}

const TEXTS: Readonly<Record<RollbackCode, Say>> = { ...NOT_NOW_TEXTS, ...GOING_BACK_TEXTS };

/** Where the App decides, and takes this command in a comment. */
export function inApp(command: string): Place {
  return {
    keptOut: 'Until a person lifts it, the bad commit is kept out.',
    order: `comment \`${command}\``,
    later: 'This is decided again then.',
  };
}

/** Where a job decides without the App: nothing is remembered, and nobody reads comments. */
export function inJob(targetSha: string | undefined): Place {
  const which = targetSha === undefined ? 'a commit that is known to be good' : `\`${targetSha}\``;
  return {
    keptOut: 'Nothing keeps the bad commit out: the next merge ships it again, so revert or repair it before.',
    order: `run the workflow that \`rollback.workflow\` names by hand, with the input \`sha\` ${which}`,
    later: 'Then run this job again.',
  };
}

/**
 * Plain text. Names of checks, labels, paths and the reasons of trailers come from others: whoever shows them escapes
 * them for the place.
 */
export function explainRollback(
  decision: RollbackDecision,
  place: Place = inApp('/tidegate rollback ENV REASON'),
): RollbackExplanation {
  const { reason, guards, rejected, target, quarantine } = decision;
  const names = {
    ...place,
    target: shortSha(target?.sha, 'the last known good commit'),
    failed: shortSha(quarantine ?? reason['sha'], 'the commit'),
  };
  return {
    ...TEXTS[reason.code](reason, names),
    rows: guards.map(({ code, held, value }) => ({ guard: code, held, value })),
    rejected: rejected.map(({ code, ...each }) => ({ ...each, why: explainRejection(code) })),
  };
}

const REJECTIONS: Readonly<Record<RejectionCode, string>> = {
  transient: 'it was a preview',
  'not-deploy-workflow': 'no deploy workflow made it; jobs that only read secrets leave such records',
  'not-older': 'it is newer than the deployment that failed',
  current: 'it is the commit that is gone back from',
  quarantined: 'its commit was rolled back or is held',
  'sha-unsure': 'its run was dispatched, so GitHub does not tell which commit was deployed',
  'failed-later': 'it was marked as failed afterwards',
  'never-succeeded': 'it never succeeded',
  'verification-failed': 'its newest verification failed',
  'low-confidence': 'its verification does not prove where it comes from',
  'not-verified': 'it was never verified with success',
};

/** The end of a sentence about a deployment. A code of a newer version says itself. */
export function explainRejection(code: string): string {
  const known = REJECTION_CODES.find((each) => each === code);
  return known === undefined ? code : REJECTIONS[known];
}
