import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/domain/command.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { handle } from '../../../src/flow/handle.ts';
import { answerRollback } from '../../../src/flow/rollback/answer-rollback.ts';
import { BAD, type Bad, badRelease, dispatch, FINDING, GOOD, keep, POLICY } from './rollback-world.ts';
import { claimOf, NOW, REPOSITORY } from './world.ts';

const COMMAND = claimOf({ kind: 'command', repository: REPOSITORY, issueNumber: 12, commentId: 5 });

async function answered(body: string, { world = badRelease(), user = 'olga' }: { world?: Bad; user?: string } = {}) {
  const createdAt = toInstant(world.now - 1000);
  world.comment = { id: 5, body, user, userId: 4, createdAt, edited: false };
  world.people = { [user]: { id: 4, kind: 'user', permission: 'write', teams: [] } };
  await handle(COMMAND, world.ports);
  const [reply] = world.applied;
  return { record: world.records[0], body: reply?.kind === 'reply' ? reply.body : '' };
}

const BY = {
  repositoryId: REPOSITORY.id,
  commentId: 5,
  user: 'olga',
  userId: 4,
  at: toInstant(NOW - 1000),
  reason: '',
};

test.each([
  ['recovered 70', { kind: 'recovered', deploymentId: 70 }],
  ['recovered #70', { kind: 'recovered', deploymentId: 70 }],
  ['cause 70', { kind: 'cause', deploymentId: 70, isExternal: false }],
  ['cause 70 external', { kind: 'cause', deploymentId: 70, isExternal: true }],
  ['cause External', { kind: 'cause', deploymentId: undefined, isExternal: true }],
  ['recovered', { kind: 'unclear', because: 'the deployment is missing' }],
  ['recovered production', { kind: 'unclear', because: 'a deployment is named by its number' }],
  ['recovered 070', { kind: 'unclear' }],
  ['recovered 70 external', { kind: 'unclear', because: 'there is more after the deployment than it takes' }],
  ['cause 70 71', { kind: 'unclear', because: 'there is more after the deployment than it takes' }],
  ['cause', { kind: 'unclear', form: '/tidegate cause DEPLOYMENT [external]' }],
])('/tidegate %s is understood as it is meant', (line, command) => {
  expect(parseCommand(`/tidegate ${line}`)).toMatchObject(command);
});

describe('what a deployment broke is well again', () => {
  test('since the comment: it is kept, and the answer names the commit', async () => {
    const { record, body } = await answered('/tidegate recovered 70');
    expect(record?.statements).toEqual([
      { ...BY, kind: 'recovered', environment: 'production', sha: BAD, deploymentId: 70 },
    ]);
    expect(body).toContain('what deployment 70 (`cccccccccccc` in production) broke is well again');
    expect(record?.questions).toEqual([{ kind: 'dora', repository: REPOSITORY }]);
  });

  test('of a run that we dispatched, the commit is that of our ledger', async () => {
    const world = badRelease();
    keep(world, (await answerRollback(FINDING, world.ports)).record);
    world.rollbacks = [{ ...dispatch(world, 500), deployments: [90] }];
    const [bad] = world.filed;
    if (bad === undefined) throw new Error('Nothing was deployed');
    world.filed = [{ ...bad, id: 90, sha: 'd'.repeat(40) }, bad];
    const { record } = await answered('/tidegate recovered 90', { world });
    expect(record?.statements).toMatchObject([{ deploymentId: 90, sha: GOOD }]);
  });
});

describe('the cause of what an issue is about', () => {
  test('is a deployment of the repository', async () => {
    const { record, body } = await answered('/tidegate cause 70');
    expect(record?.statements).toEqual([
      { ...BY, kind: 'cause', environment: 'production', sha: BAD, deploymentId: 70, issueNumber: 12 },
    ]);
    expect(body).toContain('is deployment 70 (`cccccccccccc` in production)');
    expect(record?.questions).toEqual([{ kind: 'dora', repository: REPOSITORY }]);
  });

  test('is none of them, whether one was named or not', async () => {
    const named = await answered('/tidegate cause 70 external');
    const none = { ...BY, kind: 'cause', deploymentId: null, issueNumber: 12 };
    expect(named.record?.statements).toEqual([{ ...none, environment: 'production' }]);
    const world = badRelease(`${POLICY}override: { by: { users: [olga] } }\n`);
    const alone = await answered('/tidegate cause external', { world });
    expect(alone.record?.statements).toEqual([{ ...none, environment: '' }]);
    expect(alone.body).toContain('none of the deployments of this repository');
  });
});

describe.each(['recovered 70', 'cause 70', 'cause 70 external', 'cause external'])('/tidegate %s', (line) => {
  test('is not for everybody', async () => {
    const world = badRelease(`${POLICY}override: { by: { users: [root] } }\n`);
    const { record, body } = await answered(`/tidegate ${line}`, { world, user: 'anna' });
    expect(record?.statements).toEqual([]);
    expect(body).toMatch(/@anna may not say what .* (production; that is for olga|this repository; that is for root)/);
  });

  test('is refused where the repository has no such deployment', async () => {
    const world = badRelease();
    world.filed = [];
    const { record, body } = await answered(`/tidegate ${line}`, { world });
    expect(record?.statements).toEqual([]);
    expect(body).toContain(line.includes('70') ? 'this repository has no deployment 70' : 'names nobody who may say');
  });
});
