/** Is what was found over? Then nobody further is paged, and whoever was need not come. */
import { Failure } from '../../domain/failure.ts';
import type { EscalationQuestion } from '../../domain/question.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import { isSameName } from '../../policy/names.ts';
import { knownLane, trusts } from '../baseline.ts';
import { commitsOf } from '../dispatched/commits.ts';
import type { Ports } from '../ports.ts';

/** In words; null: it is not. GitHub that cannot be reached ends nothing. */
export async function whyOver(question: EscalationQuestion, ports: Ports): Promise<string | null> {
  const { repository, environment, deploymentId } = question;
  const ledger = await ports.store.rollbacks(repository.id, environment);
  const back = ledger.find((each) => each.failedDeploymentId === deploymentId && each.state === 'verified');
  if (back !== undefined) return `${environment} went back to ${back.targetSha.slice(0, 7)}, and that was verified.`;
  const { newest } = await ports.store.verifications(repository.id, environment);
  const passed = newest.find((each) => each.verdict === 'pass' && each.deploymentId >= deploymentId);
  if (passed !== undefined) {
    const { sha, deploymentId: id } = passed;
    return `${sha.slice(0, 7)} was verified in ${environment} since (deployment ${id}): it works.`;
  }
  return await runsAnother(question, ledger, ports);
}

/** What a rollback of ours deployed is good when it was verified, and not before. */
async function runsAnother(
  { repository, environment, deploymentId }: EscalationQuestion,
  ledger: readonly KeptRollback[],
  ports: Ports,
): Promise<string | null> {
  const lane = await knownLane(ports.store, repository.id, environment);
  const isNew = lane.opened.some((each) => each.deploymentId > deploymentId);
  if (!isNew) return null;
  const own = new Set(ledger.flatMap(({ deployments = [], state }) => (state === 'verified' ? [] : deployments)));
  const isTrusted = trusts(lane);
  const reach = { sha: '', own: [], isTrusted, commits: commitsOf(ledger) };
  const running = await newestRunning(ports, repository, environment, reach);
  const later = running.find(
    (each) => each.id > deploymentId && each.state === 'success' && isSameName(each.environment, environment),
  );
  if (later === undefined || !isTrusted(later) || own.has(later.id)) return null;
  return `${environment} runs ${later.sha.slice(0, 7)} by now (deployment ${later.id}).`;
}

async function newestRunning(
  ports: Ports,
  repository: EscalationQuestion['repository'],
  environment: string,
  reach: Parameters<Awaited<ReturnType<Ports['github']>>['deployments']>[1],
) {
  try {
    return await (await ports.github(repository)).deployments(environment, reach);
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
