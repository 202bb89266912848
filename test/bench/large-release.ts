/** A release as large services have them, the same for each seed: pull requests with bodies, files, labels and reviews. */
import type { ChangedFile, Facts, Person, PullRequestChange, Review } from '../../src/domain/facts.ts';
import { NOTHING_KNOWN } from '../../src/domain/facts.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { PolicyInForce } from '../../src/policy/decide.ts';
import { parsePolicy } from '../../src/policy/parse.ts';

export interface ReleaseSize {
  readonly changes: number;
  /** Fewest and most files of one pull request. */
  readonly files: readonly [least: number, most: number];
}

export function largeRelease({ changes, files }: ReleaseSize): Facts {
  const random = randomFrom(20_261_123);
  return {
    version: 1,
    at: '2026-11-23T22:00:00Z' as Instant,
    repository: 'acme/shop',
    question: { kind: 'deploy', environment: 'production', actor: 'dora', actors: ['dora'], runId: 81_234_567 },
    candidate: { sha: shaOf(random), ref: 'refs/heads/main' },
    baseline: { sha: shaOf(random), at: '2026-11-20T09:00:00Z' as Instant },
    direction: 'forward',
    changes: Array.from({ length: changes }, (_, index) => pullRequest(random, index, files)),
    complete: true,
    ...NOTHING_KNOWN,
    people: peopleOf(),
    approvals: ['user30', 'user31', 'user32'].map((user) => ({
      user,
      state: 'approved',
      at: '2026-11-23T08:30:00Z' as Instant,
      source: 'page',
      sha: shaOf(random),
      environment: 'production',
    })),
    deployments: Array.from({ length: 10 }, (_, index) => ({
      id: 4000 + index,
      environment: 'production',
      sha: shaOf(random),
      startedAt: `2026-11-${10 + index}T09:00:00Z` as Instant,
      finishedAt: `2026-11-${10 + index}T09:12:00Z` as Instant,
      state: 'success',
    })),
  };
}

/** `rules` risk rules with globs, labels and types, and 8 gates with approvals and windows. */
export function largePolicy(rules: number): PolicyInForce {
  const text = `version: 1
zone: Europe/Berlin
tiers: [low, medium, high]
risk:
${Array.from({ length: rules }, (_, index) => rule(index)).join('\n')}
windows:
  day: { days: [mon-thu], hours: ["09:00-16:00"] }
  night: { days: [tue], hours: ["22:00-02:00"], zone: America/New_York }
freezes:
  - { name: year end, from: 2026-12-18, until: 2027-01-05 }
gates:
  - { name: review, require: { approvals: { count: 1 } } }
  - { name: two reviews, for: { tiers: [medium, high] }, require: { approvals: { count: 2 } } }
  - { name: payments, for: { tiers: [high] }, require: { approvals: { from: { teams: [team-1, team-2] } } } }
  - { name: release, require: { approvals: { of: release, count: 2, from: { teams: [team-3] } } } }
  - { name: board, for: { tiers: [high] }, require: { approvals: { of: release, from: { users: [user30, user31] } } } }
  - { name: day, for: { environments: ["prod*"] }, require: { window: day } }
  - { name: day or night, require: { window: [day, night] } }
  - { name: maintainer, require: { approvals: { of: release, from: { permission: maintain } }, window: [day, night] } }
`;
  const parsed = parsePolicy(text, { source: 'policy', file: 'tidegate.yml' });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return { source: 'repository', file: 'tidegate.yml', policy: parsed.policy };
}

const SERVICES = ['cart', 'checkout', 'ledger', 'search', 'catalog', 'identity', 'mail', 'ship', 'price', 'review'];
const LAYERS = ['src', 'test', 'docs', 'infra/terraform', 'db/migrations', 'src/api', 'src/ui/components'];
const FILES = ['handler.ts', 'index.ts', 'README.md', 'schema.sql', 'main.tf', 'package.json', 'view.tsx', 'routes.go'];
const LABELS = ['bug', 'needs-docs', 'area/web', 'area/api', 'dependencies', 'refactoring', 'minor', 'performance'];

