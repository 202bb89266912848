/**
 * Is this a rollback that somebody answers for? Going back to a commit that was verified here is the safest deployment
 * there is in an emergency, so such a one skips every gate but `hold`; any other step back passes all gates.
 */
import type { Reason } from '../domain/decision.ts';
import type { Change } from '../domain/facts.ts';
import { type EpochMs, epochMs, toInstant } from '../domain/instant.ts';
import { nameOfChange } from './classify.ts';
import { expiryOf } from './expiry.ts';
import type { ReleaseContext } from './gates/context.ts';
import { holdsCandidate } from './gates/hold.ts';
import { rejectionsOf, releaseOpinions } from './gates/opinions.ts';
import { deploymentsTo } from './gates/past-deployments.ts';
import { compileGlob, type Glob } from './glob.ts';
import { entryFor, isSameName } from './names.ts';
import { sayPeople } from './people.ts';
import { whoMayRollBack } from './release-owner.ts';
import { freezesFor, gatesFor } from './release-times.ts';
import type { Approvals, Policy, RollbackRules } from './schema.ts';
import { tierFor } from './tiers.ts';
import { isUnknownCommit } from './unknown-commit.ts';

/** Every policy in force has to authorise it. */
export function isAuthorisedRollback(context: ReleaseContext): boolean {
  return whyNotAuthorised(context)?.length === 0;
}

/**
 * What keeps a step back from being an authorised rollback, as reasons of the table; empty when nothing does. Undefined:
 * the release is no step back at all.
 */
