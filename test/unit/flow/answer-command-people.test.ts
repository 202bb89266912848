/** Approvals, holds and freezes by comment: who may, what is kept, and what is said. */
import { expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { handle } from '../../../src/flow/handle.ts';
import type { KeptFreeze, KeptHold } from '../../../src/flow/ports.ts';
import { claimOf, createWorld, GATE, REPOSITORY, type World } from './world.ts';

const POLICY = `version: 1
zone: Europe/Berlin
environments:
  production: { rollback: { by: { teams: [oncall] } } }
  staging:
gates:
  - name: board
    require: { approvals: { count: 1, from: { users: [ola] }, of: release, via: [comment] } }
override: { by: { teams: [sre] }, expires: 4h }
`;
const OTHERS = `version: 1
override: { by: { teams: [board] }, expires: 4h }
`;
const COMMAND = claimOf({ kind: 'command', repository: REPOSITORY, issueNumber: 12, commentId: 5 });
const SHA = 'c'.repeat(40);
const BEFORE = '2026-11-24T07:00:00Z' as Instant;
const HOLD: KeptHold = { commentId: 3, user: 'pia', environment: 'production', sha: SHA, reason: 'bad', at: BEFORE };
const FREEZE: KeptFreeze = {
  commentId: 4,
  user: 'pia',
  environment: 'production',
  reason: 'audit',
  at: BEFORE,
  until: null,
};

function person(teams: readonly string[], more: Partial<World['people'][string]> = {}): World['people'] {
  return { ola: { id: 4, kind: 'user', permission: 'write', teams, ...more } };
}

async function said(body: string, parts: Partial<World> = {}): Promise<World & { readonly reply: string }> {
  const world = Object.assign(createWorld(), {
    policy: POLICY,
    openGates: [GATE],
    comment: { id: 5, body, user: 'ola', userId: 4, createdAt: '2026-11-24T07:29:00Z' as Instant, edited: false },
    people: person(['oncall']),
    ...parts,
  });
  await handle(COMMAND, world.ports);
  const [effect] = world.applied;
  return Object.assign(world, { reply: effect?.kind === 'reply' ? effect.body : '' });
}

test('an approval is kept with who gave it and what for, and makes the gate due', async () => {
  const { records, reply } = await said('/tidegate approve production');
  expect(records[0]).toMatchObject({
    statements: [{ kind: 'approve', user: 'ola', userId: 4, environment: 'production', sha: SHA, commentId: 5 }],
    questions: [GATE],
  });
  expect(reply).toContain("@ola's approval of `ccccccc` for production is recorded. It counts for board.");
});

test('an approval that does not count is kept, and says why', async () => {
  const gate = { ...createWorld().gate, actors: ['ola'] };
  const { records, reply } = await said('/tidegate approve production', { gate });
  expect(records[0]?.statements).toHaveLength(1);
  expect(reply).toContain('It does not count for board: started this deployment.');
});

test.each(['approve production', 'reject production no'])(
  '%s by somebody whom nobody asks is refused',
  async (command) => {
    const comment = {
      ...(await said('')).comment,
      body: `/tidegate ${command}`,
      user: 'pia',
      userId: 9,
    } as World['comment'];
    const people = { pia: { id: 9, kind: 'user', permission: 'admin', teams: ['sre', 'oncall'] } } as const;
    const { records, reply } = await said('', { comment, people });
    expect(records[0]).toMatchObject({ statements: [], questions: [] });
    expect(reply).toContain('board asks ola.');
  },
);

test('whoever took over the login of somebody who is asked is not asked', async () => {
  const { records } = await said('/tidegate approve production', { people: person([], { id: 99 }) });
  expect(records[0]).toMatchObject({ statements: [] });
});

test('whoever took over the login of somebody who may hold may not', async () => {
  const { records, applied } = await said('/tidegate hold production bad', { people: person(['oncall'], { id: 99 }) });
  expect(records[0]).toMatchObject({ statements: [] });
  expect(applied).toEqual([]);
});

test('a rejection by the one who is asked blocks', async () => {
  const { records, reply } = await said('/tidegate reject production not today');
  expect(records[0]?.statements).toMatchObject([{ kind: 'reject', reason: 'not today' }]);
  expect(reply).toContain('It blocks board.');
});

test('a fact that GitHub refuses makes no approval', async () => {
  const policy = POLICY.replace('require: {', 'require: { checks: [build],');
  const checks = new Failure('forbidden', 'no checks for us');
  const { records, reply } = await said('/tidegate approve production', { policy, checks });
  expect(records[0]).toMatchObject({ statements: [] });
  expect(reply).toContain('cannot be read');
});

test('holding is for rollback.by, else for override.by', async () => {
  expect((await said('/tidegate hold production bad')).records[0]?.statements).toMatchObject([
    { kind: 'hold', sha: SHA },
  ]);
  const refused = await said('/tidegate hold production bad', { people: person(['sre']) });
  expect(refused.reply).toContain('that is for someone in team oncall');
  const elsewhere = { elsewhere: { staging: [] }, people: person(['sre']) };
  const held = await said('/tidegate hold staging @0a1b2c3 bad', elsewhere);
  expect(held.records[0]?.statements).toMatchObject([{ environment: 'staging', sha: '0a1b2c3'.padEnd(40, '0') }]);
});

test('a bot holds nothing, whatever team it is in, and is not answered', async () => {
  const people = person(['oncall'], { kind: 'bot' });
  const { records, applied } = await said('/tidegate hold production bad', { people });
  expect(records[0]).toMatchObject({ statements: [], final: true });
  expect(applied).toEqual([]);
  const comment = {
    ...(await said('')).comment,
    body: '/tidegate status',
    user: 'dependabot[bot]',
  } as World['comment'];
  expect((await said('', { comment })).applied).toEqual([]);
});

test('to hold one policy is enough, to lift it takes every policy that names somebody', async () => {
  const stated = { approvals: [], holds: [HOLD], freezes: [FREEZE], liftedHoldAt: null };
  const both = { organisation: OTHERS, stated };
  expect((await said('/tidegate hold production bad', both)).records[0]?.statements).toHaveLength(1);
  expect((await said('/tidegate freeze production bad', both)).records[0]?.statements).toHaveLength(1);
  for (const command of ['lift', 'unfreeze']) {
    const { records, reply } = await said(`/tidegate ${command} production fine`, both);
    expect(records[0]?.statements).toEqual([]);
    expect(reply).toContain('that is for someone in team board');
    const people = person(['oncall', 'board']);
    expect(
      (await said(`/tidegate ${command} production fine`, { ...both, people })).records[0]?.statements,
    ).toHaveLength(1);
  }
});

test('with nothing waiting a hold is refused, and says what runs there', async () => {
  const { records, reply } = await said('/tidegate hold production bad', { openGates: [] });
  expect(records[0]?.statements).toEqual([]);
  expect(reply).toContain('production runs `aaaaaaaaaaaa`');
});

test('a lift ends all holds of the commit, asks for the commit when several are held, and leaves alone what came later', async () => {
  const again = { ...HOLD, commentId: 4 };
  const stated = { approvals: [], holds: [HOLD, again], freezes: [], liftedHoldAt: null };
  const { records } = await said('/tidegate lift production fine', { stated });
  expect(records[0]).toMatchObject({ statements: [{ kind: 'lift', sha: SHA, ends: [3, 4] }], questions: [GATE] });
  const other = { ...HOLD, commentId: 6, sha: 'd'.repeat(40) };
  const several = { stated: { ...stated, holds: [HOLD, other] } };
  expect((await said('/tidegate lift production fine', several)).reply).toContain('Say which');
  const chosen = await said('/tidegate lift production @ddddddd fine', several);
  expect(chosen.records[0]?.statements).toMatchObject([{ ends: [6] }]);
  const later = { ...HOLD, at: '2026-11-24T07:29:30Z' as Instant };
  const none = await said('/tidegate lift production fine', { stated: { ...stated, holds: [later] } });
  expect(none.records[0]?.statements).toEqual([]);
});

test('a freeze ends at a time of the policy’s zone; what is past or no time is refused', async () => {
  const { records } = await said('/tidegate freeze Production 2026-11-25 audit');
  expect(records[0]).toMatchObject({
    statements: [{ kind: 'freeze', environment: 'production', until: '2026-11-24T23:00:00Z', reason: 'audit' }],
    questions: [GATE],
  });
  expect((await said('/tidegate freeze production 2026-11-24 audit')).reply).toContain('is past');
  expect((await said('/tidegate freeze production 2026-13-24 audit')).reply).toContain('is no date and no time');
});

test('unfreeze ends what people set and says that a policy’s freeze is not ended so', async () => {
  const stated = { approvals: [], holds: [], freezes: [FREEZE], liftedHoldAt: null };
  const { records } = await said('/tidegate unfreeze production fine', { stated });
  expect(records[0]?.statements).toMatchObject([{ kind: 'unfreeze', ends: [4] }]);
  expect((await said('/tidegate unfreeze production fine')).reply).toContain('Freezes of the policy end when');
});

test('the gate is held by holds that the candidate contains and by freezes that run, and by no others', async () => {
  const other = { ...HOLD, sha: 'd'.repeat(40) };
  const past = { ...FREEZE, until: '2026-11-24T07:10:00Z' as Instant };
  const asked = async (holds: readonly KeptHold[], freezes: readonly KeptFreeze[], contained: string[] = []) => {
    const stated = { approvals: [], holds, freezes, liftedHoldAt: null };
    const world = Object.assign(createWorld(), { policy: 'version: 1\n', stated, contained });
    await handle(claimOf(GATE), world.ports);
    return world.records[0]?.decision?.verdict;
  };
  expect(await asked([HOLD], [])).toBe('blocked');
  expect(await asked([other], [])).toBe('open');
  expect(await asked([other], [], [other.sha])).toBe('blocked');
  expect(await asked([], [FREEZE])).toBe('waiting');
  expect(await asked([], [past])).toBe('open');
});

test('an approval does not outlive a hold of its commit, even when that was lifted', async () => {
  const kept = { user: 'ola', userId: 4, state: 'approved', sha: SHA, environment: 'production', reason: '' } as const;
  const asked = async (liftedHoldAt: Instant | null) => {
    const stated = { approvals: [{ ...kept, at: BEFORE }], holds: [], freezes: [], liftedHoldAt };
    const world = Object.assign(createWorld(), { policy: POLICY, stated, people: person([]) });
    await handle(claimOf(GATE), world.ports);
    return world.records[0]?.decision?.verdict;
  };
  expect(await asked(null)).toBe('open');
  expect(await asked('2026-11-24T07:10:00Z' as Instant)).toBe('waiting');
});

test('the status tells what waits and what is held back, to people of the repository', async () => {
  const stated = { approvals: [], holds: [{ ...HOLD, reason: '<b>bad</b>' }], freezes: [FREEZE], liftedHoldAt: null };
  const { reply, records } = await said('/tidegate status', { stated });
  expect(records[0]?.statements).toEqual([]);
  expect(reply).toContain('`@cccccccccccc` to production: Blocked');
  expect(reply).toContain('production refuses');
  expect(reply).toContain('is frozen until somebody ends it');
  expect(reply).not.toContain('<b>');
});

const STRANGER: Partial<World> = {
  comment: {
    id: 5,
    body: '',
    user: 'mallory',
    userId: 66,
    createdAt: '2026-11-24T07:29:00Z' as Instant,
    edited: false,
  },
  people: { mallory: { id: 66, kind: 'user', permission: 'read', teams: [] } },
};

test.each([
  'status',
  'approve production',
  'approve prodution',
  'override production please',
  'hold production bad',
  'freeze production bad',
  'rollback production',
  'nonsense',
])('a stranger is not answered, and nothing is judged or asked at the urgency of gates: %s', async (command) => {
  const comment = { ...STRANGER.comment, body: `/tidegate ${command}` } as World['comment'];
  const world = Object.assign(createWorld(), { policy: POLICY, openGates: [GATE], people: STRANGER.people, comment });
  const { github } = world.ports;
  const asked: unknown[] = [];
  await handle(COMMAND, {
    ...world.ports,
    github: (repository, urgency) => {
      asked.push(urgency);
      return github(repository, urgency);
    },
  });
  expect(world.records).toMatchObject([
    { final: true, statements: [], overrides: [], questions: [], decision: null, facts: null },
  ]);
  expect(world.records[0]?.summary).toContain('no part in this repository');
  expect(world.applied).toEqual([]);
  expect(asked).toEqual(['reply']);
});

test.each<[string, Partial<World['people'][string]>]>([
  ['may triage', { permission: 'triage' }],
  ['is in a team that the policy names', { teams: ['sre'] }],
])('whoever %s is answered', async (_, more) => {
  const comment = { ...STRANGER.comment, body: '/tidegate status' } as World['comment'];
  const people = { mallory: { id: 66, kind: 'user', permission: 'read', teams: [], ...more } } as World['people'];
  expect((await said('', { comment, people })).reply).toContain('Waiting');
});

test('whoever the policy names is answered, with no more permission than to read', async () => {
  const { reply } = await said('/tidegate approve production', { people: person([], { permission: 'read' }) });
  expect(reply).toContain('It counts for board.');
});

test('an approval without a commit is refused when another deployment that waited as well has ended since', async () => {
  const ended = ['d'.repeat(40)];
  const { records, reply } = await said('/tidegate approve production', { ended });
  expect(records[0]).toMatchObject({ statements: [], questions: [] });
  expect(reply).toContain('`@cccccccccccc`, `@dddddddddddd`');
  const chosen = await said('/tidegate approve production @ccccccc', { ended });
  expect(chosen.records[0]?.statements).toMatchObject([{ kind: 'approve', sha: SHA }]);
  const same = await said('/tidegate approve production', { ended: [SHA] });
  expect(same.records[0]?.statements).toHaveLength(1);
});
