import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatePorts, runGate } from '../../../src/action/gate.ts';
import type { GateInputs } from '../../../src/action/inputs.ts';
import type { Outcome } from '../../../src/action/outcome.ts';
import type { Runner } from '../../../src/action/runner.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { GitHub, OrganisationFile } from '../../../src/flow/ports.ts';

const BASE = 'b'.repeat(40);
const HEAD = 'a'.repeat(40);

/** Tuesday. */
const TUESDAY_0800 = Date.parse('2026-03-10T08:00:00Z');
const MINUTE = 60_000;

const POLICY = `version: 1
zone: UTC
risk:
  - { tier: high, because: database schema change, when: { paths: ["db/**"] } }
  - { tier: low }
windows:
  office: { days: mon-fri, hours: "09:00-17:00" }
environments:
  production: {}
gates:
  - name: production hours
    for: { environments: [production] }
    require: { window: [office] }
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidegate-gate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface World {
  policy: string | null;
  organisation: string | Exclude<OrganisationFile, { kind: 'file' }>;
  now: number;
  /** Milliseconds that reading the people takes. */
  slowness: number;
  readonly reads: string[];
}

function world(more: Partial<World> = {}): World {
  return { policy: POLICY, organisation: { kind: 'absent' }, now: TUESDAY_0800, slowness: 0, reads: [], ...more };
}

function unused(): never {
  throw new Error('the gate has no need for this');
}

function fakeGitHub(state: World): GitHub {
  return {
    repository: async () => {
      state.reads.push('branch');
      return { defaultBranch: 'main', sha: BASE, owner: { id: 70, isOrganisation: true } };
    },
    organisationFile: async () =>
      typeof state.organisation === 'string'
        ? { kind: 'file', text: state.organisation, sha: BASE }
        : state.organisation,
    file: async (path, sha) => {
      state.reads.push(`${path}@${sha.slice(0, 1)}`);
      return state.policy === null ? null : { text: state.policy };
    },
    deployments: async (environment) => [
      { id: 1, environment, sha: BASE, startedAt: toInstant(TUESDAY_0800 - 86_400_000), state: 'success' },
    ],
    isPublic: unused,
    fileChanges: unused,
    deployment: unused,
    otherRules: unused,
    isGuarded: unused,
    isUnderWay: unused,
    stillWaits: unused,
    jobDeployments: unused,
    run: unused,
    changes: async () => ({
      direction: 'forward',
      changes: [
        {
          kind: 'commit',
          sha: HEAD,
          message: 'fix: add a column\n\n::add-mask::x',
          author: 'anna',
          at: toInstant(TUESDAY_0800 - 3_600_000),
          files: [{ path: 'db/1.sql', status: 'added', additions: 1, deletions: 0 }],
        },
      ],
      complete: true,
    }),
    people: async () => {
      state.now += state.slowness;
      return { anna: { id: 1, kind: 'user', permission: 'write', teams: [] } };
    },
    environments: unused,
    checks: unused,
    incidents: unused,
    alerts: unused,
    artifacts: unused,
    attestations: unused,
    linkedIssues: unused,
    codeowners: unused,
    gate: unused,
    pullRequest: unused,
    openPullRequestsAt: unused,
    milestone: unused,
    openMilestones: unused,
    milestoneItems: unused,
    issue: unused,
    comment: unused,
    commit: unused,
    contains: unused,
    apply: unused,
  };
}

const RUNNER: Runner = {
  repository: { id: 7, owner: 'acme', name: 'shop', installationId: 0 },
  repositoryUrl: 'https://github.com/acme/shop',
  eventName: 'push',
  ref: 'refs/heads/main',
  workflow: '',
  isOfFork: false,
  sha: HEAD,
  runId: 42,
  runAttempt: 1,
  actors: ['anna'],
  deployment: null,
  workspace: '/nowhere',
  reportDir: '/nowhere',
  summaryFile: undefined,
};

async function gate(state: World, more: Partial<GateInputs> = {}): Promise<Outcome> {
  const inputs: GateInputs = {
    command: 'gate',
    token: 'x',
    environment: 'production',
    sha: '',
    reportDir: folder,
    isDryRun: false,
    policyFile: '.github/tidegate.yml',
    deploymentId: undefined,
    waitMs: 0,
    network: 'loopback',
    ...more,
  };
  const ports: GatePorts = {
    connect: async () => fakeGitHub(state),
    now: () => state.now,
    sleep: async (ms) => {
      state.now += ms;
    },
    say: () => undefined,
  };
  return runGate(inputs, RUNNER, ports);
}

describe('the gate command', () => {
  it('stops while the window is closed, says when it opens, and leaves the decision and its facts', async () => {
    const outcome = await gate(world());
    expect(outcome).toMatchObject({
      decision: 'stop',
      verdict: 'waiting',
      reasonCode: 'window-closed',
      outputs: { tier: 'high', 'release-type': 'patch', 'earliest-opening': '2026-03-10T09:00:00Z' },
    });
    const path = outcome.outputs['report-path'] ?? '';
    expect(readFileSync(path, 'utf8').trim()).toBe(outcome.outputs.result);
    expect(JSON.parse(outcome.outputs.result ?? '')).toMatchObject({ version: 1, verdict: 'waiting' });
    expect(JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'))).toMatchObject({
      question: { kind: 'deploy', environment: 'production', actor: 'anna', runId: 42 },
      candidate: { sha: HEAD },
    });
    expect(outcome.summary).toContain('production hours');
  });

  it('lets go while the window is open', async () => {
    expect(await gate(world({ now: TUESDAY_0800 + 61 * MINUTE }))).toMatchObject({
      decision: 'proceed',
      verdict: 'open',
      reasonCode: '',
    });
  });

  it('waits for the window, reading everything again', async () => {
    const state = world({ now: TUESDAY_0800 + 50 * MINUTE });
    expect(await gate(state, { waitMs: 30 * MINUTE })).toMatchObject({ decision: 'proceed', verdict: 'open' });
    expect(toInstant(state.now)).toBe('2026-03-10T09:00:00Z');
    expect(state.reads.filter((read) => read === '.github/tidegate.yml@b').length).toBeGreaterThan(3);
  });

  it('does not let go when the window closed while it was reading', async () => {
    const state = world({ now: Date.parse('2026-03-10T16:59:59Z'), slowness: 5000 });
    expect(await gate(state)).toMatchObject({ decision: 'stop', verdict: 'waiting', reasonCode: 'window-closed' });
  });

  it('holds nothing where the policy only observes, and tells the true verdict', async () => {
    const policy = POLICY.replace('version: 1', 'version: 1\nmode: observe');
    expect(await gate(world({ policy }))).toMatchObject({ decision: 'proceed', verdict: 'waiting' });
  });

  it('stays closed without a policy', async () => {
    expect(await gate(world({ policy: null }))).toMatchObject({
      decision: 'stop',
      verdict: 'error',
      reasonCode: 'no-policy',
    });
  });

  it('stays closed with a broken policy, and says where it is broken', async () => {
    const outcome = await gate(world({ policy: `${POLICY}gate: []\n` }));
    expect(outcome).toMatchObject({ decision: 'stop', verdict: 'error', reasonCode: 'policy-invalid' });
    expect(outcome.problems[0]).toMatchObject({
      file: '.github/tidegate.yml',
      line: 14,
      column: 1,
      code: 'unknown-key',
    });
  });

  it('reads no policy of the workspace but in a dry run', async () => {
    const state = world();
    expect(await gate(state, { isDryRun: true })).toMatchObject({ decision: 'stop', reasonCode: 'no-policy' });
    expect(state.reads).toEqual([]);
  });

  const OPEN = 'version: 1\nenvironments: { production: {} }\n';

  it('keeps to what the organisation says, too', async () => {
    const { decision, reasonCode } = await gate(world({ policy: OPEN, organisation: POLICY }));
    expect({ decision, reasonCode }).toEqual({ decision: 'stop', reasonCode: 'window-closed' });
    const alone = await gate(world({ policy: null, organisation: POLICY }));
    expect(alone).toMatchObject({ decision: 'stop', reasonCode: 'window-closed' });
    expect(await gate(world({ policy: OPEN }))).toMatchObject({ decision: 'proceed' });
  });

  it('lets nothing go by observing alone: the organisation has to observe, too', async () => {
    const policy = POLICY.replace('version: 1', 'version: 1\nmode: observe');
    expect(await gate(world({ policy, organisation: POLICY }))).toMatchObject({ decision: 'stop' });
    expect(await gate(world({ policy, organisation: policy }))).toMatchObject({ decision: 'proceed' });
  });

  it('stays closed where it cannot see whether the organisation has a policy, and says which token could', async () => {
    const outcome = await gate(world({ policy: OPEN, organisation: { kind: 'unreadable', because: 'not-shown' } }));
    expect(outcome).toMatchObject({ decision: 'stop', verdict: 'error', reasonCode: 'org-policy-unreadable' });
    expect(outcome.headline).toContain('acme/.github');
    expect(outcome.headline).toContain('"github-token"');
  });

  it('stays closed with a broken policy of the organisation, and names its file', async () => {
    const outcome = await gate(world({ policy: OPEN, organisation: 'version: 2\n' }));
    expect(outcome).toMatchObject({ decision: 'stop', reasonCode: 'policy-invalid' });
    expect(outcome.headline).toContain('.github/tidegate-org.yml');
  });
});
