/** The built-in gate `hold`: the release contains no quarantined commit. */
import type { HoldFact } from '../../domain/facts.ts';
import { epochMs } from '../../domain/instant.ts';
import { isSameName } from '../names.ts';
import type { BuiltInGate, Finding, ReleaseContext } from './context.ts';

/** Listed when the environment holds some commit back. Only lifting the hold opens it. */
export const holdGate: BuiltInGate = {
  name: 'hold',
  yieldsToRollback: false,
  judge: (context) =>
    holdsHere(context).length === 0 ? undefined : { finding: judgeHolds(context), owners: context.policies },
};

function holdsHere({ facts, environment }: ReleaseContext): readonly HoldFact[] {
  if (environment === undefined) return [];
  return facts.holds.filter((hold) => isSameName(hold.environment, environment));
}

/** The hold that concerns the candidate, if any; of several the latest. */
export function holdsCandidate(context: ReleaseContext): HoldFact | undefined {
  return concerning(context)[0];
}

function concerning(context: ReleaseContext): readonly HoldFact[] {
  const key = ({ sha, by, reason }: HoldFact): string => JSON.stringify([sha, by, reason]);
  return holdsHere(context)
    .filter((each) => each.contains || each.sha === context.facts.candidate.sha)
    .toSorted((one, other) => epochMs(other.at) - epochMs(one.at) || (key(one) < key(other) ? -1 : 1));
}

function judgeHolds(context: ReleaseContext): Finding {
  const [hold, ...others] = concerning(context);
  if (hold === undefined) return { kind: 'hold', status: 'met', reason: { code: 'no-hold' } };
  const more = others.length === 0 ? {} : { others: others.length };
  const reason = { code: 'quarantined', sha: hold.sha, by: hold.by, reason: hold.reason, ...more };
  return { kind: 'hold', status: 'failed', reason };
}
