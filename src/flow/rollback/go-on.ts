/** A rollback that is under way, or over: followed, and told how far it is. */
import { epochMs, toInstant } from '../../domain/instant.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import { hasEnded } from '../../domain/rollback-life.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { entryFor } from '../../policy/names.ts';
import { type Answer, recordOf } from '../answer.ts';
import { type Followed, type Following, followRun } from '../dispatched/follow-run.ts';
import { rollbackSettings } from './case/settings.ts';
import { switchInputs } from './case/switch.ts';
import { nextInGroup, turnOf } from './group/turn.ts';
import { lookAtOrder } from './kept-order.ts';
import { lookAtOrderAgainAt } from './look-at-order-again.ts';
import { isKeptOut } from './quarantine.ts';
import { type Shown, show } from './show/show.ts';
import type { Stand } from './stand.ts';

/** While an earlier member of the group goes back. */
const LOOK_AGAIN_MS = 60_000;

export async function goOn(kept: KeptRollback, stand: Stand): Promise<Answer> {
  const turn = await turnOf(kept, stand);
  if (turn.kind === 'stop') return stopped(kept, turn.environment, stand);
  if (turn.kind === 'wait') {
    const summary = `${kept.environment} goes back after ${turn.environment}.`;
    return { record: recordOf(stand.at, summary), dueAt: stand.at + LOOK_AGAIN_MS };
  }
  const order = await lookAtOrder(kept, stand);
  if (order.kind === 'waits') return waiting(kept, stand);
  if (order.kind === 'over') return calledOff(order.kept, stand);
  return followed(await followRun(order.kept, followingOf(stand)), stand);
}

/** It was ordered while the failed deployment was under way, which it still is. */
async function waiting(kept: KeptRollback, stand: Stand): Promise<Answer> {
  const summary = `${kept.environment} goes back as soon as deployment ${kept.failedDeploymentId} has ended.`;
  const record = recordOf(stand.at, summary, await shown(kept, stand, null));
  return { record, dueAt: lookAtOrderAgainAt(epochMs(kept.decidedAt), stand.at) };
}

async function calledOff(over: KeptRollback, stand: Stand): Promise<Answer> {
  const { effects, notices } = await shown(over, stand, null);
  const questions = await nextInGroup(over, stand);
  const summary = `${over.environment} does not go back: ${over.ending?.text ?? ''}`;
  return {
    record: recordOf(stand.at, summary, { rollbacks: [over], effects, notices, questions, final: true }),
    dueAt: null,
  };
}

/** It is over: what people see says so, whoever asks again. */
export async function shownEnd(kept: KeptRollback, stand: Stand): Promise<Answer> {
  const { effects, notices } = await shown(kept, stand, null);
  const summary = `The rollback of ${kept.environment} is over: ${kept.state}.`;
  const questions = await nextInGroup(kept, stand);
  return { record: recordOf(stand.at, summary, { effects, notices, questions, final: true }), dueAt: null };
}

function followingOf({ question, policies, ports, github, at }: Stand): Following {
  const { repository, environment } = question;
  return {
    repository,
    ...wayBack(policies, environment),
    within: policies.flatMap(({ policy }) => entryFor(policy, environment)?.verify?.within ?? []),
    ports,
    github,
    at,
  };
}

/** What is started, and with what; no inputs: with the commit. */
export function wayBack(policies: readonly PolicyInForce[], environment: string) {
  return { workflow: workflowOf(policies, environment), inputs: switchInputs(policies, environment) };
}

/** The name of the file; empty: the policies name none. */
export function workflowOf(policies: readonly PolicyInForce[], environment: string): string {
  return rollbackSettings(policies, environment)?.workflow ?? '';
}

async function followed(
  { rollback, effects, questions, summary, dueAt, page }: Followed,
  stand: Stand,
): Promise<Answer> {
  const seen = await shown(rollback, stand, page?.code === 'not-started' ? page.text : null);
  const isOver = hasEnded(rollback);
  const record = recordOf(stand.at, summary, {
    rollbacks: [rollback],
    effects: [...effects, ...seen.effects],
    notices: seen.notices,
    questions: [...questions, ...(isOver ? await nextInGroup(rollback, stand) : [])],
    final: isOver,
  });
  return { record, dueAt };
}

/** An earlier member did not end well: nothing goes on by itself. */
async function stopped(kept: KeptRollback, environment: string, stand: Stand): Promise<Answer> {
  const text = `${environment} goes back first, and that did not end well, so ${kept.environment} stays as it is.`;
  const ending = { code: 'group-stopped', text } as const;
  const over: KeptRollback = { ...kept, state: 'cancelled', ending, endedAt: toInstant(stand.at) };
  const { effects, notices } = await shown(over, stand, null);
  const questions = await nextInGroup(over, stand);
  const record = recordOf(stand.at, text, { rollbacks: [over], effects, notices, questions, final: true });
  return { record, dueAt: null };
}

/** @param waits why nothing moves, where people have to look. */
async function shown(kept: KeptRollback, stand: Stand, waits: string | null): Promise<Shown> {
  const { told, failedSha, targetSha, failedDeploymentId } = kept;
  if (told === undefined) return { effects: [], notices: [] };
  const { question, ports } = stand;
  const { holds } = await ports.store.restrictions(question.repository.id);
  const isHeld = isKeptOut(failedDeploymentId, holds);
  return show({ question, failedSha, targetSha, told, kept, isHeld, waits }, stand);
}
