import { describe, expect, test } from 'vitest';
import type { CommentIssue, KeepIssue } from '../../../../src/domain/effect.ts';
import { answerDora } from '../../../../src/flow/dora/answer-dora.ts';
import { handle } from '../../../../src/flow/handle.ts';
import { claimOf, createWorld, NOW, REPOSITORY, type World } from '../world.ts';
import { ago, DAY_MS, delivered, deployed, incident, QUESTION, sha, whole } from './delivered.ts';

async function answered(world: World) {
  const { record, dueAt } = await answerDora(QUESTION, world.ports);
  const issue = record.effects.find((effect): effect is KeepIssue => effect.kind === 'keep-issue');
  const comments = record.effects.filter((effect): effect is CommentIssue => effect.kind === 'comment-issue');
  return { record, dueAt, issue, comments };
}

describe('the issue of delivery figures', () => {
  test('is kept with what was delivered, and asked about again a day later', async () => {
    const { issue, comments, dueAt, record } = await answered(delivered());
    expect(issue).toMatchObject({ key: 'dora', label: 'tidegate:dora', number: null, isOver: false, seed: '' });
    expect(issue?.title).toBe('Delivery figures (DORA) of acme/shop');
    expect(issue?.body).toContain('30 deployments to production in 1 lane of acme/shop');
    expect(comments).toEqual([]);
    expect(record.doraState).toContain('"hasFigures":true');
    expect(dueAt).toBe(NOW + DAY_MS);
  });

  test('goes through the six lines', async () => {
    const world = delivered();
    await handle(claimOf(QUESTION), world.ports);
    expect(world.applied.map(({ kind }) => kind)).toEqual(['keep-issue']);
    expect(world.released).toEqual([{ dueAt: NOW + DAY_MS }]);
  });

  test.each([
    ['the history is not known', (world: World) => Object.assign(world, { history: null })],
    [
      'only a part of the history is known',
      (world: World) => Object.assign(world, { history: whole({ wholeAt: null }) }),
    ],
    ['there is no policy', (world: World) => Object.assign(world, { policy: null })],
    [
      'the policy wants none',
      (world: World) => Object.assign(world, { policy: 'version: 1\ndora: { issue: false }\n' }),
    ],
    ['nothing was deployed', (world: World) => Object.assign(world, { events: [] })],
    [
      'nothing was deployed to production',
      (world: World) => Object.assign(world, { events: [deployed(1, 5, { environment: 'staging' })] }),
    ],
    [
      'nothing but a try that failed',
      (world: World) => Object.assign(world, { events: [deployed(1, 5, { state: 'failure' })] }),
    ],
  ])('is not made when %s', async (_, change) => {
    const world = delivered();
    change(world);
    const { record } = await answered(world);
    expect(record.effects).toEqual([]);
    expect(record.doraState).toBeUndefined();
    expect(record.summary).toMatch(/^Not told/u);
  });

  test('goes on being kept when nothing is deployed any more', async () => {
    const world = Object.assign(delivered(), { events: [deployed(1, 200)], issueNumber: 5 });
    expect((await answered(world)).issue?.number).toBe(5);
  });

  test('counts production as the policy says, in its zone, by its targets', async () => {
    const world = delivered(
      'version: 1\nzone: Europe/Berlin\ndora: { production: [live-*], targets: { deployment-frequency: 0.2 } }\n',
    );
    world.events = world.events.map((event) =>
      event.kind === 'deployment' ? { ...event, environment: 'live-eu' } : event,
    );
    const { issue } = await answered(world);
    expect(issue?.body).toContain('shop in live-eu');
    expect(issue?.body).toContain('Europe/Berlin');
    expect(issue?.body).toMatch(/Deployment frequency .* ✅ met: at least 1.4 a week/u);
  });

  test('marks the changes of the policy on the time line, newest first', async () => {
    const world = delivered();
    world.fileChanges = [
      { sha: 'd'.repeat(40), at: ago(3), subject: 'chore: ask @acme/all <!-- tidegate:end -->' },
      { sha: 'e'.repeat(40), at: ago(9), subject: 'chore: first policy' },
    ];
    const { body = '' } = (await answered(world)).issue ?? {};
    expect(world.reads).toContain('changes of .github/tidegate.yml');
    expect(body).toMatch(/\| 2026-11-21 \| ddddddd \| chore: ask/u);
    expect(body.indexOf('ddddddd')).toBeLessThan(body.indexOf('eeeeeee'));
    expect(body).not.toContain('@acme/all');
    expect(body).not.toContain('<!-- tidegate:end');
  });

  test('is wanted by a repository that does not say otherwise than its organisation', async () => {
    const world = delivered('version: 1\ndora: { targets: { rework-rate: 5% } }\n');
    world.organisation = 'version: 1\ndora: { issue: false }\n';
    expect((await answered(world)).issue).toBeUndefined();
    world.policy = 'version: 1\ndora: { issue: true }\n';
    expect((await answered(world)).issue).toBeDefined();
  });

  test('takes from the organisation what the repository does not say', async () => {
    const world = delivered('version: 1\ndora: { targets: { rework-rate: 5% } }\n');
    world.organisation = 'version: 1\ndora: { production: [nowhere] }\n';
    expect((await answered(world)).issue).toBeUndefined();
    world.policy = 'version: 1\ndora: { production: [production] }\n';
    expect((await answered(world)).issue?.body).toContain('shop in production');
  });
});

