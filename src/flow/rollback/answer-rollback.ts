/**
 * Does the environment go back from this deployment, and how far is that? Asked of a finding, and again until it has
 * ended. What a person decides, and what the ledger says already, comes before what a timer thinks of.
 */
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { RollbackQuestion } from '../../domain/question.ts';
import { isUnderWay, type KeptRollback, type ToldRollback } from '../../domain/rollback.ts';
import { hasEnded } from '../../domain/rollback-life.ts';
import { modeOf } from '../../policy/mode.ts';
import { type Answer, recordOf } from '../answer.ts';
import { readPolicyState } from '../policies.ts';
import type { Ports } from '../ports.ts';
import { RETRY_AFTER_MS } from './case/finding.ts';
import { type DecidedRollback, judgeRollback } from './case/gather-case.ts';
import { heldBack, ordered } from './decided.ts';
import { goOn, shownEnd } from './go-on.ts';
import { membersOf } from './group/members.ts';
import { toldOf } from './show/told.ts';
import { short } from './show/view.ts';
import type { Stand } from './stand.ts';
import { overdue, withdrawn } from './still-asked.ts';

/** While a newer deployment, or another rollback, is under way. */
const LOOK_AGAIN_MS = 60_000;

export async function answerRollback(question: RollbackQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, environment, deploymentId } = question;
  const github = await ports.github(repository);
  const state = await readPolicyState(ports, repository, github);
  const policies = state.kind === 'in-force' ? state.policies : [];
  const ledger = await ports.store.rollbacks(repository.id, environment);
  const kept = ledger.findLast((each) => each.failedDeploymentId === deploymentId);
  const by = ledger.findLast(({ deployments = [] }) => deployments.includes(deploymentId));
  if (by !== undefined && by.state !== 'verified') return ofRollback(by, question, at);
  const stand: Stand = { question, policies, ports, github, at };
  if (kept !== undefined && isUnderWay(kept)) return goOn(kept, stand);
  if (kept !== undefined && hasEnded(kept)) return shownEnd(kept, stand);
  // Without rules nobody can say that anything may go back.
  if (policies.length === 0) return ended(at, 'No policy is in force: nothing goes back by itself.');
  const decided = await judgeRollback(stand);
  if (decided === null) return ended(at, 'Nothing was found that a rollback could be about.');
  if (kept?.state === 'asked') {
    const end = await withdrawn(kept, decided, stand);
    if (end !== null) return end;
  }
  return act(decided, kept, stand);
}

async function act(decided: DecidedRollback, asked: KeptRollback | undefined, stand: Stand): Promise<Answer> {
  const { policies, at, question } = decided;
  const { ports } = stand;
  if (modeOf(policies.map(({ policy }) => policy)) === 'observe') return observed(decided);
  const told = { ...(await toldOf(decided, ports)), ...earlierOf(asked) };
  switch (decided.decision.action) {
    case 'rollback': {
      const members = await membersOf(decided, told, stand);
      return members.kind === 'all'
        ? ordered(decided, members.rollbacks, told, ports)
        : heldBack(members.decided, members.told, ports);
    }
    case 'retry-verification': {
      const until = epochMs(decided.rollbackCase.trigger.at) + RETRY_AFTER_MS;
      return { record: recordOf(at, `${question.environment}: ${told.headline}`), dueAt: Math.max(until, at + 1) };
    }
    case 'hold':
    case 'page':
      if (decided.decision.reason.code === 'not-settled') return later(decided);
      // It was said what is asked; that the finding grows old meanwhile is nothing new.
      return asked?.state === 'asked' ? overdue(asked, decided, ports) : heldBack(decided, told, ports);
    case 'none':
      return decided.decision.reason.code === 'lock-conflict' ? later(decided) : nothing(decided, told, ports);
  }
}

/** What was found, and that people were asked, stays told when somebody answers. */
function earlierOf(asked: KeptRollback | undefined): Pick<ToldRollback, 'earlier'> {
  if (asked?.state !== 'asked' || asked.told === undefined) return {};
  const { told, decidedAt, failedSha } = asked;
  const earlier = [
    ...(told.earlier ?? []),
    { at: told.foundAt, text: `${short(failedSha)}: ${told.finding}` },
    { at: decidedAt, text: 'people are asked whether it goes back' },
  ];
  return { earlier };
}

/** Nothing to do but, maybe, to keep the commit out. */
async function nothing(decided: DecidedRollback, told: ToldRollback, ports: Ports): Promise<Answer> {
  if (decided.decision.quarantine !== null) return heldBack(decided, told, ports);
  return ended(decided.at, `${decided.question.environment}: ${told.headline}`);
}

/** What a rollback deployed and did not turn out well is its end, and told once. */
function ofRollback({ failedDeploymentId }: KeptRollback, question: RollbackQuestion, at: EpochMs): Answer {
  const asked = { ...question, deploymentId: failedDeploymentId };
  const summary = `Deployment ${question.deploymentId} is that of a rollback, which says how it ended.`;
  return { record: recordOf(at, summary, { questions: [asked], final: true }), dueAt: null };
}

function later({ at, question, decision }: DecidedRollback): Answer {
  const summary = `${question.environment}: waits for what is under way there (${decision.reason.code}).`;
  return { record: recordOf(at, summary), dueAt: at + LOOK_AGAIN_MS };
}

/** The policy is being tried out: it is said what would be done. */
function observed({ at, question, decision }: DecidedRollback): Answer {
  const { action, reason } = decision;
  return ended(at, `${question.environment}: would be \`${action}\` (${reason.code}); the policy only observes.`);
}

function ended(at: EpochMs, summary: string): Answer {
  return { record: recordOf(at, summary, { final: true }), dueAt: null };
}
