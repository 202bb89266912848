/** Why a change was made: the issue that it belongs to, or the change request that the team asks to be named. */
import type { Decision } from './decision.ts';
import type { Change } from './facts.ts';

/** What tells changes apart: `#12`, or the full name of a commit. */
export function keyOfChange(change: Change): string {
  return change.kind === 'commit' ? change.sha : `#${change.number}`;
}

/** By {@link keyOfChange}, what any gate of a decision found; of a change that has none there is nothing. */
export type RequestsByChange = ReadonlyMap<string, readonly string[]>;

export function linkedRequests(decisions: readonly Pick<Decision, 'gates'>[]): RequestsByChange {
  const requirements = decisions.flatMap(({ gates }) => gates.flatMap((gate) => gate.requirements));
  const byChange = new Map<string, readonly string[]>();
  for (const { change, requests } of requirements.flatMap(({ linked = [] }) => linked)) {
    byChange.set(change, [...new Set([...(byChange.get(change) ?? []), ...requests])]);
  }
  return byChange;
}

/** As people call it in this repository: `acme/shop#12` is `#12` in acme/shop, and what is no issue stays as it is. */
export function requestIn(repository: string, request: string): string {
  const own = `${repository}#`;
  return request.toLowerCase().startsWith(own.toLowerCase()) ? request.slice(own.length - 1) : request;
}
