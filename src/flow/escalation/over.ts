/** Is what was found over? Then nobody further is paged, and whoever was need not come. */
import { Failure } from '../../domain/failure.ts';
import type { EscalationQuestion } from '../../domain/question.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { Verification } from '../../domain/verification.ts';
import { isSameName } from '../../policy/names.ts';
import { knownLane, trusts } from '../baseline.ts';
import { commitsOf } from '../dispatched/commits.ts';
import { readPolicyState } from '../policies.ts';
import type { GitHub, Ports, SeenDeployment } from '../ports.ts';
import { settledBy } from './rules.ts';
import { goesBackWithTrain } from './train-under-way.ts';

/**
 * In words; null: it is not. What cannot be read, and what nobody knows, ends nothing.
 *
 * @param sha what was found to be bad.
 */
export async function whyOver(question: EscalationQuestion, sha: string, ports: Ports): Promise<string | null> {
  if (await goesBackWithTrain(question, ports)) return null;
  const { repository, environment, deploymentId } = question;
  const ledger = await ports.store.rollbacks(repository.id, environment);
  const back = ledger.find((each) => each.state === 'verified' && leavesIt(each, question, sha));
  if (back !== undefined) return `${environment} went back to ${back.targetSha.slice(0, 7)}, and that was verified.`;
  const { newest } = await ports.store.verifications(repository.id, environment);
  const passed = newest.find((each) => each.verdict === 'pass' && each.deploymentId >= deploymentId);
  if (passed !== undefined) {
    const { sha: good, deploymentId: id } = passed;
    return `${good.slice(0, 7)} was verified in ${environment} since (deployment ${id}): it works.`;
  }
  return await unlessUnreachable(() => runsAnother(question, { ledger, newest }, ports));
}

/** Also when a later deployment was taken back, unless that brought back what was found to be bad. */
function leavesIt({ failedDeploymentId, targetSha }: KeptRollback, { deploymentId }: EscalationQuestion, sha: string) {
  return failedDeploymentId === deploymentId || (failedDeploymentId > deploymentId && targetSha !== sha);
}

interface Known {
  readonly ledger: readonly KeptRollback[];
  readonly newest: readonly Verification[];
}

/**
 * Another release that was let through and ended well: that is all there is to know where no verification is asked for.
 * What a rollback of ours deployed is good when it was verified, and not before.
 */
async function runsAnother(question: EscalationQuestion, known: Known, ports: Ports): Promise<string | null> {
  const { repository, environment, deploymentId } = question;
  const { ledger, newest } = known;
  const lane = await knownLane(ports.store, repository.id, environment);
  const isNew = lane.opened.some((each) => each.deploymentId > deploymentId);
  if (!isNew) return null;
  const isTrusted = trusts(lane);
  const github = await ports.github(repository);
  const running = await github.deployments(environment, { sha: '', own: [], isTrusted, commits: commitsOf(ledger) });
  const later = running.find(
    (each) => each.id > deploymentId && each.state === 'success' && isSameName(each.environment, environment),
  );
  if (later === undefined || !isTrusted(later)) return null;
  const own = ledger.flatMap(({ deployments = [], state }) => (state === 'verified' ? [] : deployments));
  // A pass was looked for before: whatever else was said of it is no good word.
  const isDoubted = own.includes(later.id) || newest.some((each) => each.deploymentId === later.id);
  if (isDoubted || (await isVerificationAsked(question, later, { github, ports }))) return null;
  return `${environment} runs ${later.sha.slice(0, 7)} by now (deployment ${later.id}).`;
}

/** By its own rules: those when it was opened, else those of now. A policy that cannot be applied may ask for it. */
async function isVerificationAsked(
  { repository, environment }: EscalationQuestion,
  { id }: SeenDeployment,
  { github, ports }: { readonly github: GitHub; readonly ports: Ports },
): Promise<boolean> {
  const settled = await ports.store.settledOpening(repository.id, id);
  if (settled !== null) return settled.isVerificationAsked;
  const state = await readPolicyState(ports, repository, github);
  if (state.kind === 'none') return false;
  return state.kind !== 'in-force' || settledBy(state.policies, environment).isVerificationAsked;
}

async function unlessUnreachable(look: () => Promise<string | null>): Promise<string | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
