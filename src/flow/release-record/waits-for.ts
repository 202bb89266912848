/** What one unmet requirement waits for, in a few words. Plain text. */
import type { Reason, RequirementResult } from '../../domain/decision.ts';
import { asks } from '../../policy/headline/asks.ts';

export function sayWaitsFor(requirement: RequirementResult): string {
  const { kind, reason, text } = requirement;
  if (kind === 'approvals' && reason.code === 'not-enough' && reason['of'] === 'release') return sayApproval(reason);
  if (reason.code === 'no-go') return `no-go at ${String(reason['stage'])} by ${String(reason['user'])}`;
  if (reason.code === 'train-order') return `${namesIn(reason['members'], 'repository')} goes first`;
  if (reason.code === 'preflight-failed') {
    const failed = Array.isArray(reason['failed']) ? reason['failed'].slice(0, 3).join(', ') : '';
    return `the target is not ready (${failed === '' ? String(reason['file']) : failed} failed); repair it`;
  }
  if (reason.code === 'preflight-unknown') return sayPreflight(reason);
  const asked = asks(requirement);
  return asked === undefined
    ? lowerFirst(text.replace(/\. [A-Z].*$/s, '').replace(/[.]$/, ''))
    : `waits for ${asked[0]}`;
}

function sayPreflight(reason: Reason): string {
  const isRunNow = reason['because'] === 'not-run' || reason['because'] === 'too-old';
  return isRunNow
    ? 'nothing to do, the preflight is run now'
    : `the preflight could not tell; look at ${String(reason['file'])}`;
}

function sayApproval(reason: Reason): string {
  const from = String(reason['from'] ?? 'somebody').replace(/^someone in /, '');
  const who = reason['as'] === undefined ? from : `the ${String(reason['as'])} (${from})`;
  const [first] = Array.isArray(reason['waiting']) ? (reason['waiting'] as readonly { missing?: unknown }[]) : [];
  const missing = Number(first?.missing ?? 1);
  return missing > 1 ? `${missing} approvals by ${who}` : `${who} approves`;
}

function namesIn(items: unknown, key: string): string {
  return Array.isArray(items) ? items.map((each: Record<string, unknown>) => String(each[key])).join(', ') : 'another';
}

/** Unless it begins with a name such as `#12` or an abbreviation. */
export function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

/** The owner has a line of its own. */
export function withoutOwner(summary: string): string {
  return summary.replace(/^Held \(release manager: [^)]*\)\. /, '').replace(/[.]$/, '');
}
