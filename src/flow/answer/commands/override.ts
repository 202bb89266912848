/** `/tidegate override`: a permitted person opens what the policy holds. */
import { Failure } from '../../../domain/failure.ts';
import { headline } from '../../../policy/explain.ts';
import { whyRefused } from '../../../policy/override.ts';
import type { Answer } from '../../answer.ts';
import { judgeGate } from '../judge-gate.ts';
import { replyUnreadable } from '../reply-texts.ts';
import { unlessRefused } from '../unless-refused.ts';
import { bindRelease } from './bind.ts';
import { type CommandOf, type Given, policiesFor, replied, statedBy } from './given.ts';
import { replyAccepted, replyNotNeeded, replyRefused } from './override-texts.ts';

export async function override(given: Given<CommandOf<'override'>>): Promise<Answer> {
  const { command, at, ports, github } = given;
  const bound = await bindRelease(given);
  if ('reply' in bound) return replied(given, bound.reply);
  const found = await policiesFor(given);
  if ('answer' in found) return found.answer;
  const { policies } = found;
  const { question, state } = bound.gate;
  const { repositoryId, commentId, ...by } = statedBy(given);
  const stated = { ...by, environment: state.environment, sha: state.sha, reason: command.reason };
  const overrides = [stated];
  const judged = await unlessRefused(judgeGate({ ports, github, question, gate: state, policies, overrides, at }));
  if (judged instanceof Failure) return replied(given, replyUnreadable(judged));
  const { decision, facts } = judged;
  const questions = bound.gates.map((each) => each.question);
  const said = headline(decision, facts, policies);
  if (decision.override !== null) {
    const kept = { overrides: [{ ...stated, repositoryId, commentId }], questions };
    return replied(given, replyAccepted(stated, decision, said), kept);
  }
  if (decision.verdict === 'open') return replied(given, replyNotNeeded(stated, said), { questions });
  const inForce = policies.map(({ policy }) => policy);
  return replied(given, replyRefused(stated, said, whyRefused(inForce, facts, stated.user)));
}
