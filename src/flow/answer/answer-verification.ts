/** Is what a job says of a deployment about a deployment of the run that the job is of? */
import { epochMs } from '../../domain/instant.ts';
import type { VerificationQuestion } from '../../domain/question.ts';
import type { ClaimedVerification, UncountedPass, Verification } from '../../domain/verification.ts';
import { sayUncounted } from '../../policy/reasons/uncounted.ts';
import { type Answer, recordOf } from '../answer.ts';
import { unknownCommit } from '../dispatched/unknown-commit.ts';
import { hypercareOf } from '../hypercare/asked.ts';
import type { JobDeployments, Ports } from '../ports.ts';
import { rollbacksAsked } from '../rollback/asked.ts';
import { deployedByJob } from './deployed-by-job.ts';
import { uncountedPass } from './uncounted-pass.ts';

/** GitHub's lists lag behind its webhooks and its jobs. */
const SHOWN_WITHIN_MS = 600_000;
const LOOK_AGAIN_MS = 15_000;

export async function answerVerification(question: VerificationQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, claim } = question;
  const github = await ports.github(repository);
  const job = await deployedByJob(question, ports, github, at);
  const found = find(claim, job);
  if (found.kind === 'not-shown' && at < epochMs(claim.at) + SHOWN_WITHIN_MS) {
    return { record: recordOf(at, found.because), dueAt: at + LOOK_AGAIN_MS };
  }
  if (found.kind !== 'found') {
    return { record: recordOf(at, `A verification was not taken: ${found.because}`, { final: true }), dueAt: null };
  }
  const { isUnknown = false } = claim.verdict === 'pass' ? await unknownCommit(job?.byHand, github) : {};
  const uncounted = await uncountedPass(question, ports, github);
  const verification = {
    ...verificationOf(question, found.deploymentId, isUnknown),
    ...(uncounted === null ? {} : { uncounted }),
  };
  const unknown = isUnknown
    ? ' It was a pass, of a commit that is not known: an input of its run may have named it.'
    : '';
  const record = recordOf(
    at,
    `Deployment ${found.deploymentId} was verified: ${claim.verdict}.${unknown}${notCounted(claim, uncounted)}`,
    {
      verifications: [verification],
      // What waits for this very commit elsewhere, or is held because it failed here, can be answered now.
      questions: [
        ...(await ports.store.openGates(repository.id)),
        ...(await rollbacksAsked(question, found.deploymentId, ports)),
        ...(uncounted === null ? hypercareOf(question, found.deploymentId) : []),
        ...(await ports.store.openReleaseRecords(repository.id)),
      ],
      final: true,
    },
  );
  return { record, dueAt: null };
}

function notCounted({ smoke }: ClaimedVerification, uncounted: UncountedPass | null): string {
  return uncounted === null ? '' : ` ${sayUncounted({ ...uncounted, path: smoke?.path })}`;
}

type Found =
  | { readonly kind: 'found'; readonly deploymentId: number }
  | { readonly kind: 'not-shown' | 'refused'; readonly because: string };

/** The newest deployment of the run that the claim may be about. */
function find(claim: ClaimedVerification, job: JobDeployments | null): Found {
  if (job === null) return { kind: 'not-shown', because: 'GitHub shows no such run.' };
  if (job.runAttempt > claim.runAttempt) {
    return { kind: 'refused', because: 'the run was started again since, and deploys anew.' };
  }
  const own = job.deployments.filter(({ id }) => claim.deploymentId === undefined || id === claim.deploymentId);
  const newest = own.toSorted((one, other) => other.id - one.id)[0];
  if (newest === undefined) return { kind: 'not-shown', because: 'the run has no such deployment.' };
  if (newest.sha === claim.sha) return { kind: 'found', deploymentId: newest.id };
  const because = `deployment ${newest.id} of the run is of ${newest.sha.slice(0, 12)}, not of the commit that was verified.`;
  return { kind: 'refused', because };
}

/** git's name for no commit: a pass of nobody knows what makes none known good. What failed counts whatever it was. */
const NO_COMMIT = '0'.repeat(40);

function verificationOf(
  { repository, claim }: VerificationQuestion,
  deploymentId: number,
  isUnknown: boolean,
): Verification {
  const { environment, verdict, failedChecks, preExisting, reasonCode, liveSha, smoke, at } = claim;
  const sha = isUnknown ? NO_COMMIT : claim.sha;
  return {
    repositoryId: repository.id,
    deploymentId,
    environment,
    sha,
    verdict,
    failedChecks,
    ...(preExisting === undefined ? {} : { preExisting }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(liveSha === undefined ? {} : { liveSha }),
    ...(smoke === undefined ? {} : { smoke }),
    at,
  };
}
