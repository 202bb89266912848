/** Replays a clone that has been opened, and prints what comes out. */
import { Failure } from '../domain/failure.ts';
import { type EpochMs, epochMs } from '../domain/instant.ts';
import { unreadableRules } from '../flow/backtest/asked-of-changes.ts';
import {
  attemptsAmong,
  deploymentsInClone,
  deploymentsOfTags,
  type PastDeployment,
} from '../flow/backtest/deployments.ts';
import type { HistoryGraph } from '../flow/backtest/history.ts';
import { readEvents } from '../flow/backtest/read-events.ts';
import type { PastRollbacks } from '../flow/backtest/rollback/plan.ts';
import { unreadableBarriers } from '../flow/backtest/rollback/ways.ts';
import { backtest } from '../flow/backtest.ts';
import type { Clone } from '../git/open-clone.ts';
import type { Tag } from '../git/read-tags.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import { isGlob } from '../policy/glob.ts';
import { entryFor } from '../policy/names.ts';
import { reportBacktest } from './backtest-report.ts';
import { EXIT } from './exit-codes.ts';
import { findPolicy, policyOf } from './find-policy.ts';
import { instantOption } from './instant-option.ts';
import { linesOf } from './lines-of.ts';
import { note, print, printJson } from './output.ts';
import { createProgress } from './progress.ts';

export interface BacktestOptions {
  readonly git: string;
  readonly deployments: string;
  readonly policy?: string;
  readonly against?: string;
  readonly environment?: string;
  readonly since?: string;
  readonly until?: string;
  readonly json?: true;
}

/** Where the deployments are, and what git has been asked for already. */
export type Source =
  | { readonly kind: 'file'; readonly clone: Clone }
  | {
      readonly kind: 'tags';
      readonly clone: Clone;
      readonly tags: readonly Tag[];
      /** The history of these tags. */
      readonly graph: Promise<HistoryGraph>;
    };

export async function replayClone(options: BacktestOptions, source: Source): Promise<number> {
  const { clone } = source;
  const policy = await findPolicy(options, clone);
  const against = options.against === undefined ? undefined : await policyOf(options.against);
  const policies = [policy, ...(against === undefined ? [] : [against])];
  const knowsLanes = source.kind === 'file';
  const asked = {
    since: boundIn('--since', options.since, Number.NEGATIVE_INFINITY),
    until: boundIn('--until', options.until, Number.POSITIVE_INFINITY),
    overs: knowsLanes ? oversOf(policies) : [],
  };
  const { deployments, rollbacks } = await chooseDeployments(options, source, policy);
  const attempts = attemptsAmong(deployments, asked);
  if (attempts.length === 0) note(nothingFound(options, deployments.length));
  for (const each of policies) unreadableRules(each, knowsLanes).forEach(note);
  if (rollbacks !== undefined) unreadableBarriers(policy).forEach(note);
  const progress = createProgress(process.stderr);
  progress.begin(
    `Replaying ${attempts.length.toLocaleString('en')} releases of ${clone.repository} under ${policy.file}`,
  );
  const judged = { repository: clone.repository, attempts, policy, against, knowsLanes, rollbacks };
  const request = { ...judged, progress: progress.update };
  const history = { graph: await graphOf(source, deployments), changes: clone.changes };
  const result = await backtest(history, request).finally(progress.end);
  if (options.json) await printJson(result.document);
  else await print(reportBacktest(result, { policy: policy.file, against: against?.file }));
  return EXIT.ok;
}

function boundIn(option: string, text: string | undefined, fallback: EpochMs): EpochMs {
  return text === undefined ? fallback : epochMs(instantOption(option, text));
}

/** The times over which the policies count how often a lane failed. */
function oversOf(policies: readonly PolicyInForce[]): readonly string[] {
  return [...new Set(policies.flatMap(({ policy }) => (policy.escalate ?? []).map(({ when }) => when.over)))];
}

/** The environment of tags, which name none. */
function environmentOf({ environment }: BacktestOptions, { policy }: PolicyInForce): string {
  const [only, ...others] = Object.keys(policy.environments ?? {});
  const isPlain = only !== undefined && others.length === 0 && !isGlob(only);
  return environment ?? (isPlain ? only : 'production');
}

interface ChosenDeployments {
  readonly deployments: readonly PastDeployment[];
  /** Tags say nothing of how their deployments went. */
  readonly rollbacks?: PastRollbacks;
}

async function chooseDeployments(
  options: BacktestOptions,
  source: Source,
  inForce: PolicyInForce,
): Promise<ChosenDeployments> {
  const { repository } = source.clone;
  const serviceFor = (environment: string): string =>
    entryFor(inForce.policy, environment)?.service ?? repository.split('/').at(-1) ?? repository;
  if (source.kind === 'file') return deploymentsIn(options, serviceFor, source.clone);
  const environment = environmentOf(options, inForce);
  return { deployments: deploymentsOfTags(source.tags, { environment, service: serviceFor(environment) }) };
}

function graphOf(source: Source, deployments: readonly PastDeployment[]): Promise<HistoryGraph> {
  if (source.kind === 'tags') return source.graph;
  return source.clone.graph(deployments.filter(({ isInClone }) => isInClone).map(({ sha }) => sha));
}

async function deploymentsIn(
  { deployments: file, environment }: BacktestOptions,
  serviceFor: (environment: string) => string,
  clone: Clone,
) {
  const read = await readEvents(linesOf(file), serviceFor);
  if (read.kind === 'invalid') {
    throw new Failure('rejected', `${file}:${read.line}:1 event-invalid The event ${read.message}.`);
  }
  const wanted = environment?.toLowerCase();
  const chosen = read.deployments.filter((each) => wanted === undefined || each.environment.toLowerCase() === wanted);
  const found = deploymentsInClone(chosen, await clone.resolve(chosen.map(({ sha }) => sha)));
  const lost = found.filter(({ isInClone }) => !isInClone);
  if (lost.length > 0) note(saysLost(lost));
  return { deployments: found, rollbacks: { deployments: found, findings: read.findings } };
}

function saysLost(lost: readonly PastDeployment[]): string {
  const shas = lost.slice(0, 5).map(({ sha }) => sha.slice(0, 12));
  return `The clone lacks the commits of ${lost.length} deployments (${shas.join(', ')}${lost.length > 5 ? ', …' : ''}), so their changes are not known and they have the highest tier. Fetch all branches and tags: git fetch --all --tags`;
}

function nothingFound({ deployments, git }: BacktestOptions, known: number): string {
  if (known > 0)
    return `None of the ${known} deployments of ${deployments} lies between --since and --until, so there is nothing to replay.`;
  return `No deployment found: no tag of ${git} matches ${deployments}, and no file of that name lists any. See the tags with: git tag --list`;
}
