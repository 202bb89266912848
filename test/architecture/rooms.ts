/**
 * The rooms of `src/` as data: who they are, what they may import, which outside packages they own. The test beside
 * this file enforces the table, and the folder table of ARCHITECTURE.md is generated from it.
 */

export interface Room {
  readonly name: string;
  /** A room imports from lower rings only; the exceptions are fields below. */
  readonly ring: 0 | 1 | 2 | 3 | 4;
  /** One line: the room's row in ARCHITECTURE.md and the first line of its README. */
  readonly line: string;
  /** Rooms it may import at all. Absent: every room of a lower ring. */
  readonly imports?: readonly string[];
  /** Rooms of its own ring that it may import after all. */
  readonly alsoImports?: readonly string[];
}

export const ROOMS: readonly Room[] = [
  { name: 'domain', ring: 0, line: 'The words: facts, decisions, questions, effects, instants, problems.' },
  {
    name: 'calendar',
    ring: 1,
    line: 'Windows and freezes as spans over instants and time zones.',
    imports: ['domain'],
  },
  {
    name: 'document',
    ring: 1,
    line: 'Documents that people write: YAML with places, and what does not fit a schema.',
    imports: ['domain'],
  },
  {
    name: 'policy',
    ring: 1,
    line: 'The policy language: parse it, classify changes, decide, explain.',
    imports: ['domain', 'calendar', 'document'],
  },
  {
    name: 'smoke',
    ring: 1,
    line: 'The smoke file and the verdict made from what the probes saw.',
    imports: ['domain', 'calendar', 'document'],
  },
  {
    name: 'rollback',
    ring: 1,
    line: 'Where an environment goes back to, whether it does, and why: last known good, barriers, the decision table.',
    imports: ['domain'],
  },
  {
    name: 'notes',
    ring: 1,
    line: 'The changes between two deployments as release notes: what belongs to which pull request, what a revert took back, sections, Markdown.',
    imports: ['domain', 'calendar', 'document'],
  },
  {
    name: 'dora',
    ring: 1,
    line: 'Delivery figures: events in, the five DORA metrics with their samples and intervals out, and the issue that shows them.',
    imports: ['domain', 'calendar'],
  },
  { name: 'audit', ring: 1, line: 'Canonical entries of the audit log.', imports: ['domain', 'calendar'] },
  { name: 'flow', ring: 2, line: 'The pipeline: ask, gather, decide, save, apply, settle; and the ports it needs.' },
  {
    name: 'github',
    ring: 3,
    line: 'GitHub through its API: webhooks read, facts read, effects done.',
    imports: ['domain', 'flow/ports'],
  },
  {
    name: 'git',
    ring: 3,
    line: 'A local clone through the git program, streamed.',
    imports: ['domain', 'flow/ports'],
  },
  {
    name: 'store',
    ring: 3,
    line: 'The durable half: inbox, agenda, records and outbox in a database.',
    // An audit line holds its place in the log, and that is known only inside the transaction that appends it.
    imports: ['domain', 'audit', 'flow/ports'],
  },
  {
    name: 'probe',
    ring: 3,
    line: 'Probes of running systems, with rules for the addresses they may reach.',
    imports: ['domain', 'flow/ports'],
  },
  {
    name: 'notify',
    ring: 3,
    line: 'Notices sent to Slack, PagerDuty and signed webhooks.',
    imports: ['domain', 'flow/ports'],
  },
  { name: 'app', ring: 4, line: 'The server: ingress, workers, configuration from the environment, health.' },
  {
    name: 'action',
    ring: 4,
    line: 'The GitHub Action: inputs, outputs, job summary.',
    imports: ['domain', 'calendar', 'policy', 'smoke', 'rollback', 'notes', 'dora', 'audit', 'flow', 'github', 'probe'],
  },
  { name: 'cli', ring: 4, line: 'The command line: one file per command.', alsoImports: ['app'] },
];

/** Where an outside package may be imported: a folder of `src`, narrowed to files where the pattern says so. */
export interface Owner {
  /** The package, or `@scope/*`, or `node:…`. */
  readonly package: string;
  /** Whoever owns it: rooms, or `standin`. Several only where two rooms read the same language of their users. */
  readonly by: readonly string[];
  /** Base names of the files it is confined to. */
  readonly files?: RegExp;
}

/** Files that read what comes from outside; `find-…` are the answers to one query each. */
const PARSERS = /^(schema|parse|find-[a-z-]+|pull-request-parts)\.ts$/;

export const OWNERS: readonly Owner[] = [
  { package: 'zod', by: ['policy', 'smoke', 'notes', 'github', 'app', 'action'], files: PARSERS },
  { package: 'js-yaml', by: ['document'], files: PARSERS },
  { package: 'temporal-polyfill', by: ['calendar'] },
  { package: 'date-holidays', by: ['calendar'] },
  { package: 'ical.js', by: ['calendar'], files: /^ics\.ts$/ },
  { package: 're2js', by: ['policy', 'smoke'], files: /^pattern\.ts$/ },
  { package: 'json-p3', by: ['smoke'], files: /^json-path\.ts$/ },
  { package: 'sax', by: ['smoke'], files: /^junit-file\.ts$/ },
  { package: '@octokit/*', by: ['github'] },
  { package: '@sigstore/*', by: ['github'], files: /^verify-bundle\.ts$/ },
  { package: 'kysely', by: ['store'] },
  { package: 'node:sqlite', by: ['store'] },
  { package: 'pg', by: ['store'], files: /^connect-postgres\.ts$/ },
  { package: 'prom-client', by: ['app'] },
  { package: 'ipaddr.js', by: ['probe'] },
  { package: 'jose', by: ['app'], files: /^job-token\.ts$/ },
  { package: 'probot', by: ['app'] },
  { package: 'pino', by: ['app'] },
  { package: '@actions/*', by: ['action'] },
  { package: 'commander', by: ['cli'] },
  { package: 'ajv', by: ['standin'] },
  { package: 'graphql', by: ['standin'] },
];

/** The highest ring without clock, randomness, environment, network, file, console or timer. */
export const LAST_PURE_RING = 2;

/** Built-in modules that a pure room may use all the same: `room/file` to module. */
export const PURE_BUILTINS: Readonly<Record<string, string>> = {
  'domain/canonical.ts': 'node:crypto',
  'audit/crypto.ts': 'node:crypto',
};

/** Physical lines of one file. The orchestrator is where monsters grow, so its budget is smaller. */
export const LINE_BUDGET = { source: 250, flow: 120, entry: 15 } as const;

/** File and folder names that say nothing about what is inside. */
export const EMPTY_NAMES: readonly string[] = ['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'service'];

export function roomNamed(name: string): Room | undefined {
  return ROOMS.find((room) => room.name === name);
}
