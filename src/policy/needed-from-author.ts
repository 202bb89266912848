/** What only the author of a change can add, before it is deployed: said on the pull request, and not on release day. */
import type { Change } from '../domain/facts.ts';
import { plainLine } from '../domain/markdown.ts';
import { requestsAsked } from './gates/requests-of-change.ts';
import { filledSections, headingKey } from './gates/sections/filled-sections.ts';
import type { Gate, Policy } from './schema.ts';

const LONGEST_NAME = 60;

/** In words, as the policy names them. Empty: nothing is missing, as far as the change itself says. */
export function neededFromAuthor(
  { gate, policy }: { readonly gate: Gate; readonly policy: Policy },
  changes: readonly Change[],
): readonly string[] {
  return [...new Set(changes.flatMap((change) => [...sectionsOf(gate, change), ...requestOf(gate, policy, change)]))];
}

function sectionsOf({ require: { sections = [] } }: Gate, change: Change): readonly string[] {
  const filled = filledSections(change.kind === 'commit' ? '' : change.body);
  const missing = sections.filter((section) => !filled.has(headingKey(section)));
  return missing.map((section) => `the section "${plainLine(section, LONGEST_NAME)}"`);
}

function requestOf(gate: Gate, policy: Policy, change: Change): readonly string[] {
  const asked = gate.require['linked-issue'];
  const found = requestsAsked([{ ...policy, gates: [gate] }]);
  if (asked === undefined || found === null || found(change).length > 0) return [];
  const what = asked === true ? 'a linked issue' : `a request like ${plainLine(asked, LONGEST_NAME)}`;
  return [isLinkKnown(change) ? what : `${what} (its text names none)`];
}

/** Before a merge nobody asks GitHub what it links for a gate that comes later: an issue may be linked beside the text. */
function isLinkKnown(change: Change): boolean {
  return change.kind === 'commit' || change.issues !== undefined;
}
