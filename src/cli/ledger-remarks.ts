/** What has to be known of a lane beside what it runs, the most urgent first; a sentence each. */
import { epochMs, type Instant } from '../domain/instant.ts';
import type { Drift, EnvironmentLane, InProgress } from '../flow/library/environment-lane.ts';
import { sayAge } from '../flow/library/say-age.ts';

/** Of each kind; `--json` has all. */
const MOST = 5;

export function remarksOf(lane: EnvironmentLane, at: Instant): readonly string[] {
  return [
    ...(lane.guard?.isGated === true && !lane.guard.hasOurRule
      ? ['NOT GUARDED, the policy gates it and our protection rule is not switched on']
      : []),
    ...(lane.drift === null ? [] : [sayDrift(lane.drift)]),
    ...sayAfter(lane),
    ...sayGood(lane),
    ...lane.inProgress.slice(0, MOST).map(sayProgress),
    ...lane.quarantined
      .slice(0, MOST)
      .map(({ sha, at: since, reason }) => `quarantined ${short(sha)} since ${sayInstant(since)}: ${reason}`),
    ...lane.holds
      .slice(0, MOST)
      .map(
        ({ sha, by, at: since, reason }) => `held ${short(sha)} by ${by} since ${sayInstant(since)}${because(reason)}`,
      ),
    ...lane.freezes
      .filter(({ until }) => until === null || epochMs(until) > epochMs(at))
      .slice(0, MOST)
      .map(
        ({ by, until, reason }) =>
          `frozen by ${by} ${until === null ? 'without end' : `until ${sayInstant(until)}`}${because(reason)}`,
      ),
    ...sayUndeployed(lane, at),
    ...(lane.strategy === null ? [] : [`strategy ${lane.strategy}`]),
    ...sayDrill(lane),
  ];
}

function sayDrift({ saw, ledger, at, from, isKnownHere }: Drift): string {
  const has = ledger === null ? 'nothing' : short(ledger);
  const known = isKnownHere ? 'which was deployed here at some time' : 'which is not known here';
  return `DRIFT, a ${from} saw ${short(saw)} on ${sayInstant(at)}, ${known}; the ledger has ${has}`;
}

function sayAfter({ after }: EnvironmentLane): readonly string[] {
  if (after === null) return [];
  const { deploymentId, sha, state, at } = after;
  const what = `deployment ${deploymentId} of ${short(sha)}`;
  return state === 'failure'
    ? [`after that, ${what} failed on ${sayInstant(at)}; what it left behind is not known`]
    : [`after that, ${what} went ahead on ${sayInstant(at)}; how it ended is not known yet`];
}

/** Where what runs was verified that is in the table. */
function sayGood({ running, lastKnownGood: good, isProduction }: EnvironmentLane): readonly string[] {
  if (running === null && good === null) return [];
  if (good === null) return isProduction ? ['last known good: unknown, nothing that ran here was verified'] : [];
  if (good.sha === running?.sha) return [];
  return [`last known good ${short(good.sha)}, verified ${sayInstant(good.at)} (deployment ${good.deploymentId})`];
}

function sayProgress(each: InProgress): string {
  if (each.kind === 'rollback') return `rollback to ${short(each.sha)} ${each.state} since ${sayInstant(each.since)}`;
  const why = each.state === 'held' ? `held (${each.reasons.join(', ')})` : 'at the gate';
  return `${short(each.sha)} is ${why} since ${sayInstant(each.since)} (deployment ${each.deploymentId})`;
}

function sayUndeployed({ undeployed, isProduction, running }: EnvironmentLane, at: Instant): readonly string[] {
  if (undeployed === null) return isProduction && running !== null ? ['merged changes that wait: not counted yet'] : [];
  const { changes, oldest, oldestAt, lines, isComplete, isCurrent } = undeployed;
  if (!isCurrent) return ['merged changes that wait: not counted again since something else runs'];
  if (changes === null) return ['merged changes that wait: unknown, GitHub cannot compare them'];
  if (changes === 0) return ['everything that is merged runs here'];
  const age = oldestAt === null ? 'of unknown age' : `for ${sayAge(epochMs(at) - epochMs(oldestAt))}`;
  const more = isComplete ? '' : 'at least ';
  const wait = changes === 1 ? 'merged change waits' : 'merged changes wait';
  return [`${more}${changes} ${wait}, the oldest (${oldest ?? 'unknown'}) ${age}; ${more}${lines ?? 0} lines`];
}

function sayDrill({ drill }: EnvironmentLane): readonly string[] {
  if (drill === null) return [];
  const tried =
    drill.lastAt === null ? 'was never tried, as far as is known' : `was last tried on ${sayInstant(drill.lastAt)}`;
  return [`the way back ${tried} (in ${drill.in}, asked for every ${drill.every})`];
}

/** To the minute: `2026-11-23 09:00`. */
export function sayInstant(instant: Instant): string {
  return new Date(epochMs(instant)).toISOString().slice(0, 16).replace('T', ' ');
}

function because(reason: string): string {
  return reason === '' ? '' : `: ${reason}`;
}

function short(sha: string): string {
  return sha.slice(0, 7);
}
