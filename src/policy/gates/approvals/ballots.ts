/** Everything that people said and did about the release, looked up once for all requirements of a decision. */
import type { Change, PullRequestChange, ReleaseApproval, Review } from '../../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../../domain/instant.ts';
import { isSameName } from '../../names.ts';
import type { Directory, KnownPerson } from '../../people.ts';
import { latestReviews } from '../../risk/reviewed.ts';
import type { ReleaseContext } from '../context.ts';
import { type OwnersBook, ownersBook } from './owned-files.ts';

export interface Voter {
  readonly identity: string;
  readonly login: string;
  /** Undefined: nothing is known about them, so they are not eligible. */
  readonly person: KnownPerson | undefined;
}

export interface ReviewBallot extends Voter {
  readonly review: Review;
  readonly at: EpochMs;
}

export interface ReleaseBallot extends Voter {
  readonly latest: ReleaseApproval;
  /** Approvals given after the person's last rejection, oldest first. */
  readonly standing: readonly { readonly approval: ReleaseApproval; readonly at: EpochMs }[];
}

export interface Ballots {
  readonly context: ReleaseContext;
  /** The opinion of each reviewer: their latest review that is not a mere comment. */
  reviewsOf(change: PullRequestChange): readonly ReviewBallot[];
  contributorsOf(changes: readonly Change[]): ReadonlySet<string>;
  /** Who started the deployment and who re-ran it. */
  readonly deployers: ReadonlySet<string>;
  /** What each person said about this commit in this environment. */
  readonly release: readonly ReleaseBallot[];
  /** Who approved another commit for this environment and said nothing about this one. */
  readonly ofOtherCommits: readonly Voter[];
  /** Approvals of the release count only when they are later. */
  readonly countsAfter: EpochMs;
  readonly owners: OwnersBook;
}

export function collectBallots(context: ReleaseContext): Ballots {
  const { facts, directory } = context;
  const here = facts.approvals.filter((approval) => isHere(approval, context));
  const release = releaseBallots(
    here.filter(({ sha }) => sha === facts.candidate.sha),
    directory,
  );
  const spoke = new Set(release.map(({ identity }) => identity));
  const reviews = new Map<Change, readonly ReviewBallot[]>();
  return {
    context,
    reviewsOf(change) {
      const known = reviews.get(change) ?? reviewBallots(change.reviews, directory);
      reviews.set(change, known);
      return known;
    },
    contributorsOf: (changes) => contributorsOf(changes, directory),
    deployers: deployersOf(context),
    release,
    ofOtherCommits: here
      .filter(({ sha, state }) => sha !== facts.candidate.sha && state === 'approved')
      .map(({ user }) => voter(user, directory))
      .filter(({ identity }) => !spoke.has(identity)),
    countsAfter: Math.max(lastSetbackAt(context), beginOfWhatRuns(context)),
    owners: ownersBook(facts, directory),
  };
}

function voter(login: string, directory: Directory): Voter {
  const person = directory.find(login);
  return { identity: directory.identityOf(login), login: person?.login ?? login, person };
}

function reviewBallots(reviews: readonly Review[], directory: Directory): readonly ReviewBallot[] {
  return [...latestReviews(reviews, directory).values()].map((review) => {
    return { ...voter(review.user, directory), review, at: epochMs(review.at) };
  });
}

function releaseBallots(approvals: readonly ReleaseApproval[], directory: Directory): readonly ReleaseBallot[] {
  const said = new Map<string, ReleaseBallot>();
  const ordered = approvals.map((approval) => ({ approval, at: epochMs(approval.at) })).sort(byTime);
  for (const { approval, at } of ordered) {
    const who = voter(approval.user, directory);
    const before = said.get(who.identity)?.standing ?? [];
    const standing = isNo(approval) ? [] : [...before, { approval, at }];
    said.set(who.identity, { ...who, latest: approval, standing });
  }
  return [...said.values()];
}

interface Timed {
  readonly approval: ReleaseApproval;
  readonly at: EpochMs;
}

/** Of two opinions at one instant the rejection is the later one: which came first is not known. */
function byTime(one: Timed, other: Timed): number {
  return one.at - other.at || Number(isNo(one.approval)) - Number(isNo(other.approval));
}

function isNo({ state }: ReleaseApproval): boolean {
  return state === 'rejected';
}

function isHere(approval: ReleaseApproval, { environment }: ReleaseContext): boolean {
  return environment !== undefined && isSameName(approval.environment, environment);
}

/** Every author, committer and co-author of the changes. */
function contributorsOf(changes: readonly Change[], directory: Directory): ReadonlySet<string> {
  const logins = changes.flatMap((change) => [change.author, ...(change.contributors ?? [])]);
  return new Set(logins.map((login) => directory.identityOf(login)));
}

function deployersOf({ facts, directory }: ReleaseContext): ReadonlySet<string> {
  const { question } = facts;
  if (question.kind !== 'deploy') return new Set();
  return new Set([question.actor, ...(question.actors ?? [])].map((login) => directory.identityOf(login)));
}

/** The last failed deployment, rollback or hold of this commit here: what was approved before is approved no more. */
function lastSetbackAt({ facts, environment = '' }: ReleaseContext): EpochMs {
  const { sha } = facts.candidate;
  const failed = facts.deployments
    .filter((deployment) => deployment.sha === sha && isSameName(deployment.environment, environment))
    .flatMap((deployment) => [
      ...(deployment.state === 'failure' ? [epochMs(deployment.finishedAt ?? deployment.startedAt)] : []),
      ...(deployment.verification?.verdict === 'fail' ? [epochMs(deployment.verification.at)] : []),
    ]);
  const rolledBack = facts.rollbacks
    .filter((rollback) => rollback.from === sha)
    .map((rollback) => epochMs(rollback.at));
  const held = facts.holds
    .filter((hold) => hold.sha === sha && isSameName(hold.environment, environment))
    .map((hold) => epochMs(hold.at));
  return [...failed, ...rolledBack, ...held].reduce((latest, at) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
}

/**
 * Going back to a commit is another question than going to it was: who said yes before that which runs now was
 * deployed cannot have meant taking it away.
 */
function beginOfWhatRuns({ facts }: ReleaseContext): EpochMs {
  const isBack = facts.direction === 'backward' && facts.baseline !== null;
  return isBack ? epochMs(facts.baseline.at) : Number.NEGATIVE_INFINITY;
}
