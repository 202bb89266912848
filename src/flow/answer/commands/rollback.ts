/** `/tidegate rollback`: somebody says that an environment goes back from what it runs, or that it may when it was asked. */
import type { PolicyInForce } from '../../../policy/decide.ts';
import { type DecidedRollback, judgeRollback } from '../../rollback/case/gather-case.ts';
import { toldOf } from '../../rollback/show/told.ts';
import { deploymentsIn } from '../../train/running-in.ts';
import type { Answer } from '../answer.ts';
import { findEnvironment } from './environment.ts';
import { type CommandOf, type Given, policiesFor, replied, statedAt, statedBy } from './given.ts';
import { replyNoSuchEnvironment } from './permission-texts.ts';
import { whyNotPermitted } from './permitted.ts';
import { replyNotBack, replyNothingRuns, replyOrdered, replyOtherRuns } from './rollback-texts.ts';

type Ordering = Given<CommandOf<'rollback'>>;

export async function rollback(given: Ordering): Promise<Answer> {
  const found = await policiesFor(given);
  if ('answer' in found) return found.answer;
  const { policies } = found;
  const refusal = await whyNotPermitted(given, policies);
  if (refusal !== undefined) return replied(given, refusal);
  const { command, github } = given;
  const environment = await findEnvironment(github, command.environment, policies);
  if (environment.kind === 'unknown') {
    return replied(given, replyNoSuchEnvironment(command.environment, environment.known));
  }
  return rollBackIn(given, environment.name, policies);
}

async function rollBackIn(given: Ordering, environment: string, policies: readonly PolicyInForce[]): Promise<Answer> {
  const { command, question, ports } = given;
  const { repository } = question;
  const running = await runningIn(given, environment);
  if (running === null) return replied(given, replyNothingRuns(environment));
  // Whoever reads an hour later of what failed must not roll back what came after it.
  if (command.sha !== undefined && !running.sha.startsWith(command.sha)) {
    return replied(given, replyOtherRuns(environment, running.sha, command.sha));
  }
  const asked = { kind: 'rollback', repository, environment, deploymentId: running.id } as const;
  const trigger = { kind: 'requested', by: given.comment.user, at: statedAt(given) } as const;
  // Judged here for the answer; the order itself is carried out in the lane of the environment.
  const decided = await judgeRollback({ ...given, question: asked, policies, trigger, orderedBy: trigger.by });
  if (decided === null) return replied(given, replyNothingRuns(environment));
  if (!isWorthAsking(decided)) return replied(given, replyNotBack(environment, await toldOf(decided, ports)));
  const statement = {
    ...statedBy(given),
    kind: 'rollback',
    environment,
    sha: running.sha,
    reason: command.reason,
  } as const;
  const reply = replyOrdered(
    statement,
    decided.decision.target?.sha ?? '',
    decided.goes?.takenAway.changes.length ?? 0,
  );
  return replied(given, reply, { statements: [statement], questions: [asked] });
}

/** What only has to wait for another deployment or rollback is ordered all the same. */
function isWorthAsking({ decision: { action, reason } }: DecidedRollback): boolean {
  return action === 'rollback' || reason.code === 'not-settled';
}

/** What was asked about, or else what the environment runs: the newest deployment that ended. */
async function runningIn({ github, ports, question }: Ordering, environment: string) {
  const here = await deploymentsIn(github, ports.store, question.repository, environment);
  return here.find(({ state }) => state === 'success') ?? null;
}