/** The ways people write rules, in turn. */
function rule(index: number): string {
  const service = SERVICES[index % SERVICES.length] as string;
  const tier = ['low', 'medium', 'high'][index % 3] as string;
  const conditions = [
    `paths: ["services/${service}/**"]`,
    `paths: ["**/db/migrations/**", "**/*.sql"]`,
    `only-paths: ["docs/**", "**/*.md"]`,
    `labels: [area/${service}, risk-${index}]`,
    `paths: ["services/*/infra/**/*.tf", "/*.json"], labels: [performance]`,
    `type: [major, minor]`,
    `paths: ["**/${service}/**/*.go", "services/${service}-*/src/**"]`,
    `paths: ["packages/**/src/*/secret-?.ts", ".github/workflows/"]`,
  ];
  return `  - { tier: ${tier}, because: rule ${index}, when: { ${conditions[index % conditions.length]} } }`;
}

function pullRequest(random: Random, index: number, [least, most]: ReleaseSize['files']): PullRequestChange {
  const author = `user${random(30)}`;
  const headSha = shaOf(random);
  const fileCount = least + random(most - least + 1);
  const service = SERVICES[random(10)] as string;
  return {
    kind: 'pull-request',
    number: 12_000 + index,
    title: `${['fix', 'feat', 'chore', 'docs'][random(4)]}(${SERVICES[random(10)]}): ${prose(random, 50)}`,
    body: body(random, 1000 + random(2000)),
    author,
    contributors: [...new Set([author, `user${random(30)}`])],
    labels: [LABELS[random(8)] as string, LABELS[random(8)] as string],
    labeledBy: {},
    issues: [`#${random(9000)}`],
    base: 'main',
    headSha,
    mergedAt: '2026-11-22T12:00:00Z' as Instant,
    files: Array.from({ length: fileCount }, () => changedFile(random, service)),
    filesComplete: true,
    commits: 1 + random(8),
    reviews: Array.from({ length: 2 + random(4) }, (_, each) => review(random, index * 10 + each, headSha)),
  };
}

/** In the service that the pull request is about, so that most rules are asked about every file in vain. */
function changedFile(random: Random, service: string): ChangedFile {
  const folder = `services/${service}/${LAYERS[random(7)]}/part-${random(40)}`;
  const path = `${folder}/${random(90)}-${FILES[random(8)]}`;
  const counts = { additions: random(200), deletions: random(80) };
  if (random(20) > 0) return { path, status: 'modified', ...counts };
  return { path, previousPath: `${folder}/old-${random(90)}.ts`, status: 'renamed', ...counts };
}

function review(random: Random, id: number, headSha: string): Review {
  const state = random(5) === 0 ? 'commented' : 'approved';
  const commit = random(6) === 0 ? shaOf(random) : headSha;
  return { id, user: `user${random(40)}`, state, commit, at: '2026-11-21T10:00:00Z' as Instant };
}

function peopleOf(): Readonly<Record<string, Person>> {
  const people = Array.from({ length: 40 }, (_, index): [string, Person] => [
    `user${index}`,
    { id: 1000 + index, kind: 'user', permission: index < 35 ? 'write' : 'maintain', teams: [`team-${index % 6}`] },
  ]);
  return Object.fromEntries([...people, ['dora', { id: 1, kind: 'user', permission: 'admin', teams: [] }]]);
}

/** Markdown as in the body of a pull request: paragraphs, lists, some code and now and then a character beyond ASCII. */
function body(random: Random, length: number): string {
  const parts: string[] = ['## What\n\n'];
  for (let left = length; left > 0; ) {
    const start = ['- [ ] ', '', '> ', '```ts\nconst x = "1";\n```\n', '— '][random(5)] as string;
    const text = prose(random, 60 + random(120));
    parts.push(start, text, '\n\n');
    left -= start.length + text.length + 2;
  }
  return parts.join('');
}

const WORDS = ['the', 'service', 'keeps', 'a', 'list', 'of', 'orders', 'when', 'customer’s', 'cart', 'is', '"empty"'];

function prose(random: Random, length: number): string {
  let text = '';
  while (text.length < length) text += `${WORDS[random(WORDS.length)]} `;
  return text.trimEnd();
}

function shaOf(random: Random): string {
  return Array.from({ length: 40 }, () => random(16).toString(16)).join('');
}

/** A whole number below `limit`. */
type Random = (limit: number) => number;

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
