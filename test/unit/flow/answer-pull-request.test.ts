import { expect, test } from 'vitest';
import { handle } from '../../../src/flow/handle.ts';
import { CHANGE, claimOf, createWorld, REPOSITORY, type World } from './world.ts';

const POLICY = `version: 1
risk: [{ tier: high, when: { labels: [payments] } }, { tier: low }]
gates:
  - name: peer review
    at: merge
    for: { tiers: [high] }
    require: { approvals: { count: 1, from: { permission: write } } }
`;
const PAYMENTS = { ...CHANGE, labels: ['payments'] };
const SAME_HEAD = { ...CHANGE, number: 13, base: 'playground' };

async function answered(number: number, parts: Partial<World>): Promise<World> {
  const world = Object.assign(createWorld(), { policy: POLICY }, parts);
  await handle(claimOf({ kind: 'pull-request', repository: REPOSITORY, number }), world.ports);
  return world;
}

test('a pull request of the same commits into another branch does not open the merge of this one', async () => {
  const alone = await answered(13, { changes: [SAME_HEAD] });
  expect(alone.applied).toMatchObject([{ conclusion: 'success', title: expect.stringMatching(/nothing is missing/i) }]);
  const both = await answered(13, { changes: [PAYMENTS, SAME_HEAD] });
  expect(both.applied).toMatchObject([
    { status: 'in_progress', title: expect.stringMatching(/^#12, which has the same commits: Waiting for 1 more/) },
  ]);
  expect(both.records[0]?.facts?.question).toMatchObject({ pullRequest: 13 });
});

test('pull requests of one head share one check, whichever of them was asked about', async () => {
  const changes = [PAYMENTS, SAME_HEAD];
  const [one, other] = [await answered(12, { changes }), await answered(13, { changes })];
  expect(one.applied).toEqual(other.applied);
});

test('when one of them is closed, the others are judged again', async () => {
  const { records, applied } = await answered(12, { changes: [PAYMENTS, SAME_HEAD], closed: [12] });
  expect(applied).toEqual([]);
  expect(records).toMatchObject([{ questions: [{ kind: 'pull-request', number: 13 }] }]);
});

test('a pull request that would break the policy is not mergeable, although the rules in force ask for nothing', async () => {
  const files = [{ path: '.github/tidegate.yml', status: 'modified', additions: 1, deletions: 1 }] as const;
  const world = Object.assign(createWorld(), { policy: POLICY, changes: [{ ...CHANGE, files }] });
  const github = await world.ports.github(REPOSITORY);
  const file = async (_path: string, sha: string) => ({ text: sha === CHANGE.headSha ? 'version: 2\n' : POLICY });
  const ports = { ...world.ports, github: async () => ({ ...github, file }) };
  await handle(claimOf({ kind: 'pull-request', repository: REPOSITORY, number: 12 }), ports);
  expect(world.applied).toMatchObject([
    { name: 'tidegate/policy', conclusion: 'failure' },
    { name: 'tidegate', conclusion: 'failure', title: expect.stringContaining('see the check tidegate/policy') },
  ]);
});
