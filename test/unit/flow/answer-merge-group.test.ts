import { expect, test } from 'vitest';
import type { Review } from '../../../src/domain/facts.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { handle } from '../../../src/flow/handle.ts';
import { CHANGE, claimOf, createWorld, NOW, REPOSITORY, type World } from './world.ts';

const HEAD = 'd'.repeat(40);
const GROUP = { headSha: HEAD, baseSha: 'a'.repeat(40), base: 'main', madeAt: toInstant(NOW), isOver: false };
const MINUTE = 60_000;

const POLICY = `version: 1
zone: Europe/Berlin
gates:
  - name: peer review
    at: merge
    require: { approvals: { count: 1, from: { permission: write } } }
`;
const WINDOW = (hours: string) => `version: 1
zone: Europe/Berlin
windows: { hours: { days: mon-sun, hours: "${hours}" } }
gates: [{ name: hours, at: merge, require: { window: [hours] } }]
`;
const APPROVAL: Review = {
  id: 1,
  user: 'ben',
  state: 'approved',
  commit: CHANGE.headSha,
  at: '2026-11-24T07:00:00Z' as Instant,
};
const APPROVED = { ...CHANGE, reviews: [APPROVAL] };
const NO_LONGER = { ...CHANGE, number: 13, headSha: 'e'.repeat(40), reviews: [APPROVAL] };
const BOTH = { pullRequests: [12, 13], unexplained: [], complete: true };
const PEOPLE = {
  anna: { id: 1, kind: 'user', permission: 'write', teams: [] },
  ben: { id: 2, kind: 'user', permission: 'write', teams: [] },
} as const;

async function answered(parts: Partial<World>, group: Partial<typeof GROUP> = {}): Promise<World> {
  const base = { policy: POLICY, people: PEOPLE, changes: [APPROVED, NO_LONGER], mergeGroup: BOTH };
  const world = Object.assign(createWorld(), base, parts);
  const question = { kind: 'pull-request', repository: REPOSITORY, number: 13, group: { ...GROUP, ...group } } as const;
  await handle(claimOf(question), world.ports);
  return world;
}

const ALSO_APPROVED = { ...NO_LONGER, reviews: [{ ...APPROVAL, commit: NO_LONGER.headSha }] };

test('a group of approved pull requests may merge, under the name that the branch requires', async () => {
  const { applied, released } = await answered({ changes: [APPROVED, ALSO_APPROVED] });
  expect(applied).toMatchObject([
    { name: 'tidegate', headSha: HEAD, conclusion: 'success', title: 'All 2 pull requests of the group may merge' },
  ]);
  expect(released).toEqual([{ dueAt: NOW + MINUTE }]);
});

test('one that is no longer approved holds the group and is named; after 30 minutes it fails', async () => {
  const waiting = await answered({});
  expect(waiting.applied).toMatchObject([
    {
      name: 'tidegate',
      headSha: HEAD,
      status: 'in_progress',
      title: expect.stringMatching(/^#13: Waiting for 1 more/),
    },
  ]);
  const almost = await answered({ now: NOW + 29.5 * MINUTE });
  expect(almost.released).toEqual([{ dueAt: NOW + 30 * MINUTE }]);
  const late = await answered({ now: NOW + 30 * MINUTE });
  expect(late.applied).toMatchObject([
    { status: 'completed', conclusion: 'failure', title: expect.stringMatching(/^#13: Not open in time: Waiting/) },
  ]);
  expect(late.released).toEqual([{ dueAt: null }]);
});

test('somebody asked for changes: the group fails at once, although the last pull request is approved', async () => {
  const refused = { ...CHANGE, reviews: [{ ...APPROVAL, state: 'changes_requested' as const }] };
  const { applied } = await answered({ changes: [refused, ALSO_APPROVED] });
  expect(applied).not.toMatchObject([{ conclusion: 'success' }]);
  expect(applied).toMatchObject([{ title: expect.stringMatching(/^#12: /) }]);
});

test('what time alone opens is waited for within the 30 minutes, and refused at once when it opens later', async () => {
  const soon = await answered({ policy: WINDOW('08:50-16:00') });
  expect(soon.applied).toMatchObject([{ status: 'in_progress' }]);
  const later = await answered({ policy: WINDOW('10:00-16:00') });
  expect(later.applied).toMatchObject([
    { status: 'completed', conclusion: 'failure', title: expect.stringMatching(/^#12: Not open in time/) },
  ]);
});

test('a policy that cannot be applied lets nothing merge; a repository without one is not governed', async () => {
  const broken = await answered({ policy: 'version: 2\n' });
  expect(broken.applied).toMatchObject([{ headSha: HEAD, conclusion: 'failure' }]);
  const none = await answered({ policy: null });
  expect(none.applied).toEqual([]);
  expect(none.records).toMatchObject([{ summary: 'Not governed.' }]);
});

test('a policy that only observes is neutral', async () => {
  const { applied } = await answered({ policy: POLICY.replace('version: 1', 'version: 1\nmode: observe') });
  expect(applied).toMatchObject([{ headSha: HEAD, status: 'completed', conclusion: 'neutral' }]);
});

test.each<[string, World['mergeGroup']]>([
  ['a commit is nobody’s', { ...BOTH, unexplained: ['f'.repeat(40)] }],
  ['there are more commits than can be read', { ...BOTH, complete: false }],
  ['GitHub refuses to tell', new Failure('forbidden', 'Resource not accessible')],
])('when %s, it is asked again for two minutes and never a success', async (_, mergeGroup) => {
  const changes = [APPROVED, ALSO_APPROVED];
  const early = await answered({ changes, mergeGroup });
  expect(early.applied).toMatchObject([{ headSha: HEAD, status: 'in_progress' }]);
  expect(early.applied).not.toHaveProperty('0.conclusion');
  const late = await answered({ changes, mergeGroup, now: NOW + 2 * MINUTE });
  expect(late.applied).toMatchObject([{ headSha: HEAD, conclusion: 'failure' }]);
});

test('the pull request that GitHub names is judged even when its commits do not tell it', async () => {
  const { applied } = await answered({ mergeGroup: { ...BOTH, pullRequests: [12] } });
  expect(applied).toMatchObject([{ status: 'in_progress', title: expect.stringMatching(/^#13: /) }]);
});

test('a closed pull request fails the group', async () => {
  const { applied } = await answered({ changes: [APPROVED, ALSO_APPROVED], closed: [12] });
  expect(applied).toMatchObject([{ conclusion: 'failure', title: '#12: The pull request is closed' }]);
});

test('nothing is said of a group that is over, or whose pull requests are merged', async () => {
  const over = await answered({}, { isOver: true });
  expect(over.applied).toEqual([]);
  expect(over.records).toMatchObject([{ final: true }]);
  const mergedAt = toInstant(NOW);
  const merged = await answered({ changes: [APPROVED, ALSO_APPROVED].map((one) => ({ ...one, mergedAt })) });
  expect(merged.applied).toEqual([]);
  expect(merged.records).toMatchObject([{ final: true }]);
});
