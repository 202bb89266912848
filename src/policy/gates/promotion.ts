/**
 * The built-in gate `promotion`: this very commit was deployed to the environment before, verified there, and stayed
 * healthy for as long as the policy asks.
 *
 * The soak runs from the later of the deployment's end and its verification, until another commit replaces it or a
 * verification of it fails. Deploying it again does not restart it, failed attempts do not count, and a soak once
 * completed stays so unless a later verification fails.
 */
import { datedTimeline } from '../../calendar/timeline.ts';
import type { Reason } from '../../domain/decision.ts';
import type { DeploymentFact, UncountedFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { expiryOf } from '../expiry.ts';
import { entryFor } from '../names.ts';
import type { EnvironmentEntry, Policy } from '../schema.ts';
import type { BuiltInFinding, BuiltInGate, ReleaseContext } from './context.ts';
import { deploymentsTo, endOf, failedAt, latestBy, nextChange, passedAt } from './past-deployments.ts';

export const promotionGate: BuiltInGate = {
  name: 'promotion',
  yieldsToRollback: true,
  judge(context) {
    const promotions = promotionsOf(context);
    return promotions.length === 0 ? undefined : judgePromotions(promotions, context.at);
  },
};

/** What the candidate did in the environment that one policy promotes from. */
interface Promotion {
  readonly policy: Policy;
  readonly from: string;
  /** As the policy writes it; undefined: verified is enough. */
  readonly soak: string | undefined;
  /** Its successful deployments. */
  readonly stays: readonly Stay[];
  readonly failures: readonly EpochMs[];
  /** The newest pass of it that does not count. */
  readonly uncounted: UncountedFact | undefined;
  /** Every instant at which the answer may change. */
  readonly instants: readonly EpochMs[];
}

/** One successful deployment of the candidate. */
interface Stay {
  readonly from: EpochMs;
  /** When another commit was deployed after it. */
  readonly replacedAt: EpochMs;
  /** Undefined: it was never verified. */
  readonly soak: Soak | undefined;
}

interface Soak {
  readonly verifiedAt: EpochMs;
  readonly from: EpochMs;
  /** When it is over, if nothing breaks it. */
  readonly until: EpochMs;
  readonly replacedAt: EpochMs;
}

function promotionsOf({ policies, environment, facts }: ReleaseContext): readonly Promotion[] {
  if (environment === undefined) return [];
  return policies.flatMap((policy) => {
    const promote = entryFor(policy, environment)?.promote;
    if (promote === undefined) return [];
    return [promotionOf(policy, promote, deploymentsTo(promote.from, policy, facts), facts.candidate.sha)];
  });
}

function promotionOf(
  policy: Policy,
  { from, soak }: NonNullable<EnvironmentEntry['promote']>,
  deployments: readonly DeploymentFact[],
  sha: string,
): Promotion {
  const own = deployments.filter((each) => each.sha === sha);
  const others = deployments.filter((each) => each.sha !== sha && isSuccess(each)).map(endOf);
  const stays = own.filter(isSuccess).map((each): Stay => {
    const end = endOf(each);
    // Of two that ended at one instant nobody can tell which one runs: it counts as replaced.
    const replacedAt = Math.min(Number.POSITIVE_INFINITY, ...others.filter((other) => other >= end));
    return { from: end, replacedAt, soak: soakOf(each, replacedAt, soak) };
  });
  const failures = own.flatMap((each) => failedAt(each) ?? []);
  const ends = stays.flatMap((stay) => [
    stay.from,
    ...(stay.soak === undefined ? [] : [stay.soak.from, stay.soak.until]),
  ]);
  const uncounted = own
    .flatMap((each) => each.uncounted ?? [])
    .toSorted((one, other) => epochMs(one.at) - epochMs(other.at))
    .at(-1);
  return { policy, from, soak, stays, failures, uncounted, instants: [...others, ...failures, ...ends] };
}

function isSuccess({ state }: DeploymentFact): boolean {
  return state === 'success';
}

function soakOf(deployment: DeploymentFact, replacedAt: EpochMs, lasts: string | undefined): Soak | undefined {
  const verifiedAt = passedAt(deployment);
  if (verifiedAt === undefined) return undefined;
  const from = Math.max(endOf(deployment), verifiedAt);
  return { verifiedAt, from, until: lasts === undefined ? from : expiryOf(from, lasts), replacedAt };
}

/** Farthest from a promotion first. */
const CODES = ['not-deployed', 'not-verified', 'soaking', 'soaked'] as const;

interface Standing {
  readonly promotion: Promotion;
  readonly code: (typeof CODES)[number];
  readonly more: { readonly [datum: string]: string | null | UncountedFact };
  /** Of a soak that is running. */
  readonly until?: EpochMs;
}

function judgePromotions(promotions: readonly Promotion[], at: EpochMs): BuiltInFinding {
  const standings = promotions.map((promotion) => standingAt(promotion, at));
  const open = standings.filter(({ code }) => code !== 'soaked');
  const changesAt = nextChange(
    promotions.flatMap(({ instants }) => instants),
    at,
    (instant) => worstOf(promotions.map((each) => standingAt(each, instant))).code,
  );
  const ends = standings.flatMap(({ until }) => until ?? []);
  const timeline = datedTimeline({ from: Math.max(...ends), until: null });
  return {
    finding: {
      kind: 'promotion',
      status: open.length === 0 ? 'met' : 'pending',
      reason: reasonOf(worstOf(standings)),
      ...(changesAt === null ? {} : { changesAt }),
      ...(ends.length === 0 ? {} : { time: { wanted: 'inside', timeline } as const }),
    },
    owners: (open.length === 0 ? standings : open).map(({ promotion }) => promotion.policy),
  };
}

/** Where several policies promote, the one that is farthest from it speaks. */
function worstOf(standings: readonly Standing[]): Standing {
  return standings.reduce((worst, each) => {
    const difference = CODES.indexOf(each.code) - CODES.indexOf(worst.code);
    return difference < 0 || (difference === 0 && (each.until ?? 0) > (worst.until ?? 0)) ? each : worst;
  });
}

function reasonOf({ promotion, code, more }: Standing): Reason {
  const { from, soak = null, policy } = promotion;
  return { code, from, soak, ...more, zone: policy.zone };
}

function standingAt(promotion: Promotion, at: EpochMs): Standing {
  const stays = promotion.stays.filter((stay) => stay.from <= at);
  if (stays.length === 0) return { promotion, code: 'not-deployed', more: {} };
  const failed = latestBy(promotion.failures, at);
  // Deploying a commit again does not restart its soak: the one that is over first counts.
  const soaks = stays
    .flatMap(({ soak }) => soak ?? [])
    .filter(({ verifiedAt }) => verifiedAt <= at && (failed === undefined || verifiedAt > failed))
    .toSorted((one, other) => one.until - other.until);
  const soaked = soaks.find((soak) => soak.until <= at && isUnbroken(promotion, soak));
  if (soaked !== undefined) return { promotion, code: 'soaked', more: { since: toInstant(soaked.until) } };
  const running = soaks.find(({ replacedAt }) => replacedAt > at);
  if (running !== undefined) {
    const { from, until } = running;
    return { promotion, code: 'soaking', more: { since: toInstant(from), until: toInstant(until) }, until };
  }
  if (soaks.length === 0 || stays.some(({ replacedAt }) => replacedAt > at)) {
    return { promotion, code: 'not-verified', more: notVerified(promotion, failed) };
  }
  const replacedAt = Math.max(...soaks.map((soak) => soak.replacedAt));
  return { promotion, code: 'not-deployed', more: { replacedAt: toInstant(replacedAt) } };
}

/** What did fail is told before what passed and does not count. */
function notVerified({ uncounted }: Promotion, failed: EpochMs | undefined): Standing['more'] {
  if (failed !== undefined) return { failedAt: toInstant(failed) };
  return uncounted === undefined ? {} : { uncounted };
}

/** Without a soak a verification is enough, whatever was deployed there since. */
function isUnbroken({ soak }: Promotion, { until, replacedAt }: Soak): boolean {
  return soak === undefined || until <= replacedAt;
}
