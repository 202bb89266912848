/** What is told on a pull request of the gates that it meets later. */
import type { Decision } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { gatesAhead } from '../../policy/gates-ahead.ts';

/** What the change will meet on its way, so that nobody learns of a board, or of what they left out, on release day. */
export function aheadOf(
  { decision, facts }: { readonly decision: Decision; readonly facts: Facts },
  policies: readonly PolicyInForce[],
) {
  const ahead = gatesAhead(policies, decision, facts.changes);
  const asking = ahead.filter(({ gates }) => gates.length > 0);
  const needing = ahead.filter(({ needed }) => needed.length > 0);
  const needed = needing.map(({ environment, needed: what }) => `${environment} needs from you: ${what.join(', ')}`);
  const lines = ahead.map(({ environment, gates }) => `${environment}: ${gates.join(', ') || 'nothing more'}`);
  return {
    titles: [...needed, ...asking.map(({ environment, gates }) => `${environment} will ask for ${gates.join(', ')}`)],
    block:
      lines.length === 0
        ? undefined
        : { heading: `When it is deployed (as ${decision.tier})`, lines: [...needed, ...lines] },
  };
}

/** As many of them as there is room for, the first always. */
export function titleWithin(limit: number, [first = '', ...others]: readonly string[]): string {
  return others.reduce((title, next) => {
    const longer = `${title}; ${next}`;
    return longer.length <= limit ? longer : title;
  }, first);
}
