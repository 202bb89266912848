/** Whose opinion counts for an approvals requirement, and why that of others does not. */
import type { IgnoredPerson } from '../../domain/decision.ts';
import type { Change, PullRequestChange, ReleaseApproval, Review } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { isSameName } from '../names.ts';
import { isAmong } from '../people.ts';
import type { Approvals } from '../schema.ts';
import type { ReleaseContext } from './context.ts';

export interface Approver {
  readonly identity: string;
  readonly login: string;
}

export interface Opinions {
  readonly approvers: readonly Approver[];
  readonly ignored: readonly IgnoredPerson[];
}

export interface Rejection {
  readonly user: string;
  readonly reason?: string | undefined;
}

/** The reviews of one pull request. */
export function reviewOpinions(change: PullRequestChange, asked: Approvals, context: ReleaseContext): Opinions {
  const contributors = contributorsOf([change], context);
  const judged = [...latestReviews(change.reviews, context)].map(([identity, review]) => {
    const login = context.directory.find(review.user)?.login ?? review.user;
    const code = personProblem({ login, asked, contributors }, context) ?? reviewProblem(review, change, asked);
    return { identity, login, code };
  });
  return split(judged);
}

/** A person's latest review that is not a mere comment; of two at one instant the higher id is later. */
function latestReviews(reviews: readonly Review[], { directory }: ReleaseContext): ReadonlyMap<string, Review> {
  const latest = new Map<string, Review>();
  for (const review of reviews) {
    if (review.state === 'commented') continue;
    const identity = directory.identityOf(review.user);
    const known = latest.get(identity);
    if (known === undefined || isLater(review, known)) latest.set(identity, review);
  }
  return latest;
}

function isLater(one: Review, other: Review): boolean {
  const [at, otherAt] = [epochMs(one.at), epochMs(other.at)];
  return at > otherAt || (at === otherAt && one.id > other.id);
}

function reviewProblem(review: Review, change: PullRequestChange, asked: Approvals): string | undefined {
  if (review.state === 'changes_requested') return 'changes-requested';
  if (review.state === 'dismissed') return 'dismissed';
  if (asked.via !== undefined && !asked.via.includes('review')) return 'source-not-accepted';
  const isSamePatch = review.patchId !== undefined && review.patchId === change.patchId;
  return review.commit === change.headSha || isSamePatch ? undefined : 'stale';
}

interface Candidacy {
  readonly login: string;
  readonly asked: Approvals;
  readonly contributors: ReadonlySet<string>;
}

/** Why nothing this person says can count, whatever it is. */
function personProblem({ login, asked, contributors }: Candidacy, { directory }: ReleaseContext): string | undefined {
  const person = directory.find(login);
  if (person?.kind === 'bot') return 'bot';
  if (contributors.has(directory.identityOf(login))) return 'contributor';
  return person !== undefined && isAmong(asked.from, person) ? undefined : 'not-eligible';
}

/** The release's own approvals, for what no review can speak for: the release as a whole, or the given changes. */
export function releaseOpinions(changes: readonly Change[], asked: Approvals, context: ReleaseContext): Opinions {
  const contributors = contributorsOf(changes, context);
  const deployers = asked.of === 'release' ? deployersOf(context) : new Set<string>();
  const judged = [...approvalsByPerson(context)].flatMap(([identity, opinions]) => {
    const login = context.directory.find(opinions.latest.user)?.login ?? opinions.latest.user;
    if (opinions.standing.length === 0) return [];
    const about = personProblem({ login, asked, contributors }, context);
    const code = about ?? (deployers.has(identity) ? 'deployer' : approvalProblem(opinions.standing, asked, context));
    return [{ identity, login, code }];
  });
  const opinions = split(judged);
  return { ...opinions, ignored: [...opinions.ignored, ...forOtherCommits(context)] };
}

interface PersonalApprovals {
  readonly latest: ReleaseApproval;
  /** Approvals given after the person's last rejection, oldest first. */
  readonly standing: readonly ReleaseApproval[];
}

