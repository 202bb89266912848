/** Facts by chance: what a policy is asked about, and facts that nobody could have gathered. */
import type { Change, Facts } from '../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../src/domain/instant.ts';
import type { Policy } from '../../src/policy/schema.ts';
import type { Random } from './random.ts';

const LOGINS = ['ann', 'Bob', 'cy', 'dora', 'renovate[bot]', 'ghost'];
const SHAS = ['a1', 'b2', 'c3', 'c0ffee'];
const PATHS = ['db/migrations/1.sql', 'docs/a.md', 'src/a.ts', 'apps/shop/x', 'README.md'];
const TITLES = ['feat!: a', 'fix: b', 'build(deps): bump x from 1.2.3 to 2.0.0', 'Update dependency y to v3', '', '💥'];

/** Facts that fit the policy as far as names go. */
export function factsOf(random: Random, policy: Policy): Facts {
  const environments = [...Object.keys(policy.environments ?? {}), 'production', 'staging'];
  const environment = random.pick(environments);
  const people = LOGINS.slice(0, 5).map((login, index) => [login, personOf(random, login, index)] as const);
  return {
    version: 1,
    at: instant(random),
    repository: 'acme/shop',
    question:
      random.int(4) === 0
        ? { kind: 'merge', pullRequest: 1, base: 'main' }
        : { kind: 'deploy', environment, actor: random.pick(LOGINS) },
    candidate: { sha: random.pick(SHAS) },
    baseline: random.int(3) === 0 ? null : { sha: random.pick(SHAS), at: instant(random) },
    direction: random.pick(['first', 'forward', 'same', 'backward', 'diverged'] as const),
    changes: many(random, 4, (index) => changeOf(random, index)),
    complete: random.int(8) > 0,
    people: Object.fromEntries(people),
    codeowners: random.int(2) === 0 ? '*.md @ann\ndb/ @acme/cab\n' : '',
    approvals: many(random, 4, () => ({
      user: random.pick(LOGINS),
      state: random.pick(['approved', 'rejected'] as const),
      at: instant(random),
      source: random.pick(['deployment-review', 'comment', 'page'] as const),
      sha: random.pick(SHAS),
      environment,
    })),
    checks: many(random, 4, () => ({
      name: random.pick(['build', 'e2e', 'lint']),
      app: random.pick(['github-actions', 'other']),
      status: random.pick(['queued', 'completed'] as const),
      conclusion: random.pick(['success', 'failure', 'skipped']),
      at: instant(random),
    })),
    deployments: many(random, 5, (id) => ({
      id,
      environment: random.pick(environments),
      sha: random.pick(SHAS),
      startedAt: instant(random),
      finishedAt: instant(random),
      state: random.pick(['success', 'failure', 'in_progress'] as const),
      ...(random.int(2) === 0
        ? {}
        : { verification: { verdict: random.pick(['pass', 'fail', 'error'] as const), at: instant(random) } }),
    })),
    incidents: many(random, 2, (number) => ({ number, labels: ['sev1'], openedAt: instant(random) })),
    holds: many(random, 2, () => ({
      environment,
      sha: random.pick(SHAS),
      reason: 'bad',
      by: 'ann',
      at: instant(random),
      contains: random.int(2) === 0,
    })),
    overrides: many(random, 2, () => ({
      user: random.pick(LOGINS),
      environment,
      sha: random.pick(SHAS),
      reason: 'fire',
      at: instant(random),
    })),
    dependencies: many(random, 2, () => ({
      repository: 'acme/payments',
      environment: 'production',
      health: random.pick(['healthy', 'failing', 'unknown'] as const),
    })),
    lanes: many(random, 2, () => ({ over: '30d', deployments: random.int(40), failed: random.int(9) })),
    rollbacks: many(random, 2, () => ({ at: instant(random), from: 'b2', to: 'a1' })),
    freezes: many(random, 2, () => ({ environment, from: instant(random), by: 'ann', reason: 'audit' })),
  };
}

function many<T>(random: Random, below: number, item: (index: number) => T): T[] {
  return Array.from({ length: random.int(below) }, (_, index) => item(index));
}

/** Within a year. */
function instant(random: Random): Instant {
  return toInstant(Date.UTC(2026, 5, 1) + random.int(365 * 24 * 60) * 60_000);
}

function personOf(random: Random, login: string, id: number): Facts['people'][string] {
  return {
    id,
    kind: login.endsWith('[bot]') ? 'bot' : 'user',
    permission: random.pick(['none', 'read', 'write', 'maintain', 'admin'] as const),
    teams: random.int(2) === 0 ? ['sre', 'cab'] : [],
  };
}

function changeOf(random: Random, index: number): Change {
  const files = many(random, 5, () => ({
    path: random.pick(PATHS),
    status: 'modified' as const,
    additions: random.int(500),
    deletions: random.int(500),
  }));
  const title = random.pick(TITLES);
  const author = random.pick(LOGINS);
  if (random.int(4) === 0) {
    return { kind: 'commit', sha: `${random.pick(SHAS)}${index}`, message: title, author, at: instant(random), files };
  }
  return {
    kind: 'pull-request',
    number: index + 1,
    title,
    body: random.pick(['', '- [ ] a', '- [x] a', '```\n- [ ] b']),
    author,
    contributors: many(random, 3, () => random.pick(LOGINS)),
    labels: many(random, 3, () => random.pick(['hotfix', 'payments', 'major', 'emergency'])),
    base: 'main',
    headSha: random.pick(SHAS),
    files,
    filesComplete: random.int(8) > 0,
    commits: 1 + random.int(9),
    reviews: many(random, 4, (id) => ({
      id,
      user: random.pick(LOGINS),
      state: random.pick(['approved', 'changes_requested', 'commented', 'dismissed'] as const),
      commit: random.pick(SHAS),
      at: instant(random),
    })),
  };
}

const HOSTILE: readonly unknown[] = [
  null,
  '',
  'x',
  -1,
  1.5,
  Number.POSITIVE_INFINITY,
  true,
  [],
  {},
  [null],
  '2026-02-30T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '0000-01-01T00:00:00Z',
  '\ud800',
  'x'.repeat(10_000),
  JSON.parse('{"__proto__": {"version": 1}}'),
];

/** The facts with one or more of their values replaced, removed or added. */
export function mutateFacts(facts: Facts, random: Random): unknown {
  let value: unknown = structuredClone(facts);
  for (let times = 1 + random.int(3); times > 0; times--) value = mutateValue(value, random);
  return value;
}

function mutateValue(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.int(5) === 0) return random.pick(HOSTILE);
  const entries = Object.entries(value);
  const [key] = entries.length === 0 ? [undefined] : random.pick(entries);
  const action = random.int(6);
  if (key === undefined || action === 0) return { ...value, [random.pick(['at', 'extra', 'kind', 'toString'])]: 1 };
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
  if (action === 1) delete copy[key];
  else copy[key] = mutateValue(copy[key], random);
  return copy;
}
