/**
 * What each thing we do needs, so that its token can do nothing else. Source: docs.github.com, "Permissions required for
 * GitHub Apps". `app.yml` asks for all of it together.
 */
import type { Effect } from '../domain/effect.ts';

/** Access to one kind of thing, under GitHub's name for it. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** All reads of one repository. Only these are asked for; what was not granted is a fact that cannot be read. */
export const READS = {
  actions: 'read',
  attestations: 'read',
  checks: 'read',
  contents: 'read',
  deployments: 'read',
  issues: 'read',
  members: 'read',
  merge_queues: 'read',
  metadata: 'read',
  pull_requests: 'read',
  security_events: 'read',
  statuses: 'read',
  vulnerability_alerts: 'read',
} as const satisfies Permissions;

/** The organisation's file, in a repository of its own. */
export const PLACE_READS: Permissions = { contents: 'read', metadata: 'read' };

export interface Needed {
  readonly all: Permissions;
  /** One of these, too: which one depends on what it is done to. */
  readonly oneOf?: Permissions;
}

const ANSWERS_A_GATE: Needed = { all: { actions: 'read', deployments: 'write', metadata: 'read' } };

export const NEEDED: Readonly<Record<Effect['kind'], Needed>> = {
  'open-gate': ANSWERS_A_GATE,
  'reject-gate': ANSWERS_A_GATE,
  'report-gate': ANSWERS_A_GATE,
  'write-check': { all: { checks: 'write', metadata: 'read' } },
  // A comment on a pull request needs the one, on an issue the other.
  reply: { all: { metadata: 'read' }, oneOf: { issues: 'write', pull_requests: 'write' } },
  'keep-issue': { all: { issues: 'write', metadata: 'read' } },
  'comment-issue': { all: { metadata: 'read' }, oneOf: { issues: 'write', pull_requests: 'write' } },
  'reopen-issue': { all: { issues: 'write', metadata: 'read' } },
  // The workflow file is read for its inputs, and the deployments for what runs there by now.
  'dispatch-run': { all: { actions: 'write', contents: 'read', deployments: 'read', metadata: 'read' } },
};

/** All that the App needs to be allowed: its reads, and what each effect needs. */
export function appNeeds(): Permissions {
  const writes = Object.values(NEEDED).map(({ all, oneOf }) => ({ ...all, ...oneOf }));
  const levels = [READS, ...writes].flatMap((one) => Object.entries(one));
  return Object.fromEntries(levels.toSorted(([, one], [, other]) => one.localeCompare(other)));
}

/** Of what is wanted, what the installation has: nobody gives more. */
export function grantedOf(wanted: Permissions, granted: Permissions): Permissions {
  return Object.fromEntries(Object.entries(wanted).filter(([name, level]) => has(granted, name, level)));
}

/** What the installation lacks, in words; null when it lacks nothing. */
export function missing({ all, oneOf = {} }: Needed, granted: Permissions): string | null {
  const lacking = Object.entries(all).filter(([name, level]) => !has(granted, name, level));
  const some = Object.entries(oneOf);
  const hasOne = some.length === 0 || some.some(([name, level]) => has(granted, name, level));
  const words = [...lacking.map(worded), ...(hasOne ? [] : [some.map(worded).join(' or ')])];
  return words.length === 0 ? null : words.join(', ');
}

function worded([name, level]: [string, string]): string {
  return `"${name}: ${level}"`;
}

/** Every App may read metadata. */
function has(granted: Permissions, name: string, level: 'read' | 'write'): boolean {
  return granted[name] === 'write' || granted[name] === level || (name === 'metadata' && level === 'read');
}
