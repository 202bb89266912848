/** Whether what the policy holds at merging is held. */
import type { RepositorySettings } from '../ports.ts';
import type { Finding } from '../posture/judge-posture.ts';
import { type Check, ok, unknown } from './check.ts';

export interface SeenMerging extends Pick<RepositorySettings, 'requiredChecks'> {
  /** After how many minutes its merge queue gives a group up. Null: it has none, or does not show it. */
  readonly queueTimeoutMinutes: number | null;
}

/** A group that waits gets its answer after half an hour; GitHub has to wait that long. */
const GROUP_WAITS_MINUTES = 30;

export function judgeMerging(findings: readonly Finding[], seen: SeenMerging): readonly Check[] {
  const { requiredChecks, queueTimeoutMinutes } = seen;
  if (requiredChecks === null) {
    const what = 'What the default branch requires cannot be read, so whether merging is gated is not known';
    return [unknown('check-unknown', what, 'See Settings → Rules → Rulesets and Settings → Branches')];
  }
  const isRequired = !findings.some(({ code }) => code.startsWith('check-'));
  const isShort = queueTimeoutMinutes !== null && queueTimeoutMinutes <= GROUP_WAITS_MINUTES;
  return [
    ...(isRequired ? [ok('required-check', 'The default branch requires the check tidegate, from this App')] : []),
    ...(isShort ? [shortQueue(queueTimeoutMinutes)] : []),
  ];
}

function shortQueue(minutes: number): Check {
  return {
    code: 'queue-timeout-short',
    level: 'warning',
    subject: '',
    what: `The merge queue gives a group up after ${minutes} minutes`,
    why: `a group that waits for a gate is answered after ${GROUP_WAITS_MINUTES} minutes, with its reason; GitHub gives it up before`,
    fix: `Settings → Rules → Rulesets → Require merge queue: set the status check timeout to more than ${GROUP_WAITS_MINUTES} minutes`,
  };
}
