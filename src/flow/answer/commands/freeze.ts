/** `/tidegate freeze`: nothing enters the environment, until then or until somebody ends it. */
import { readMoment } from '../../../calendar/reading.ts';
import { zoneNamed } from '../../../calendar/zone.ts';
import { epochMs, type Instant, toInstant } from '../../../domain/instant.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import type { Answer } from '../../answer.ts';
import { findEnvironment } from './environment.ts';
import { type CommandOf, type Given, policiesFor, replied, stated, statedBy } from './given.ts';
import { replyNoSuchEnvironment } from './permission-texts.ts';
import { whyNotPermitted } from './permitted.ts';
import { replyFrozen, replyNoMoment, replyPastMoment } from './restriction-texts.ts';

type Freeze = Given<CommandOf<'freeze'>>;

export async function freeze(given: Freeze): Promise<Answer> {
  const found = await policiesFor(given);
  if ('answer' in found) return found.answer;
  const refusal = await whyNotPermitted(given, found.policies);
  if (refusal !== undefined) return replied(given, refusal);
  const environment = await findEnvironment(given.github, given.command.environment, found.policies);
  if (environment.kind === 'unknown') {
    return replied(given, replyNoSuchEnvironment(given.command.environment, environment.known));
  }
  return frozen(given, environment.name, zoneOf(found.policies));
}

async function frozen(given: Freeze, environment: string, zone: string): Promise<Answer> {
  const { command, at } = given;
  const until = readUntil(command.until, zone);
  if (until === undefined) return replied(given, replyNoMoment(command.until ?? ''));
  if (until !== null && epochMs(until) <= at) return replied(given, replyPastMoment(until, zone, at));
  const statement = { ...statedBy(given), kind: 'freeze', environment, until, reason: command.reason } as const;
  return stated(given, replyFrozen(statement, zone, at), statement);
}

/** The zone of the repository's own policy, where it has one. */
function zoneOf(policies: readonly PolicyInForce[]): string {
  return policies.at(-1)?.policy.zone ?? 'UTC';
}

/** Null: no end is named. Undefined: not understood. */
function readUntil(text: string | undefined, zoneName: string): Instant | null | undefined {
  if (text === undefined) return null;
  const zone = zoneNamed(zoneName);
  const moment = zone === undefined ? undefined : readMoment(text, zone);
  return moment === undefined ? undefined : toInstant(moment);
}
