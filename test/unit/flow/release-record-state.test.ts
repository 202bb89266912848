/** The states of a release record: when each is reached, what the record says of it, and when it is looked at again. */
import { describe, expect, test } from 'vitest';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import { type DeploymentFact, type Facts, NOTHING_KNOWN } from '../../../src/domain/facts.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { bodyOf } from '../../../src/domain/kept-issue.ts';
import type { ReleaseRecordQuestion } from '../../../src/domain/question.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { withPeople } from '../../../src/flow/answer/gate/people-of-hold.ts';
import { runbookLine } from '../../../src/flow/owner/runbook-line.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { KeptGate } from '../../../src/flow/ports.ts';
import { criteriaIn } from '../../../src/flow/release-record/criteria.ts';
import { type ReleaseStanding, type StageStanding, stateOf } from '../../../src/flow/release-record/record-state.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import { rollbackOf } from './rollback-samples.ts';
import { CHANGE, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const SHA = 'c'.repeat(40);
const HOUR = 3_600_000;
const QUESTION: ReleaseRecordQuestion = { kind: 'release-record', repository: REPOSITORY, sha: SHA };

const DONE: StageStanding = {
  ...{ environment: 'production', isLast: true, gate: 'opened', deployment: 'success', verification: 'not-asked' },
  ...{ verifyBy: null, watchedUntil: null, findings: [] },
};
const CASE: ReleaseStanding = { isPlanned: false, stages: [DONE], isEverywhere: true, replaced: null, at: NOW };

describe('the state of a release', () => {
  const stage = (parts: Partial<StageStanding>): Partial<ReleaseStanding> => ({ stages: [{ ...DONE, ...parts }] });
  test.each<[string, Partial<ReleaseStanding>, string]>([
    ['a plan has it and nothing was asked for', { isPlanned: true, stages: [] }, 'planned'],
    ['a gate waits', stage({ gate: 'waiting', deployment: 'none' }), 'held'],
    ['a gate waits, whatever took its place', { ...stage({ gate: 'waiting' }), replaced: 'superseded' }, 'held'],
    ['it was turned away', stage({ gate: 'ended', deployment: 'none' }), 'held'],
    ['it was opened and has not begun', stage({ deployment: 'none' }), 'releasing'],
    ['it is being deployed', stage({ deployment: 'in_progress' }), 'releasing'],
    ['the deployment failed', stage({ deployment: 'failure' }), 'releasing'],
    ['it is not everywhere yet', { isEverywhere: false }, 'releasing'],
    ['a verification is awaited', stage({ verification: 'awaited', verifyBy: NOW + HOUR }), 'verifying'],
    ['a verification did not pass', stage({ verification: 'bad', findings: ['it failed'] }), 'verifying'],
    ['it is verified and watched', stage({ verification: 'passed', watchedUntil: NOW + 1 }), 'watching'],
    ['it is watched, no verification asked', stage({ watchedUntil: NOW + 1 }), 'watching'],
    ['watching is over', stage({ watchedUntil: NOW }), 'closed'],
    ['watching is over with a finding', stage({ watchedUntil: NOW, findings: ['incident 3'] }), 'watching'],
    ['nobody watches', {}, 'closed'],
    ['it was rolled back', { replaced: 'rolled back' }, 'rolled back'],
    ['a newer release contains it', { replaced: 'superseded' }, 'superseded'],
  ])('%s', (_name, parts, state) => {
    expect(stateOf({ ...CASE, ...parts }).state).toBe(state);
  });
});

const POLICY = `version: 1
zone: Europe/Berlin
environments:
  staging: {}
  production:
    promote: { from: staging }
    release-manager: { users: [rita, otto], teams: [release] }
    runbook: docs/run books/prod.md
    verify: { within: 15m, watch: { for: 48h } }
dora: { incident: { labels: [incident] } }
record: {}
`;

function inForce(text = POLICY): PolicyInForce {
  const parsed = parseRepositoryPolicy(text, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return { source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy };
}

function through(environment: string): KeptGate {
  const facts: Facts = {
    version: 1,
    at: toInstant(NOW),
    repository: 'acme/shop',
    question: { kind: 'deploy', environment, actor: 'anna' },
    candidate: { sha: SHA },
    baseline: { sha: 'a'.repeat(40), at: '2026-11-01T00:00:00Z' as Instant },
    direction: 'forward',
    changes: [
      {
        ...CHANGE,
        body: '## Success criteria\n- [x] orders <b>arrive</b>\n- no page at night\n\n## Other\n- not this',
        mergedAt: toInstant(NOW - 2 * HOUR),
      },
    ],
    complete: true,
    ...NOTHING_KNOWN,
  };
  const question = { ...GATE, environment, deploymentId: environment === 'staging' ? 10 : 11 };
  const decided = { facts, decision: decide([inForce()], facts), summary: 'Open' };
  return { question, askedAt: NOW, openedAt: NOW + 60_000, endedAt: NOW + 60_000, summary: 'Open', decided };
}

function deployed(environment: string): DeploymentFact {
  const id = environment === 'staging' ? 10 : 11;
  const [startedAt, finishedAt] = [toInstant(NOW + 60_000), toInstant(NOW + 120_000)];
  return { id, environment, sha: SHA, startedAt, finishedAt, state: 'success' };
}

function verified(verdict: Verification['verdict'], at: number): Verification {
  return {
    ...{ repositoryId: REPOSITORY.id, deploymentId: 11, environment: 'production', sha: SHA, verdict },
    ...{ failedChecks: [], at: toInstant(at) },
  };
}

function everywhere(policy = POLICY): World {
  const world = createWorld();
  world.policy = policy;
  world.keptGates = [through('staging'), through('production')];
  world.elsewhere = { staging: [deployed('staging')], production: [deployed('production')] };
  world.now = NOW + 180_000;
  return world;
}

async function said(world: World) {
  const { record, dueAt } = await answer(QUESTION, world.ports);
  const issue = record.effects.find((effect): effect is KeepIssue => effect.kind === 'keep-issue');
  if (issue === undefined) throw new Error('no issue is kept');
  return { issue, head: issue.body.split('\n')[0] ?? '', dueAt, final: record.final };
}

test('a verification is awaited where some are sent, until it is there', async () => {
  const world = everywhere();
  world.verified = [{ ...verified('pass', NOW), deploymentId: 1 }];
  const { head, dueAt, final, issue } = await said(world);
  expect(head).toBe(
    '**Out in production since Tue 24 Nov 08:32 Europe/Berlin; its verification is awaited, due Tue 24 Nov 08:47. Nothing to do.**',
  );
  expect(issue.body).toContain('State: verifying. Release manager: team release, rita and 1 more.');
  expect([dueAt, final, issue.isOver]).toEqual([world.now + 600_000, false, false]);
  world.verified = [verified('fail', NOW + 150_000)];
  expect((await said(world)).head).toBe(
    '**Production is failing since Tue 24 Nov 08:32 Europe/Berlin. Repair it, or go back.**',
  );
});

test('a verification that never came is awaited for a day after its time, and then none is known', async () => {
  const world = everywhere();
  world.verified = [{ ...verified('pass', NOW), deploymentId: 1 }];
  const givenUp = NOW + 120_000 + 15 * 60_000 + 24 * HOUR + 1;
  world.now = NOW + 24 * HOUR + 120_000;
  expect(await said(world)).toMatchObject({ head: expect.stringContaining('is awaited'), dueAt: givenUp });
  world.now = givenUp;
  const { head, issue, dueAt } = await said(world);
  expect(head).toBe('**Production: no verification of it is known, a day after its time: look whether it works.**');
  expect([issue.isOver, dueAt]).toEqual([false, null]);
});

test('it stays open while it is watched, and is closed by its timer', async () => {
  const world = everywhere();
  world.verified = [verified('pass', NOW + 150_000)];
  const end = NOW + 150_000 + 48 * HOUR;
  const watching = await said(world);
  expect(watching.head).toBe(
    '**Out in production since Tue 24 Nov 08:32 Europe/Berlin; watched until Thu 26 Nov 08:32. Nothing to do.**',
  );
  expect(watching.issue.body).toContain('State: watching.');
  expect([watching.dueAt, watching.final, watching.issue.isOver]).toEqual([end, false, false]);
  expect(watching.issue.assignees).toEqual(['rita', 'otto']);
  expect(watching.issue.body).toContain('Runbook: [docs/run books/prod.md](../blob/HEAD/docs/run%20books/prod.md)');
  world.now = end;
  const closed = await said(world);
  expect(closed.head).toContain('**Closed: it is deployed to production since Tue 24 Nov 08:32 Europe/Berlin.**');
  expect([closed.dueAt, closed.final, closed.issue.isOver]).toEqual([null, true, true]);
});

test('an incident that was opened while it is watched keeps it open', async () => {
  const world = everywhere();
  world.verified = [verified('pass', NOW + 150_000)];
  world.incidents = [{ number: 5, labels: ['incident'], openedAt: toInstant(NOW + HOUR) }];
  world.now = NOW + 49 * HOUR;
  const { head, dueAt, final } = await said(world);
  expect(head).toContain('**Production: incident #5 was opened while it was watched, and is still open');
  expect([dueAt, final]).toEqual([world.now + HOUR, false]);
  world.incidents = [{ number: 5, labels: ['incident'], openedAt: toInstant(NOW - HOUR) }];
  expect((await said(world)).final).toBe(true);
  expect(world.reads).toContain('incidents incident');
});

test('without a `watch` it is closed when it is verified, and where nothing is verified when it is deployed', async () => {
  const world = everywhere(POLICY.replace(', watch: { for: 48h }', ''));
  expect((await said(world)).head).toContain('**Closed: ');
  world.verified = [verified('pass', NOW + 150_000)];
  expect((await said(world)).final).toBe(true);
});

test('what a dispatched rollback deployed again is known as the commit that it went back to', async () => {
  const world = everywhere();
  const again = { ...deployed('production'), id: 12, sha: 'f'.repeat(40), startedAt: toInstant(NOW + HOUR) };
  world.elsewhere = { staging: [deployed('staging')], production: [again, deployed('production')] };
  world.now = NOW + 2 * HOUR;
  const back = rollbackOf({
    failedDeploymentId: 10,
    targetSha: SHA,
    state: 'verified',
    endedAt: toInstant(NOW + HOUR),
  });
  world.rollbacks = [{ ...back, deployments: [12] }];
  await said(world);
  expect(world.reaches.get('production')?.commits?.get(12)).toBe(SHA);
});

test('a rollback of it ends it, by the ledger or by an older commit that runs there', async () => {
  const world = everywhere();
  const older = { ...deployed('production'), id: 12, sha: 'a'.repeat(40), startedAt: toInstant(NOW + HOUR) };
  world.elsewhere = { staging: [deployed('staging')], production: [older, deployed('production')] };
  world.now = NOW + 2 * HOUR;
  expect((await said(world)).final).toBe(false);
  world.rollbacks = [
    rollbackOf({ failedDeploymentId: 11, targetSha: older.sha, state: 'verified', endedAt: toInstant(NOW + HOUR) }),
  ];
  const { head, final, issue } = await said(world);
  expect(head).toContain('**Rolled back: production went back to aaaaaaa, Tue 24 Nov 09:30 Europe/Berlin.**');
  expect([final, issue.isOver]).toEqual([true, true]);
  expect(issue.body).toContain('### Retrospective');
});

test('the retrospective has figures in our part, and criteria and lessons in a part of people, once', async () => {
  const world = everywhere();
  world.verified = [verified('pass', NOW + 150_000)];
  world.now = NOW + 49 * HOUR;
  world.fileChanges = [
    { sha: 'e'.repeat(40), at: toInstant(NOW + HOUR), subject: 'Loosen <i>it</i>' },
    { sha: 'f'.repeat(40), at: toInstant(NOW - HOUR), subject: 'before' },
  ];
  const { issue } = await said(world);
  expect(issue.body).toContain('- Success criteria: 1 of 2 ticked when it ended');
  expect(issue.body).toContain('- Lead time, from the first change merged to the last deployment: 2 h 2 min');
  expect(issue.body).toContain('- Held before production: 1 min');
  expect(issue.body).toContain('- Verification in production: pass');
  expect(issue.body).toContain('- The policy changed once since it was decided:');
  expect(issue.body).toMatch(/ {2}- e{40}, .*: Loosen &lt;i&gt;it/);
  expect(issue.addition?.text).toContain('- [x] orders &lt;b&gt;arrive&lt;/b&gt;\n- [ ] no page at night');
  const first = bodyOf(issue, bodyOf({ ...issue, addition: undefined, isOver: false }, null));
  const edited = first
    .replace('- [ ] no page', '- [x] no page')
    .replace('because of it:_\n', 'because of it:_\nSleep more.');
  const again = bodyOf({ ...issue, body: 'later' }, edited);
  expect(again).toContain('- [x] no page at night');
  expect(again).toContain('Sleep more.');
  expect(again.split('### Lessons')).toHaveLength(2);
  expect((await said(world)).issue).toEqual(issue);
  if (process.env['SHOW_TEXTS']) process.stdout.write(`${first}\n`);
});

test('criteria are the items under their heading, outside of comments', () => {
  const text = '# Success Criteria:\n<!--\n- hidden\n-->\n- [ ] one\n### Detail\n* two\n# Next\n- three';
  expect(criteriaIn(text).map((each) => each.text)).toEqual(['one', 'two']);
  expect(criteriaIn('## Success criteria\nAll is well\nfor a day.')).toEqual([
    { text: 'All is well for a day.', isTicked: false },
  ]);
  expect(criteriaIn('nothing')).toEqual([]);
});

test('the runbook is told where it can be followed', () => {
  expect(runbookLine([inForce()], 'production', 'report')).toBe(
    'Runbook: `docs/run books/prod.md` on the default branch.',
  );
  expect(runbookLine([inForce()], 'production', 'plain')).toBe('Runbook: docs/run books/prod.md');
  expect(runbookLine([inForce()], 'staging', 'issue')).toBeNull();
});

test('what is said of a hold that the policy does not explain names whom to ask, and where it is written what to do', () => {
  const hold = {
    reasons: ['lane-busy'],
    key: 'k',
    summary: 's',
    comment: '**Held.** Why.\n\nWhat to do.',
    dueAt: null,
  };
  expect(withPeople(hold, 'production', [inForce()]).comment).toBe(
    '**Held.** Why. Release manager: team release, rita and 1 more.\n\nRunbook: `docs/run books/prod.md` on the default branch.\n\nWhat to do.',
  );
  expect(withPeople(hold, 'staging', [inForce()])).toEqual(hold);
  expect(withPeople({ ...hold, comment: null }, 'production', [inForce()]).comment).toBeNull();
});

test.each([
  ['a heading of spaces', `#${' '.repeat(30_000)}a\u2028b`],
  ['an item of spaces', `# Success criteria\n-${' '.repeat(30_000)}a\u2028b`],
])('criteria made to be slow to read are read at once: %s', (_, body) => {
  const startedAt = performance.now();
  criteriaIn(body);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test.each([0, 20, 60, 70, 100])(
  'a record in which people left room for %d characters is never made too long',
  (free) => {
    const ours = { key: 'plan/3', body: 'line\n'.repeat(100), seed: '', isOver: false };
    const frame = bodyOf({ ...ours, body: '' }, null);
    const current = `${frame}${'y'.repeat(65_536 - frame.length - free)}`;
    expect(bodyOf(ours, current).length).toBeLessThanOrEqual(65_536);
  },
);