describe('what the App knows itself', () => {
  const rateOf = async (world: World) => {
    const { issue } = await answered(world);
    return /\| Change fail rate \| ([^|]*) \|/u.exec(issue?.body ?? '')?.[1];
  };

  test('counts a deployment whose verification failed', async () => {
    const world = delivered();
    expect(await rateOf(world)).toBe('0 % (0/30)');
    world.verified = [
      {
        ...{ repositoryId: REPOSITORY.id, deploymentId: 12, environment: 'production', sha: sha(12) },
        ...{ verdict: 'fail', failedChecks: [], at: ago(28) },
      },
    ];
    expect(await rateOf(world)).toBe('3.3 % (1/30)');
  });

  test('counts the cause that a person named, and not one that was external; the last word counts', async () => {
    const world = delivered();
    world.events = [...world.events, incident(118, 20, 1000)];
    const said = { user: 'olga', userId: 4, at: ago(19), kind: 'cause' as const, issueNumber: 118 };
    const named = { ...said, commentId: 1, cause: { deploymentId: 20, sha: sha(20) } };
    expect(await rateOf(world)).toBe('0 % (0/30)');
    world.outcomes = [named];
    expect(await rateOf(world)).toBe('3.3 % (1/30)');
    world.outcomes = [named, { ...said, commentId: 2, cause: 'external' }];
    expect(await rateOf(world)).toBe('0 % (0/30)');
  });

  test('ends a failure when a person says that all is well again', async () => {
    const world = delivered();
    world.verified = [
      {
        ...{ repositoryId: REPOSITORY.id, deploymentId: 12, environment: 'production', sha: sha(12) },
        ...{ verdict: 'fail', failedChecks: [], at: ago(28) },
      },
    ];
    world.outcomes = [
      {
        ...{ commentId: 1, user: 'olga', userId: 4, at: ago(29, 7_200_000), kind: 'recovered' },
        ...{ deploymentId: 12, environment: 'production', sha: sha(12) },
      },
    ];
    expect((await answered(world)).issue?.body).toMatch(/\| Recovery time \| 2 h /u);
  });

  test('says which commit ran, of which tier and type, before what the history thinks', async () => {
    const world = delivered();
    world.decided = [
      // Filed against the head of the branch, and the way back to commit 10 in truth.
      { deploymentId: 30, sha: sha(10), tier: 'high', type: 'rollback' },
      { deploymentId: 29, sha: sha(29), tier: 'low', type: null },
    ];
    const { issue } = await answered(world);
    expect(issue?.body).toContain('29 deployments to production');
    expect(issue?.body).toContain('1 rollback');
    expect(issue?.body).toMatch(/\| low \|/u);
    // By the commit alone it is a way back, too.
    world.decided = [{ deploymentId: 30, sha: sha(10), tier: null, type: null }];
    expect((await answered(world)).issue?.body).toContain('1 rollback');
  });
});

