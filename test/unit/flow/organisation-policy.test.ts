import { expect, test } from 'vitest';
import type { PullRequestQuestion } from '../../../src/domain/question.ts';
import { handle } from '../../../src/flow/handle.ts';
import { intake } from '../../../src/flow/intake.ts';
import { CHANGE, claimOf, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const OPEN_TO_ALL = 'version: 1\nenvironments: { production: {} }\n';
const WINDOW = `version: 1
zone: Europe/Berlin
windows: { hours: { days: tue, hours: "10:00-16:00" } }
gates:
  - name: release hours
    require: { window: [hours] }
`;
const BROKEN = 'version: 1\nnonsense: true\n';
const NOT_SHOWN = { kind: 'unreadable', because: 'not-shown' } as const;
const PULL_REQUEST: PullRequestQuestion = { kind: 'pull-request', repository: REPOSITORY, number: 12 };
const PLACE = { ...REPOSITORY, name: '.github' };

async function asked(question: Parameters<typeof claimOf>[0], parts: Partial<World>): Promise<World> {
  const world = Object.assign(createWorld(), parts);
  await handle(claimOf(question), world.ports);
  return world;
}

test('the organisation tightens what the repository alone would open', async () => {
  const alone = await asked(GATE, { policy: OPEN_TO_ALL });
  expect(alone.applied.map((effect) => effect.kind)).toEqual(['open-gate']);
  const { applied, records, keptOrganisation } = await asked(GATE, { policy: OPEN_TO_ALL, organisation: WINDOW });
  expect(applied).toMatchObject([{ kind: 'report-gate', comment: expect.stringContaining('release hours') }]);
  expect(records[0]?.decision?.policy.sources).toEqual(['.github/tidegate-org.yml', '.github/tidegate.yml']);
  expect(keptOrganisation).toBe(WINDOW);
});

test('a repository without a policy of its own is governed by its organisation’s alone', async () => {
  const { applied, records } = await asked(GATE, { organisation: WINDOW });
  expect(applied.map((effect) => effect.kind)).toEqual(['report-gate']);
  expect(records[0]?.decision?.verdict).toBe('waiting');
  const onPullRequest = await asked(PULL_REQUEST, { organisation: WINDOW });
  expect(onPullRequest.applied).toMatchObject([{ kind: 'write-check', name: 'tidegate' }]);
});

test('observing in the repository does not switch off what the organisation says', async () => {
  const observe = OPEN_TO_ALL.replace('version: 1', 'version: 1\nmode: observe');
  expect((await asked(GATE, { policy: observe, organisation: WINDOW })).applied).toMatchObject([
    { kind: 'report-gate' },
  ]);
  const both = WINDOW.replace('version: 1', 'version: 1\nmode: observe');
  expect((await asked(GATE, { policy: observe, organisation: both })).applied).toMatchObject([{ kind: 'open-gate' }]);
});

test('where it is not known whether the organisation has a policy, the gate is held and says how to find out', async () => {
  const { applied, records, released } = await asked(GATE, { policy: OPEN_TO_ALL, organisation: NOT_SHOWN });
  expect(applied).toMatchObject([{ kind: 'report-gate', comment: expect.stringMatching(/`org-policy-unreadable`/) }]);
  expect(applied).toMatchObject([{ comment: expect.stringContaining('add `acme/.github` to the repositories') }]);
  expect(records).toMatchObject([{ decision: null, final: false }]);
  expect(released).toEqual([{ dueAt: NOW + 600_000 }]);
});

test('a policy of the organisation that was seen stays in force when it cannot be read any more', async () => {
  for (const organisation of [NOT_SHOWN, { kind: 'unreadable', because: 'refused' } as const]) {
    const { applied } = await asked(GATE, { policy: OPEN_TO_ALL, organisation, keptOrganisation: WINDOW });
    expect(applied).toMatchObject([{ kind: 'report-gate', comment: expect.stringContaining('release hours') }]);
  }
});

test('a policy of the organisation that breaks stays in force as it was; without one before, the gate is held', async () => {
  const parts = { policy: OPEN_TO_ALL, organisation: BROKEN };
  const seen = await asked(GATE, { ...parts, keptOrganisation: WINDOW });
  expect(seen.applied).toMatchObject([{ kind: 'report-gate', comment: expect.stringContaining('release hours') }]);
  expect(seen.keptOrganisation).toBe(WINDOW);
  const { applied, records } = await asked(GATE, parts);
  expect(applied).toMatchObject([{ comment: expect.stringContaining('tidegate-org.yml:2:1') }]);
  expect(records[0]?.decision).toBeNull();
});

test('a policy of the organisation that was taken away is over, and does not come back when nothing can be read', async () => {
  const gone = await asked(GATE, { policy: OPEN_TO_ALL, keptOrganisation: WINDOW });
  expect(gone.applied.map((effect) => effect.kind)).toEqual(['open-gate']);
  expect(gone.keptOrganisation).toBeNull();
});

test('what a person owns has no organisation above it', async () => {
  const world = Object.assign(createWorld(), { policy: OPEN_TO_ALL, organisation: NOT_SHOWN });
  const github = await world.ports.github(REPOSITORY);
  const repository = async () => ({ ...(await github.repository()), owner: { id: 8, isOrganisation: false } });
  const ports = { ...world.ports, github: async () => ({ ...github, repository }) };
  await handle(claimOf(GATE), ports);
  expect(world.applied.map((effect) => effect.kind)).toEqual(['open-gate']);
});

test('a pull request is not judged while the organisation’s policy is unknown, and is looked at again', async () => {
  const { applied, released } = await asked(PULL_REQUEST, { policy: OPEN_TO_ALL, organisation: NOT_SHOWN });
  expect(applied).toMatchObject([
    { name: 'tidegate', conclusion: 'failure', summary: expect.stringContaining('`org-policy-unreadable`') },
  ]);
  expect(released).toEqual([{ dueAt: NOW + 600_000 }]);
  const ungoverned = await asked(PULL_REQUEST, { organisation: NOT_SHOWN });
  expect(ungoverned.applied).toEqual([]);
});

test('a pull request whose policy disagrees with the organisation’s tiers is told so', async () => {
  const files = [{ path: '.github/tidegate.yml', status: 'modified', additions: 1, deletions: 1 }] as const;
  const world = Object.assign(createWorld(), {
    policy: OPEN_TO_ALL,
    organisation: WINDOW,
    changes: [{ ...CHANGE, files }],
  });
  const github = await world.ports.github(REPOSITORY);
  const file = async (_path: string, sha: string) => ({
    text: sha === CHANGE.headSha ? 'version: 1\ntiers: [one, two]\n' : OPEN_TO_ALL,
  });
  await handle(claimOf(PULL_REQUEST), { ...world.ports, github: async () => ({ ...github, file }) });
  expect(world.applied).toMatchObject([
    { name: 'tidegate/policy', conclusion: 'failure', annotations: [{ title: 'tiers-conflict', line: 2 }] },
    { name: 'tidegate', conclusion: 'failure' },
  ]);
});

test('the repository’s policy that the organisation’s new tiers do not agree with stays in force, with a failing check', async () => {
  const organisation = 'version: 1\ntiers: [one, two]\n';
  const parts = { policy: WINDOW, kept: WINDOW, organisation };
  const { applied } = await asked({ kind: 'policy', repository: REPOSITORY }, parts);
  expect(applied).toMatchObject([
    { name: 'tidegate/policy', conclusion: 'failure', summary: expect.stringContaining('stays in force') },
  ]);
  const gate = await asked(GATE, parts);
  expect(gate.records[0]?.decision).toMatchObject({ tier: 'two', verdict: 'waiting' });
});

test('the organisation’s policy is checked in the repository where it lies, and in no other', async () => {
  const parts = { organisation: BROKEN, keptOrganisation: WINDOW };
  const { applied } = await asked({ kind: 'policy', repository: PLACE }, parts);
  expect(applied).toMatchObject([
    {
      name: 'tidegate/policy',
      conclusion: 'failure',
      annotations: [{ path: '.github/tidegate-org.yml', line: 2 }],
      summary: expect.stringContaining('stays in force'),
    },
  ]);
  expect((await asked({ kind: 'policy', repository: REPOSITORY }, parts)).applied).toEqual([]);
});

test('a pull request that would break the organisation’s policy is told so', async () => {
  const files = [{ path: '.github/tidegate-org.yml', status: 'modified', additions: 1, deletions: 1 }] as const;
  const world = Object.assign(createWorld(), { organisation: WINDOW, changes: [{ ...CHANGE, files }] });
  const github = await world.ports.github(PLACE);
  const file = async (path: string, sha: string) =>
    path.endsWith('-org.yml') && sha === CHANGE.headSha ? { text: BROKEN } : null;
  await handle(claimOf({ ...PULL_REQUEST, repository: PLACE }), {
    ...world.ports,
    github: async () => ({ ...github, file }),
  });
  expect(world.applied).toMatchObject([
    { name: 'tidegate/policy', conclusion: 'failure' },
    { name: 'tidegate', conclusion: 'failure' },
  ]);
});

test('an override is not judged while the organisation’s policy is unknown: nobody is known to be permitted', async () => {
  const comment = {
    id: 5,
    body: '/tidegate override production why',
    user: 'ola',
    userId: 4,
    createdAt: '',
    edited: false,
  };
  const { records, applied } = await asked(
    { kind: 'command', repository: REPOSITORY, issueNumber: 12, commentId: 5 },
    {
      policy: `${WINDOW}override: { by: { users: [ola] } }\n`,
      organisation: NOT_SHOWN,
      openGates: [GATE],
      comment: { ...comment, createdAt: '2026-11-24T07:29:00Z' as never },
      people: { ola: { id: 4, kind: 'user', permission: 'write', teams: [] } },
    },
  );
  expect(records[0]).toMatchObject({ overrides: [], questions: [] });
  expect(applied).toMatchObject([{ kind: 'reply', body: expect.stringContaining('org-policy-unreadable') }]);
});

test('a push to the organisation’s policy asks about the open gates of all its repositories', async () => {
  const other = { ...GATE, repository: { ...REPOSITORY, id: 8, name: 'warehouse' } };
  const world = Object.assign(createWorld(), { openGates: [GATE], openGatesOfAll: [GATE, other] });
  const event = { kind: 'default-branch-moved', repository: PLACE } as const;
  expect(await intake('a', event, world.ports)).toEqual([{ kind: 'policy', repository: PLACE }, GATE, other]);
  expect(await intake('b', { ...event, repository: REPOSITORY }, world.ports)).toEqual([
    { kind: 'policy', repository: REPOSITORY },
    GATE,
  ]);
});
