/** What each change in the notes was made for, where a gate of the policies asks for an issue or a request. */
import { requestIn } from '../../domain/linked-requests.ts';
import type { RangeChange } from '../../notes/change.ts';
import type { RequestsOf } from '../../notes/sections.ts';
import { requestsAsked } from '../../policy/gates/requests-of-change.ts';
import type { Policy } from '../../policy/schema.ts';
import { changeOf } from './tier-of-change.ts';

/** Undefined: no gate asks. What a pull request said when it was merged counts: later anybody may have edited it. */
export function requestsOfChange(policies: readonly Policy[], repository: string): RequestsOf | undefined {
  const asked = requestsAsked(policies);
  if (asked === null) return undefined;
  return (change) => asked(changeOf(asDeclared(change), false)).map((request) => requestIn(repository, request));
}

function asDeclared(change: RangeChange): RangeChange {
  return change.kind === 'commit' ? change : { ...change, ...change.declared };
}
