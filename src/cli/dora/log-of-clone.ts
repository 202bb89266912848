/** Makes events of the tags of a clone. */

import { DoraLog } from '../../dora/dora-log.ts';
import { attemptsAmong, deploymentsOfTags, type Lane } from '../../flow/backtest/deployments.ts';
import { backtest } from '../../flow/backtest.ts';
import { productionOf } from '../../flow/dora/counting.ts';
import { deploymentsFromTags, type JudgedRelease } from '../../flow/dora/from-tags.ts';
import { firstReached } from '../../git/dora/first-reached.ts';
import { readCommits } from '../../git/notes/read-commits.ts';
import { type Clone, openClone } from '../../git/open-clone.ts';
import type { Tag } from '../../git/read-tags.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { compileGlob, globProblem } from '../../policy/glob.ts';
import { entryFor } from '../../policy/names.ts';
import { UsageError } from '../exit-codes.ts';
import { findPolicy } from '../find-policy.ts';
import { note } from '../output.ts';
import { createProgress } from '../progress.ts';
import { marksBeside, marksIn } from './marks.ts';
import type { ReadLog } from './print-dora.ts';

interface Source {
  readonly git: string;
  readonly deployments: string;
  readonly policy: string | undefined;
}

/** Throws `Failure` when it is no clone, or a shallow one; `UsageError` for a glob that is none. */
export async function logOfClone({ git, deployments, policy: file }: Source): Promise<ReadLog> {
  const problem = globProblem(deployments);
  if (problem !== undefined) {
    throw new UsageError(
      `--deployments ${deployments} ${problem}. Tags are chosen with * and ?, such as "v*"; events are read with --events.`,
    );
  }
  const clone = await openClone(git);
  const inForce = await findPolicy(file === undefined ? { git } : { git, policy: file }, clone);
  const matches = compileGlob(deployments);
  const tags = (await clone.tags()).filter(({ name }) => matches(name));
  if (tags.length === 0)
    note(`No tag of ${git} matches ${deployments}, so nothing was deployed. See them with: git tag --list`);
  const log = await readTags({ git, clone, tags, inForce });
  const marks = file === undefined ? await marksIn(git) : await marksBeside(file);
  return { log, policy: inForce.policy, marks, isUsable: true };
}

interface Tagged {
  readonly git: string;
  readonly clone: Clone;
  readonly tags: readonly Tag[];
  readonly inForce: PolicyInForce;
}

async function readTags({ git, clone, tags, inForce }: Tagged): Promise<DoraLog> {
  const progress = createProgress(process.stderr);
  progress.begin(`Reading ${tags.length.toLocaleString('en')} deployments of ${clone.repository}`);
  const environment = productionOf(inForce.policy);
  const service = entryFor(inForce.policy, environment)?.service ?? nameOf(clone.repository);
  const lane = { service, environment };
  const log = new DoraLog();
  try {
    const [judged, broughtBy] = await Promise.all([
      judge({ git, clone, tags, inForce }, lane),
      firstReached(
        git,
        tags.map(({ sha }) => sha),
      ),
    ]);
    const history = {
      repository: clone.repository,
      broughtBy,
      commits: (names: readonly string[]) => readCommits(git, names),
    };
    for await (const event of deploymentsFromTags(tags, history, lane, judged)) log.add(event);
  } finally {
    progress.end();
  }
  return log;
}

function nameOf(repository: string): string {
  return repository.split('/').at(-1) ?? repository;
}

/** Tier and type of each tag, as a backtest tells them. */
async function judge({ clone, tags, inForce }: Tagged, lane: Lane): Promise<ReadonlyMap<string, JudgedRelease>> {
  const ever = { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY, overs: [] };
  const attempts = attemptsAmong(deploymentsOfTags(tags, lane), ever);
  const history = { graph: await clone.graph(tags.map(({ sha }) => sha)), changes: clone.changes };
  const request = { repository: clone.repository, attempts, policy: inForce, knowsLanes: false };
  const { document } = await backtest(history, { ...request, progress: () => undefined });
  return new Map(document.releases.map(({ id, tier, releaseType }) => [id, { tier, type: releaseType }]));
}