/** What each person said about this commit in this environment. */
function approvalsByPerson(context: ReleaseContext): ReadonlyMap<string, PersonalApprovals> {
  const said = new Map<string, PersonalApprovals>();
  const ordered = context.facts.approvals
    .filter((approval) => isHere(approval, context) && approval.sha === context.facts.candidate.sha)
    .toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || Number(isNo(one)) - Number(isNo(other)));
  for (const approval of ordered) {
    const identity = context.directory.identityOf(approval.user);
    const before = said.get(identity)?.standing ?? [];
    said.set(identity, { latest: approval, standing: isNo(approval) ? [] : [...before, approval] });
  }
  return said;
}

/** Of two opinions at one instant the rejection is the later one: which came first is not known. */
function isNo({ state }: ReleaseApproval): boolean {
  return state === 'rejected';
}

function isHere(approval: ReleaseApproval, { environment }: ReleaseContext): boolean {
  return environment !== undefined && isSameName(approval.environment, environment);
}

/** Undefined when one of the person's approvals counts; else what is wrong with the latest. */
function approvalProblem(
  standing: readonly ReleaseApproval[],
  asked: Approvals,
  context: ReleaseContext,
): string | undefined {
  const wornOutAt = lastSetbackAt(context);
  const problems = standing.map((approval) =>
    epochMs(approval.at) <= wornOutAt ? 'superseded' : sourceProblem(approval.source, asked, context),
  );
  return problems.includes(undefined) ? undefined : problems.at(-1);
}

function sourceProblem(
  source: ReleaseApproval['source'],
  { via }: Approvals,
  { risk }: ReleaseContext,
): string | undefined {
  const isAccepted = via === undefined ? source !== 'comment' || !risk.isHighest : via.includes(source);
  if (isAccepted) return undefined;
  return source === 'comment' ? 'comment-not-accepted' : 'source-not-accepted';
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
  return Math.max(Number.NEGATIVE_INFINITY, ...failed, ...rolledBack, ...held);
}

/** People who approved another commit for this environment and said nothing about this one. */
function forOtherCommits(context: ReleaseContext): readonly IgnoredPerson[] {
  const { facts, directory } = context;
  const spoke = approvalsByPerson(context);
  return facts.approvals
    .filter((approval) => isHere(approval, context) && approval.sha !== facts.candidate.sha)
    .filter((approval) => approval.state === 'approved' && !spoke.has(directory.identityOf(approval.user)))
    .map((approval) => ({ user: directory.find(approval.user)?.login ?? approval.user, code: 'stale' }));
}

/** Who said no to this release and was asked. Saying no is always allowed: to contributors and deployers, by any source. */
export function rejectionsOf(asked: Approvals, context: ReleaseContext): readonly Rejection[] {
  return [...approvalsByPerson(context).values()].flatMap(({ latest }) => {
    const person = context.directory.find(latest.user);
    if (latest.state !== 'rejected' || person === undefined || !isAmong(asked.from, person)) return [];
    return [{ user: person.login, ...(latest.reason === undefined ? {} : { reason: latest.reason }) }];
  });
}

/** Every author, committer and co-author of the changes. */
export function contributorsOf(changes: readonly Change[], { directory }: ReleaseContext): ReadonlySet<string> {
  const logins = changes.flatMap((change) => [change.author, ...(change.kind === 'commit' ? [] : change.contributors)]);
  return new Set(logins.map((login) => directory.identityOf(login)));
}

function deployersOf({ facts, directory }: ReleaseContext): ReadonlySet<string> {
  const { question } = facts;
  if (question.kind !== 'deploy') return new Set();
  return new Set([question.actor, ...(question.actors ?? [])].map((login) => directory.identityOf(login)));
}

function split(judged: readonly (Approver & { readonly code: string | undefined })[]): Opinions {
  return {
    approvers: judged.filter(({ code }) => code === undefined).map(({ identity, login }) => ({ identity, login })),
    ignored: judged.flatMap(({ login, code }) => (code === undefined ? [] : [{ user: login, code }])),
  };
}
