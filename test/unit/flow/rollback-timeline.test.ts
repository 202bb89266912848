/** The issue of a finding tells all that happened, whatever is decided later; and what went back only with its train. */
import { describe, expect, test } from 'vitest';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { questionKey } from '../../../src/domain/question.ts';
import type { AnswerRecord, KeptEscalation, KnownTrain, Store } from '../../../src/flow/ports.ts';
import { answerRollback } from '../../../src/flow/rollback/answer-rollback.ts';
import { rollbackOf } from './rollback-samples.ts';
import { BAD, type Bad, badRelease, dispatch, FINDING, keep, MINUTE, POLICY, said } from './rollback-world.ts';
import { NOW, REPOSITORY } from './world.ts';

const ASKED = POLICY.replace('medium: auto', 'medium: ask');

function issueOf({ effects }: AnswerRecord): KeepIssue {
  const issue = effects.find((each): each is KeepIssue => each.kind === 'keep-issue');
  if (issue === undefined) throw new Error('No issue is kept');
  return issue;
}

function timelineOf(record: AnswerRecord): readonly string[] {
  const [, timeline = ''] = issueOf(record).body.split('### Timeline');
  return timeline.split('\n').filter((line) => line.startsWith('- '));
}

function order(world: Bad, reason: string, commentId = 5): void {
  const at = toInstant(world.now);
  const own = { commentId, user: 'olga', userId: 4, environment: 'production', sha: BAD, reason, at };
  world.stated = { ...world.stated, requests: [own] };
}

async function decided(world: Bad): Promise<AnswerRecord> {
  const { record } = await answerRollback(FINDING, world.ports);
  keep(world, record);
  return record;
}

test('all of it: the failed check, the question, who was paged and came, the order, the way back, and each once', async () => {
  const world = badRelease(ASKED);
  await decided(world);
  const question = { ...FINDING, kind: 'escalation', runId: 500, event: 'verification-failed' } as const;
  const page = (level: number, variable: string, at: number) => {
    return { level, variable, dueAt: toInstant(at), alertKey: `k${level}`, pagedAt: toInstant(at) };
  };
  const paged = {
    ...{ id: questionKey(question), question, endedAt: null, ending: null },
    pages: [page(1, 'PD_ROUTING_KEY', NOW), page(2, 'PD_MANAGER_KEY', NOW + 2 * MINUTE)],
    acknowledged: { by: 'Mia', userId: null, how: 'pagerduty', at: toInstant(NOW + 3 * MINUTE) },
  };
  world.escalations = [paged as unknown as KeptEscalation];
  world.now = NOW + 4 * MINUTE;
  order(world, 'the checkout is broken');
  await decided(world);
  dispatch(world, 500);
  world.now = NOW + 9 * MINUTE;
  world.rollbacks = world.rollbacks.map((each) => ({ ...each, state: 'verified', endedAt: toInstant(world.now) }));
  const lines = timelineOf(await decided(world));
  const told = [
    /ccccccc.*its verification failed .*checkout/,
    /level 1 is paged .*PD.*ROUTING/,
    /people are asked whether it goes back/,
    /level 2 is paged .*PD.*MANAGER/,
    /Mia takes it on .*in PagerDuty/,
    /olga orders to go back: the checkout is broken/,
    /going back to .*aaaaaaa.* is ordered by olga/,
    /the workflow that does it is started/,
    /it ends: verified/,
  ];
  for (const one of told) expect(lines.filter((line) => one.test(line))).toHaveLength(1);
  const places = [0, 3, 4, 6, 8].map((index) => lines.findIndex((line) => (told[index] as RegExp).test(line)));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

describe('a member of a train', () => {
  /** The release is well, and the payments are why the train goes back. */
  function withTrain(bad: readonly number[]): Bad {
    const world = badRelease(`${ASKED}reviews: { cause-labels: [gap/process] }\n`);
    world.verified = [...world.verified.slice(0, 1), said({ verdict: 'pass', failedChecks: [] })];
    world.now = NOW + MINUTE;
    order(world, 'train checkout: the totals are wrong', 77);
    const orders = [{ commentId: 77, userId: 4, user: 'olga', reason: 'the totals are wrong', at: toInstant(NOW) }];
    const members = [
      { repository: 'acme/shop', repositoryId: REPOSITORY.id, state: 'verified' },
      { repository: 'acme/payments', repositoryId: 8, state: 'failed' },
    ];
    world.trains = [{ train: 'checkout', environment: 'production', orders, members } as unknown as KnownTrain];
    const rollbacks: Store['rollbacks'] = async (id) =>
      id === REPOSITORY.id
        ? world.rollbacks
        : bad.map((each) => rollbackOf({ repositoryId: 8, failedDeploymentId: each, trigger: 'fail' }));
    const keptIssue: Store['keptIssue'] = async (id) => (id === 8 ? 8 : null);
    const { ports } = world;
    return Object.assign(world, { ports: { ...ports, store: { ...ports.store, rollbacks, keptIssue } } });
  }

  test('that is well is not called bad: its issue says why it goes back, and asks for no cause', async () => {
    const record = await decided(withTrain([21]));
    const { title, body, seed } = issueOf(record);
    expect(title).toBe('production goes back from ccccccc with train checkout');
    expect(body).toContain('**Taken back with train checkout; nothing is known to be wrong with it.**');
    expect(body).toMatch(/Reason: \[.*acme.*payments#8\]\(..\/..\/payments\/issues\/8\)/);
    expect(body).not.toMatch(/\*\*Bad:|gap\/process|commit that failed/);
    expect(seed).toBe('');
    expect(record.rollbacks?.[0]?.told?.finding).toBe(
      'it goes back with train checkout, as olga ordered: the totals are wrong',
    );
    expect((record.notices ?? [])[0]?.told.lines.join('\n')).toContain('Reason: acme/payments#8.');
  });

  test('is looked into like any other where nobody else is known to be the reason', async () => {
    const { body } = issueOf(await decided(withTrain([])));
    expect(body).toContain('**Bad:**');
    expect(body).toContain('gap/process');
  });
});
