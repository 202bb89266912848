import type { Question } from '../domain/question.ts';
import type { Verification } from '../domain/verification.ts';
import type { NewAuditEntry } from './entry.ts';
import { subjectOfQuestion } from './subject.ts';

/** What was said of a deployment after it was made, or that nothing was said in time. */
export function verificationEntry(question: Question, verification: Verification): NewAuditEntry {
  const { at, deploymentId, environment, sha, verdict, failedChecks, preExisting, reasonCode, liveSha } = verification;
  const { smoke, uncounted } = verification;
  return {
    at,
    actor: { kind: 'tidegate' },
    kind: 'verification',
    subject: { ...subjectOfQuestion(question), deployment: deploymentId, environment, commit: sha },
    data: {
      // Who counts verdicts in the log must not take it for one that counts.
      ...(uncounted === undefined ? { verdict } : { verdict: 'uncounted', said: verdict, because: uncounted }),
      ...(failedChecks.length === 0 ? {} : { failedChecks }),
      ...(preExisting === undefined ? {} : { preExisting }),
      ...(reasonCode === undefined ? {} : { reasonCode }),
      ...(liveSha === undefined ? {} : { liveSha }),
      ...(smoke === undefined ? {} : { smoke }),
      ...provenBy(question),
    },
  };
}

/** The job that said it, as its token proved. */
function provenBy(question: Question): Readonly<Record<string, unknown>> {
  if (question.kind !== 'verification') return {};
  const { runId, runAttempt, tokenId } = question.claim;
  return { runId, runAttempt, token: tokenId };
}
