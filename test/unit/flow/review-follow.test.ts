/** What becomes of a review that a policy gives a date, or labels without which it does not close. */
import { expect, test } from 'vitest';
import type { Effect } from '../../../src/domain/effect.ts';
import { type Facts, NOTHING_KNOWN } from '../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { intake } from '../../../src/flow/intake.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { IssueState, KeptGate } from '../../../src/flow/ports.ts';
import { decide } from '../../../src/policy/decide.ts';
import { rollbackOf } from './rollback-samples.ts';
import { CHANGE, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const SHA = 'c'.repeat(40);
const DAY = 86_400_000;
const REVIEW = { kind: 'review', repository: REPOSITORY, deploymentId: GATE.deploymentId } as const;

const POLICY = `version: 1
zone: Europe/Berlin
environments: { production: { release-manager: { users: [rita] }, runbook: docs/prod.md } }
reviews: { due: 5d, cause-labels: [gap/process, gap/testing] }
notify: [{ on: review-overdue, slack: LEADS_URL }]
`;

function through(): KeptGate {
  const facts: Facts = {
    version: 1,
    at: toInstant(NOW),
    repository: 'acme/shop',
    question: { kind: 'deploy', environment: 'production', actor: 'anna' },
    candidate: { sha: SHA },
    baseline: { sha: 'a'.repeat(40), at: '2026-11-01T00:00:00Z' as Instant },
    direction: 'backward',
    changes: [CHANGE],
    complete: true,
    ...NOTHING_KNOWN,
  };
  const parsed = parseRepositoryPolicy(POLICY, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  const policies = [{ source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy }] as const;
  const decided = { facts, decision: decide(policies, facts), summary: 'Open' };
  return { question: GATE, askedAt: NOW, openedAt: NOW, endedAt: null, summary: 'Open', decided };
}

function worldWith(policy = POLICY): World {
  const world = createWorld();
  world.policy = policy;
  world.keptGates = [through()];
  return world;
}

/** Answers, and keeps what the store would keep. */
async function asked(world: World) {
  const { record, dueAt } = await answer(REVIEW, world.ports);
  world.review = record.review ?? world.review;
  return { ...record, dueAt };
}

function issue(parts: Partial<IssueState>): IssueState {
  return { number: 12, labels: ['tidegate:review'], openedAt: toInstant(NOW), closedAt: null, ...parts };
}

async function opened(policy = POLICY): Promise<World> {
  const world = worldWith(policy);
  await asked(world);
  world.issueNumber = 12;
  world.issueState = issue({});
  return world;
}

function kinds(effects: readonly Effect[]): readonly string[] {
  return effects.map(({ kind }) => kind);
}

test('a review says when it is due, with what it closes, who owns it, and where it is written what to do', async () => {
  const world = worldWith();
  const { effects, final, review } = await asked(world);
  const [effect] = effects;
  if (effect?.kind !== 'keep-issue') throw new Error('no issue is opened');
  expect(effect.body).toContain('- To be closed by Sun 29 Nov 08:30 Europe/Berlin (07:30 UTC).');
  expect(effect.body).toContain(
    'Before you close it, say its cause: add one of the labels `gap/process`, `gap/testing`.',
  );
  expect(effect.body).toContain('- Release manager: rita.');
  expect(effect.body).toContain('- Runbook: [docs/prod.md](../blob/HEAD/docs/prod.md)');
  expect(effect.assignees).toEqual(['rita']);
  expect([final, review?.dueAt]).toEqual([false, toInstant(NOW + 5 * DAY)]);
});

test('it begins with the team’s template, and says so where that is not there', async () => {
  const templated = POLICY.replace('reviews: {', 'reviews: { template: .github/review.md,');
  const seedOf = async (file: string | null) => {
    const world = worldWith(templated);
    const github = await world.ports.github(REPOSITORY);
    const read: typeof github.file = async (path) =>
      path !== '.github/review.md' ? { text: templated } : file === null ? null : { text: file };
    const ports = { ...world.ports, github: async () => ({ ...github, file: read }) };
    const [effect] = (await answer(REVIEW, ports)).record.effects;
    return effect?.kind === 'keep-issue' ? effect.seed : '';
  };
  expect(await seedOf('## Five whys\n<!-- tidegate:end -->')).toBe('## Five whys');
  const without = await seedOf(null);
  expect(without).toContain('The policy names `.github/review.md`, which is not there');
  expect(without).toContain('### Looking back');
});

test('a review that is open after its date is told of once', async () => {
  const world = await opened();
  expect(await asked(world)).toMatchObject({ effects: [], notices: [], dueAt: NOW + DAY });
  world.now = NOW + 5 * DAY - 1;
  expect(await asked(world)).toMatchObject({ notices: [], dueAt: NOW + 5 * DAY });
  world.now = NOW + 5 * DAY;
  const { notices = [], final } = await asked(world);
  expect(notices).toMatchObject([
    { event: 'review-overdue', subject: `review/${GATE.deploymentId}`, content: 'once', told: { page: 'issues/12' } },
  ]);
  expect(notices[0]?.told.lines).toContain('Runbook: docs/prod.md');
  expect(final).toBe(false);
  world.now += DAY;
  expect((await asked(world)).notices).toMatchObject([{ content: 'once' }]);
});

test('closed without a cause it is opened again, once for each closing, and after two times left', async () => {
  const world = await opened();
  const close = (at: number) => {
    world.issueState = issue({ closedAt: toInstant(at) });
  };
  close(NOW + 1000);
  const first = await asked(world);
  expect(first.effects).toMatchObject([
    { kind: 'reopen-issue', issueNumber: 12, closedAt: toInstant(NOW + 1000) },
    { kind: 'comment-issue', key: `review-cause/${GATE.deploymentId}/1` },
  ]);
  expect((await asked(world)).effects).toEqual(first.effects);
  expect(world.review?.reopenings).toBe(1);
  world.issueState = issue({});
  expect(await asked(world)).toMatchObject({ effects: [], final: false });
  close(NOW + 2000);
  expect((await asked(world)).effects).toMatchObject([
    { kind: 'reopen-issue' },
    { key: `review-cause/${GATE.deploymentId}/2` },
  ]);
  close(NOW + 3000);
  const last = await asked(world);
  expect(kinds(last.effects)).toEqual(['comment-issue']);
  expect(last).toMatchObject({
    final: false,
    dueAt: null,
    review: { closedAt: toInstant(NOW + 3000), causes: [], reopenings: 2 },
  });
});

test('one that was left without a cause can still be given one', async () => {
  const world = await opened();
  for (const nth of [1, 2, 3]) {
    world.issueState = issue({ closedAt: toInstant(NOW + nth * 1000) });
    await asked(world);
  }
  world.issueState = issue({ closedAt: toInstant(NOW + 5000), labels: ['gap/testing'] });
  expect(await asked(world)).toMatchObject({ final: true, review: { causes: ['gap/testing'] } });
  world.issueState = issue({ closedAt: toInstant(NOW + 3000) });
  world.now = NOW + 91 * DAY;
  expect(await asked(world)).toMatchObject({ final: true, review: { causes: [] } });
});

test('who closed it is known to the log, in both cases', async () => {
  const closedBy = { id: 7, login: 'rita' };
  const world = await opened();
  world.issueState = issue({ closedAt: toInstant(NOW + 1000), closedBy });
  expect((await asked(world)).review).toMatchObject({ reopenings: 1, closedBy });
  world.issueState = issue({ closedAt: toInstant(NOW + 2000), closedBy, labels: ['gap/testing'] });
  expect((await asked(world)).review).toMatchObject({ closedAt: toInstant(NOW + 2000), closedBy });
});

test('closed with a cause it is over, and the cause is kept', async () => {
  const world = await opened();
  world.issueState = issue({ labels: ['tidegate:review', 'Gap/Testing'], closedAt: toInstant(NOW + 1000) });
  expect(await asked(world)).toMatchObject({
    ...{ final: true, effects: [], dueAt: null },
    review: { closedAt: toInstant(NOW + 1000), causes: ['Gap/Testing'] },
  });
});

test('the issue of a rollback that we dispatched is followed in the place of one of its own', async () => {
  const world = worldWith();
  world.rollbacks = [rollbackOf({ runId: GATE.runId, failedDeploymentId: 8 })];
  expect(await asked(world)).toMatchObject({ effects: [], final: false });
  world.issueNumber = 30;
  world.issueState = issue({ number: 30, closedAt: toInstant(NOW + 1) });
  expect((await asked(world)).effects).toMatchObject([{ kind: 'reopen-issue', issueNumber: 30 }, { issueNumber: 30 }]);
});

test('an issue that moved makes the reviews of its repository due that have not ended', async () => {
  const world = createWorld();
  world.openReviews = [REVIEW];
  expect(await intake('id', { kind: 'issue-moved', repository: REPOSITORY }, world.ports)).toEqual([REVIEW]);
});

test('what is overdue of a way back is told by the commit that was gone back from', async () => {
  const world = await opened();
  world.now = NOW + 5 * DAY;
  const { notices = [] } = await asked(world);
  expect(notices[0]?.told).toMatchObject({ sha: 'a'.repeat(40) });
  expect(notices[0]?.told.summary).toContain(`the review of ${'a'.repeat(7)} is overdue`);
});

/** The way back was started by us, and the commit is held since. */
async function heldReview(): Promise<World> {
  const world = await opened();
  world.rollbacks = [rollbackOf({ failedDeploymentId: 10, failedSha: 'b'.repeat(40), runId: GATE.runId })];
  const place = { environment: 'production', sha: 'b'.repeat(40), reason: 'it failed', at: toInstant(NOW) };
  world.stated = { ...world.stated, holds: [{ ...place, commentId: -10, user: 'Tidegate' }] };
  return world;
}

test('whoever closes a review hears that the commit is still held back, and how that is lifted', async () => {
  const world = await heldReview();
  world.issueState = issue({ closedAt: toInstant(NOW + DAY), labels: ['gap/testing'] });
  const { effects } = await asked(world);
  const [comment] = effects;
  const body = comment?.kind === 'comment-issue' ? comment.body : '';
  expect(body).toContain('`bbbbbbb` is still held back from production');
  expect(body).toContain('`/tidegate lift production @bbbbbbb REASON`, which is for rita');
  world.stated = { ...world.stated, holds: [] };
  expect((await asked(world)).effects).toEqual([]);
});

test('what went back with its train though it was well is looked back on where the train failed', async () => {
  const world = await heldReview();
  const told = { withTrain: { name: 'checkout', isWell: true, because: [] } } as unknown as KeptRollback['told'];
  world.rollbacks = world.rollbacks.map((each) => ({ ...each, told }));
  expect(await asked(world)).toMatchObject({ effects: [], final: true });
});