export function whyNotAuthorised(context: ReleaseContext): readonly Reason[] | undefined {
  const { facts, environment } = context;
  // Where it goes to cannot be known, so it is not said to go back.
  if (environment === undefined || isUnknownCommit(facts)) return undefined;
  if (facts.ordered?.sha === facts.candidate.sha) return aboutQuarantine(context);
  if (facts.direction !== 'backward') return undefined;
  const reasons = [
    ...aboutTarget(context, environment),
    ...context.policies.flatMap((policy) => aboutPolicy(policy, environment, context)),
  ];
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = JSON.stringify(reason);
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

/** When time alone authorises the rollback, since a limit is no longer reached; null: never, or it is no rollback. */
export function rollbackChangesAt(context: ReleaseContext): EpochMs | null {
  const reasons = whyNotAuthorised(context) ?? [];
  if (reasons.length === 0 || reasons.some(({ code }) => code !== 'rollback-limit')) return null;
  return Math.max(...context.policies.flatMap((policy) => windowLimitOf(policy, context)?.until ?? []));
}

function aboutTarget(context: ReleaseContext, environment: string): readonly Reason[] {
  return [
    ...(context.facts.complete ? [] : [{ code: 'rollback-incomplete' }]),
    ...(wasLastVerifiedGood(context, environment) ? [] : [{ code: 'rollback-unverified', environment }]),
    ...aboutQuarantine(context),
  ];
}

/** All else was decided when it was ordered; that the commit is kept out may have been said since. */
function aboutQuarantine(context: ReleaseContext): readonly Reason[] {
  const hold = holdsCandidate(context);
  return hold === undefined ? [] : [{ code: 'rollback-quarantined', sha: hold.sha, by: hold.by }];
}

/** Whether the latest verification of the candidate here is a `pass`; of several at one instant, all of them. */
function wasLastVerifiedGood({ facts, policies, risk }: ReleaseContext, environment: string): boolean {
  if (risk.type !== 'rollback') return false;
  return policies.every((policy) => {
    const verifications = deploymentsTo(environment, policy, facts)
      .filter(({ sha, state }) => sha === facts.candidate.sha && state !== 'failure')
      .flatMap(({ verification }) => verification ?? [])
      // A pass that proves nothing is none. Whatever else was said of the commit counts.
      .filter(({ verdict, confidence }) => verdict !== 'pass' || confidence !== 'low');
    const latest = Math.max(...verifications.map(({ at }) => epochMs(at)));
    const last = verifications.filter(({ at }) => epochMs(at) === latest);
    return last.length > 0 && last.every(({ verdict }) => verdict === 'pass');
  });
}

function aboutPolicy(policy: Policy, environment: string, context: ReleaseContext): readonly Reason[] {
  if (!saysSomethingHere(policy, environment, context)) return [];
  const rules = entryFor(policy, environment)?.rollback;
  return [
    ...barriersIn(rules?.barriers, context.facts.changes),
    ...attemptsOf(rules?.limit?.attempts ?? 1, context),
    ...limitOf(policy, context),
    ...opinionsOf(policy, rules, context),
  ];
}

/** A policy without a gate, a freeze or a word about this environment opens it anyhow, so it need not be asked. */
function saysSomethingHere(policy: Policy, environment: string, context: ReleaseContext): boolean {
  const own = { ...context, policies: [policy] };
  const { promote, group, rollback } = entryFor(policy, environment) ?? {};
  const isSetUp = promote !== undefined || group !== undefined || rollback !== undefined;
  return isSetUp || gatesFor(own).length > 0 || freezesFor(own).length > 0;
}

/** What cannot be looked at may be a barrier. All of the repository counts: a service's data need not be in its paths. */
function barriersIn(barriers: RollbackRules['barriers'], changes: readonly Change[]): readonly Reason[] {
  if (barriers === undefined) return [];
  const { labels = [], paths = [] } = barriers;
  const globs = paths.map((pattern) => compileGlob(pattern));
  const found = changes.flatMap((change) => barrierIn(change, labels, globs) ?? []);
  const [barrier] = found;
  if (barrier !== undefined) return [{ code: 'rollback-barrier', ...barrier, barriers: found.length }];
  const isUnseen = (change: Change): boolean => change.kind !== 'commit' && !change.filesComplete && globs.length > 0;
  return changes.length === 0 || changes.some(isUnseen) ? [{ code: 'rollback-incomplete' }] : [];
}

/** By what the change is a barrier; a renamed file counts under both names. */
function barrierIn(change: Change, labels: readonly string[], globs: readonly Glob[]) {
  const own = change.kind === 'commit' ? [] : change.labels;
  const label = own.find((each) => labels.some((wanted) => isSameName(wanted, each)));
  if (label !== undefined) return { change: nameOfChange(change), label };
  const touched = change.files.flatMap((file) => [file.path, file.previousPath ?? []].flat());
  const path = touched.find((each) => globs.some((matches) => matches(each)));
  return path === undefined ? undefined : { change: nameOfChange(change), path };
}

/** Rollbacks that took this release away before. Without a baseline any of them may have. */
function attemptsOf(attempts: number, { facts }: ReleaseContext): readonly Reason[] {
  const { baseline, rollbacks } = facts;
  const used = rollbacks.filter(({ from }) => baseline === null || from === baseline.sha).length;
  if (used < attempts) return [];
  const release = baseline === null ? {} : { sha: baseline.sha };
  return [{ code: 'rollback-attempts', ...release, used, attempts }];
}

function limitOf(policy: Policy, context: ReleaseContext): readonly Reason[] {
  const limit = windowLimitOf(policy, context);
  if (limit === undefined) return [];
  const { until, ...data } = limit;
  return [{ code: 'rollback-limit', ...data, until: toInstant(until), zone: policy.zone }];
}

/** The limit of rollbacks in a time, when it is reached, and until when it is. */
function windowLimitOf(policy: Policy, { facts, at, environment = '' }: ReleaseContext) {
  const limit = entryFor(policy, environment)?.rollback?.limit;
  if (limit?.per === undefined || limit['at-most'] === undefined) return undefined;
  const { per, 'at-most': most } = limit;
  const ends = facts.rollbacks
    .map((rollback) => expiryOf(epochMs(rollback.at), per))
    .filter((end) => end > at)
    .toSorted((one, other) => one - other);
  const until = ends[ends.length - most];
  return until === undefined ? undefined : { used: ends.length, most, per, until };
}

/** Whether the policy leaves it to itself or asks people, and what these said. A no stops what is automatic as well. */
function opinionsOf(policy: Policy, rules: RollbackRules | undefined, context: ReleaseContext): readonly Reason[] {
  const tier = tierFor(policy, { tier: context.risk.tierOfChanges, tiers: context.risk.tiers });
  const authorise = rules?.authorise ?? {};
  const isAutomatic = Object.hasOwn(authorise, tier) && authorise[tier] === 'auto';
  const by = whoMayRollBack(policy, context.environment ?? '');
  if (by === undefined) return isAutomatic ? [] : [{ code: 'rollback-nobody-may', tier }];
  const asked: Approvals = { count: 1, from: by, of: 'release', distinct: false, veto: false };
  const [rejection] = rejectionsOf(asked, context).toSorted((one, other) => (one.user < other.user ? -1 : 1));
  if (rejection !== undefined) return [{ code: 'rollback-rejected', ...rejection }];
  const isAsked =
    isAutomatic || releaseOpinions(context.facts.changes, { asked, policy }, context).approvers.length > 0;
  return isAsked ? [] : [{ code: 'rollback-not-approved', tier, from: sayPeople(by) }];
}
