/** `/tidegate hold`: the environment refuses what contains a commit, until somebody lifts it. */
import type { PolicyInForce } from '../../../policy/decide.ts';
import type { Answer } from '../../answer.ts';
import { baselineOf, knownLane, trusts } from '../../baseline.ts';
import { replyNoSuchCommit } from '../reply-texts.ts';
import { bindRelease } from './bind.ts';
import { findEnvironment } from './environment.ts';
import { type CommandOf, type Given, policiesFor, replied, stated, statedBy } from './given.ts';
import { replyNoSuchEnvironment } from './permission-texts.ts';
import { whyNotPermitted } from './permitted.ts';
import { replyHeld, sayWhatRuns } from './restriction-texts.ts';

type Hold = Given<CommandOf<'hold'>>;

export async function hold(given: Hold): Promise<Answer> {
  const found = await policiesFor(given);
  if ('answer' in found) return found.answer;
  const refusal = await whyNotPermitted(given, found.policies);
  if (refusal !== undefined) return replied(given, refusal);
  return holdIn(given, found.policies);
}

async function holdIn(given: Hold, policies: readonly PolicyInForce[]): Promise<Answer> {
  const { command, github } = given;
  const environment = await findEnvironment(github, command.environment, policies);
  if (environment.kind === 'unknown') {
    return replied(given, replyNoSuchEnvironment(command.environment, environment.known));
  }
  const { name } = environment;
  const sha = command.sha === undefined ? undefined : await github.commit(command.sha);
  if (sha === null) return replied(given, replyNoSuchCommit(command.sha ?? ''));
  if (sha !== undefined) return held(given, name, sha);
  const bound = await bindRelease(given);
  if (!('reply' in bound)) return held(given, name, bound.gate.state.sha);
  const { summary, body } = bound.reply;
  return replied(given, { summary, body: `${body}${sayWhatRuns(name, await runsIn(given, name))}` });
}

function held(given: Hold, environment: string, sha: string): Promise<Answer> {
  const statement = { ...statedBy(given), kind: 'hold', environment, sha, reason: given.command.reason } as const;
  return stated(given, replyHeld(statement), statement);
}

/** The commit that the environment runs, for whoever meant that one. */
async function runsIn({ github, ports, question }: Hold, environment: string): Promise<string | undefined> {
  const isTrusted = trusts(await knownLane(ports.store, question.repository.id, environment));
  const deployments = await github.deployments(environment, { isTrusted, sha: '', own: [] });
  return baselineOf(deployments.filter(isTrusted))?.sha;
}