describe('how a deployment reached its users', () => {
  async function strategiesIn(world: World) {
    const issue = (await answered(world)).issue?.body ?? '';
    return [...issue.matchAll(/^\| (canary|flag|rolling) \|/gmu)].map((match) => match[1]);
  }

  test('is what the policy said when it was decided; an event that says it itself is believed', async () => {
    const world = delivered();
    world.decided = [20, 21].map((id) => ({
      ...{ deploymentId: id, sha: sha(id), tier: null, type: null, strategy: 'canary' },
    }));
    expect(await strategiesIn(world)).toEqual(['canary']);
    world.events = world.events.map((event) =>
      event.kind === 'deployment' && event.id === '21' ? { ...event, strategy: 'flag' } : event,
    );
    expect(await strategiesIn(world)).toEqual(['canary', 'flag']);
  });

  test('is unknown where no policy said it', async () => {
    const world = delivered();
    world.decided = [{ deploymentId: 20, sha: sha(20), tier: null, type: null, strategy: null }];
    expect(await strategiesIn(world)).toEqual([]);
  });
});

test('drills and reviews are told with what the process costs and gives', async () => {
  const drill = 'rollback: { drill: { in: staging, every: 90d } }';
  const world = delivered(`version: 1\nenvironments: { production: { ${drill} }, staging: {} }\n`);
  world.review = {
    ...{ repositoryId: REPOSITORY.id, deploymentId: 1, environment: 'production', issueNumber: 9, openedAt: ago(9) },
    ...{ dueAt: ago(4), closedAt: null, causes: [], reopenings: 0, undoneAt: null },
  };
  const { body = '' } = (await answered(world)).issue ?? {};
  expect(body).toContain('- The way back of production was never tried in staging.');
  expect(body).toContain('1 review open, 1 of them overdue.');
});

describe('a change of state', () => {
  const POLICY = 'version: 1\ndora: { targets: { deployment-frequency: 0.2 } }\n';

  async function next(world: World, state: string | undefined, change: (world: World) => void = () => undefined) {
    world.history = whole({ state: state ?? null });
    world.issueNumber = 5;
    change(world);
    return answered(world);
  }

  test('is told in one comment, named by when it was seen', async () => {
    const world = delivered(POLICY);
    const first = await answered(world);
    const { comments, record, issue } = await next(world, first.record.doraState, () => {
      world.events = world.events.slice(0, 2);
    });
    expect(comments).toEqual([
      {
        ...{ kind: 'comment-issue', repository: REPOSITORY, issueNumber: 5, key: `dora/${NOW}` },
        since: ago(0),
        body: expect.stringContaining('- shop in production: the target of deployment frequency'),
      },
    ]);
    expect(record.effects[0]).toBe(issue);
    expect(record.summary).toContain('is missed');
  });

  test('is not told when numbers moved and no state did', async () => {
    const world = delivered(POLICY);
    const first = await answered(world);
    const { comments, issue } = await next(world, first.record.doraState, () => {
      world.events = world.events.slice(1);
    });
    expect(comments).toEqual([]);
    expect(issue?.body).not.toBe(first.issue?.body);
  });

  test('is not told twice, nor when what was told before cannot be read', async () => {
    const world = delivered(POLICY);
    const first = await answered(world);
    const fewer = () => {
      world.events = world.events.slice(0, 2);
    };
    const second = await next(world, first.record.doraState, fewer);
    expect(second.comments).toHaveLength(1);
    expect((await next(world, second.record.doraState)).comments).toEqual([]);
    expect((await next(world, '{"version":0}')).comments).toEqual([]);
  });
});

test('a world of its own has no figures', () => {
  expect(createWorld().history).toBeNull();
});
