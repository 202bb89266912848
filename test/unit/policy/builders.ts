/** Plain structs for policy tests: what a case does not say is the dullest thing possible. */
import type { Decision, GateResult, RequirementResult } from '../../../src/domain/decision.ts';
import type {
  CommitChange,
  Facts,
  Person,
  PullRequestChange,
  ReleaseApproval,
  Review,
} from '../../../src/domain/facts.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { formatProblem } from '../../../src/domain/problem.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import type { Policy } from '../../../src/policy/schema.ts';

/** A Monday, 10:00 in Berlin. */
export const MONDAY = at('2026-11-23T09:00:00Z');
export const SHA = 'c0ffee0000000000000000000000000000000000';

export function at(text: string): Instant {
  return text as Instant;
}

export function policyFrom(yaml: string): Policy {
  const parsed = parsePolicy(yaml, { source: 'policy', file: 'tidegate.yml' });
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.map(formatProblem).join('\n'));
  return parsed.policy;
}

export function inForce(yaml: string, source: 'org' | 'repository' = 'repository'): PolicyInForce {
  const file = source === 'org' ? '.github/tidegate-org.yml' : '.github/tidegate.yml';
  return { source, file, policy: policyFrom(yaml) };
}

export function person(id: number, more: Partial<Person> = {}): Person {
  return { id, kind: 'user', permission: 'write', teams: [], ...more };
}

/** Ann wrote the change, Dora deploys it; Bob, Cy and Eve have write and may approve. */
export const PEOPLE: Facts['people'] = {
  ann: person(1),
  bob: person(2),
  cy: person(3),
  dora: person(4),
  eve: person(5),
  rita: person(6, { permission: 'read' }),
  max: person(7, { permission: 'maintain' }),
  sam: person(8, { teams: ['sre'] }),
  'deploy[bot]': person(9, { kind: 'bot', permission: 'admin' }),
};

export function pullRequest(more: Partial<PullRequestChange> = {}): PullRequestChange {
  return {
    kind: 'pull-request',
    number: 12,
    title: 'fix: a thing',
    body: '',
    author: 'ann',
    contributors: ['ann'],
    labels: [],
    base: 'main',
    headSha: 'head',
    files: [{ path: 'src/a.ts', status: 'modified', additions: 1, deletions: 1 }],
    filesComplete: true,
    commits: 1,
    reviews: [],
    ...more,
  };
}

export function commit(more: Partial<CommitChange> = {}): CommitChange {
  return {
    kind: 'commit',
    sha: 'facade1234567',
    message: 'fix: in a hurry',
    author: 'ann',
    at: MONDAY,
    files: [{ path: 'src/a.ts', status: 'modified', additions: 1, deletions: 1 }],
    ...more,
  };
}

export function changing(...paths: readonly string[]): Pick<PullRequestChange, 'files'> {
  return { files: paths.map((path) => ({ path, status: 'modified', additions: 1, deletions: 0 })) };
}

let reviewId = 0;

export function review(user: string, more: Partial<Review> = {}): Review {
  return { id: ++reviewId, user, state: 'approved', commit: 'head', at: MONDAY, ...more };
}

export function approval(user: string, more: Partial<ReleaseApproval> = {}): ReleaseApproval {
  return { user, state: 'approved', at: MONDAY, source: 'page', sha: SHA, environment: 'production', ...more };
}

export function facts(more: Partial<Facts> = {}): Facts {
  return {
    version: 1,
    at: MONDAY,
    repository: 'acme/shop',
    question: { kind: 'deploy', environment: 'production', actor: 'dora' },
    candidate: { sha: SHA },
    baseline: { sha: 'ba5e', at: at('2026-11-01T00:00:00Z') },
    direction: 'forward',
    changes: [pullRequest()],
    complete: true,
    people: PEOPLE,
    approvals: [],
    checks: [],
    deployments: [],
    incidents: [],
    holds: [],
    overrides: [],
    dependencies: [],
    lanes: [],
    rollbacks: [],
    freezes: [],
    ...more,
  };
}

export function decideBy(yaml: string, more: Partial<Facts> = {}): Decision {
  return decide([inForce(yaml)], facts(more));
}

export function gateNamed(decision: Decision, name: string): GateResult {
  const gate = decision.gates.find((each) => each.name === name);
  if (gate === undefined) throw new Error(`No gate ${name} in ${decision.gates.map((each) => each.name).join(', ')}`);
  return gate;
}

/** The first requirement of the first gate, or of the gate of that name. */
export function requirement(decision: Decision, gate?: string): RequirementResult {
  const found = (gate === undefined ? decision.gates[0] : gateNamed(decision, gate))?.requirements[0];
  if (found === undefined) throw new Error('There is no requirement');
  return found;
}
