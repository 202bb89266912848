/** The comment about a quarter that is over: what it says, and that it is written once. */
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../../../src/domain/decision.ts';
import type { CommentIssue } from '../../../../../src/domain/effect.ts';
import { NOTHING_KNOWN } from '../../../../../src/domain/facts.ts';
import { newGate } from '../../../../../src/domain/gate-life.ts';
import { toInstant } from '../../../../../src/domain/instant.ts';
import { type DoraState, keepState } from '../../../../../src/dora/state.ts';
import { answerDora } from '../../../../../src/flow/dora/answer-dora.ts';
import { createWorld, NOW, REPOSITORY, type World } from '../../world.ts';
import { DAY_MS, deployed, HOUR_MS, QUESTION, sha, whole } from '../delivered.ts';

const POLICY = `version: 1
tiers: [low, high]
dora: { targets: { change-fail-rate: 50%, lead-time: 2d } }
risk:
  - { tier: high, because: "payments <!-- tidegate:end --> @acme/all", when: { paths: ["pay/**"] } }
  - { tier: high, because: nobody looked, when: { unreviewed: true } }
`;
/** Days before now, which is in the ninth week of the fourth quarter; the third one is 55 to 146 days ago. */
const QUARTER_ENDED = '2026-10-01T00:00:00Z';

function kept(change: Partial<DoraState> = {}): string {
  const bare = {
    version: 1,
    definitions: '1',
    calibration: 'not-enough-evidence',
    hasFigures: true,
    lanes: {},
  } as const;
  return keepState({ ...bare, quarter: '2026-Q2', ...change });
}

/** A deployment a day in the third quarter, every other one of the high tier; nothing failed. */
function afterQuarter(policy = POLICY, state: string | null = kept()): World {
  const world = createWorld();
  world.policy = policy;
  world.issueNumber = 5;
  world.history = whole({ state });
  const days = Array.from({ length: 80 }, (_, at) => 140 - at);
  world.events = days.map((day, at) => deployed(at + 1, day));
  world.decided = days.map((_, at) => ({
    ...{ deploymentId: at + 1, sha: sha(at + 1), type: 'minor' },
    ...{ tier: at % 2 === 0 ? 'low' : 'high', strategy: 'canary' },
  }));
  world.gateHistories = days.map((day, at) => {
    const tier = at % 2 === 0 ? 'low' : 'high';
    const because = 'payments <!-- tidegate:end --> @acme/all';
    const decision = { tier, releaseType: 'minor', override: null, gates: [], tierReasons: [{ tier, because }] };
    const asked = NOW - day * DAY_MS - 4 * HOUR_MS;
    const life = newGate({ requestedAt: toInstant(asked), runAttempt: 1, sha: sha(at + 1) }, asked);
    return {
      ...{ deploymentId: at + 1, environment: 'production', life, openedAt: asked + HOUR_MS, endedAt: asked + HOUR_MS },
      ...{ decided: [{ at: asked, holding: ['board'] }], facts: null },
      decision: decision as unknown as Decision,
    };
  });
  return world;
}

async function told(world: World) {
  const { record } = await answerDora(QUESTION, world.ports);
  const comments = record.effects.filter((effect): effect is CommentIssue => effect.kind === 'comment-issue');
  return { state: record.doraState, quarters: comments.filter(({ key }) => key.startsWith('quarter/')) };
}

describe('a quarter that is over', () => {
  test('is told once, under a name and since an instant that are the same whenever it is told', async () => {
    const world = afterQuarter();
    const first = await told(world);
    expect(first.quarters).toEqual([
      {
        ...{ kind: 'comment-issue', repository: REPOSITORY, issueNumber: 5, key: 'quarter/2026-Q3' },
        ...{ since: QUARTER_ENDED, body: expect.stringContaining('## The quarter 2026-Q3') },
      },
    ]);
    // As it is asked again by a process that knows nothing of the answer, the day after, and by one that does.
    world.now += DAY_MS;
    expect((await told(world)).quarters[0]).toMatchObject({ key: 'quarter/2026-Q3', since: QUARTER_ENDED });
    world.history = whole({ state: first.state ?? null });
    expect((await told(world)).quarters).toEqual([]);
  });

  test.each([
    ['before the issue was there', null, '2026-Q3'],
    ['where an older version kept the state', kept({ quarter: undefined }), '2026-Q3'],
    ['that was told', kept({ quarter: '2026-Q3' }), '2026-Q3'],
    ['with a state that nobody can read', '{', '2026-Q3'],
  ])('is not told %s', async (_, state, quarter) => {
    const { quarters, state: now } = await told(afterQuarter(POLICY, state));
    expect(quarters).toEqual([]);
    expect(now).toContain(`"quarter":"${quarter}"`);
  });

  test.each([
    ['no issue is known', (world: World) => Object.assign(world, { issueNumber: null, events: recent(world) })],
    [
      'the history was not read since',
      (world: World) =>
        Object.assign(world, { history: whole({ state: kept(), wholeAt: Date.parse(QUARTER_ENDED) - 1 }) }),
    ],
  ])('waits while %s', async (_, change) => {
    const world = afterQuarter();
    change(world);
    const { quarters, state } = await told(world);
    expect(quarters).toEqual([]);
    expect(state).toContain('"quarter":"2026-Q2"');
  });

  test.each([
    [31, 1],
    [29, 0],
  ])('of which %s days were observed is told %s times, and is over then', async (days, times) => {
    const world = afterQuarter();
    const from = (NOW - Date.parse(QUARTER_ENDED)) / DAY_MS + days;
    world.events = [deployed(900, from), deployed(901, 10)];
    const { quarters, state } = await told(world);
    expect(quarters).toHaveLength(times);
    expect(state).toContain('"quarter":"2026-Q3"');
  });

  test('ends by the calendar of the policy’s zone', async () => {
    const world = afterQuarter(`zone: Pacific/Auckland\n${POLICY}`);
    expect((await told(world)).quarters[0]).toMatchObject({ since: '2026-09-30T11:00:00Z' });
  });
});

/** So that there is something to tell without an issue. */
function recent({ events }: World) {
  return [...events, deployed(950, 3)];
}

describe('what it says', () => {
  async function body(world: World): Promise<string> {
    return (await told(world)).quarters[0]?.body ?? '';
  }

  test('figures by tier and type with their intervals, what was held, targets, the process', async () => {
    const text = await body(afterQuarter());
    expect(text).toMatch(/^80 deployments to production in 1 lane, 2026-07-01 to 2026-09-30 \(UTC\)\./mu);
    expect(text).toMatch(/^\| low \| 0 % \(0\/\d+\) \| 0 to [\d.]+ % \| 40 \| unknown.*\| 1 h \(n = 40\) \|$/mu);
    expect(text).toMatch(/^\| minor \| .* \| 80 \| .*\| 1 h \(n = 80\) \|$/mu);
    expect(text).toContain('Held, median by gate: board 1 h (90 % within 1 h), n = 80.');
    expect(text).toContain('Change fail rate by strategy: canary: 0 %');
    expect(text).toContain(
      'shop in production: lead time for changes ❔ unknown yet: at most 2 d; change fail rate ✅ met',
    );
    expect(text).toContain('There is no earlier quarter to compare it with.');
  });

  test('what moved since the quarter before, where that was observed', async () => {
    const world = afterQuarter();
    world.events = [...Array.from({ length: 50 }, (_, at) => deployed(500 + at, 200 - at)), ...world.events];
    const text = await body(world);
    expect(text).toMatch(/\| All lanes together \| 2026-Q3 \| change since 2026-Q2, the quarter before/u);
    expect(text).toMatch(/\| Change fail rate \| 0 % \(0\/\d+\) \| 0 points/u);
  });

  test('a change of the rules where tiers do not separate, with its backtest', async () => {
    const world = afterQuarter();
    world.kept = POLICY;
    const past = { tier: 'high', releaseType: 'minor', policy: { digest: '' }, gates: [] } as unknown as Decision;
    const question = { kind: 'deploy', environment: 'production', actor: 'ada' } as const;
    const review = { id: 1, user: 'bob', state: 'approved', commit: sha(1), at: toInstant(NOW) };
    const change = {
      ...{ kind: 'pull-request', number: 7, title: 'x', author: 'ada', labels: [], filesComplete: true },
      ...{ files: [{ path: 'pay/a.ts', status: 'modified', additions: 1, deletions: 0 }], commits: 1 },
      ...{ contributors: [], reviews: [review], headSha: sha(1), mergedAt: toInstant(NOW) },
    };
    const people = { bob: { id: 2, kind: 'user', permission: 'write', teams: [] } };
    const candidate = { sha: sha(1) };
    const facts = { ...NOTHING_KNOWN, at: toInstant(NOW), question, candidate, people, changes: [change] };
    world.past = [
      {
        question: { kind: 'gate', repository: REPOSITORY, runId: 1, deploymentId: 1, environment: 'production' },
        ...{ facts: { complete: true, direction: 'forward', ...facts } as never, decision: past },
      },
    ];
    const text = await body(world);
    expect(text).toContain('low and high: they do not separate');
    expect(text).toMatch(/^- “payments .*” from high to low: 0 of \d+ deployments with it failed \(0 %\)\.$/mu);
    expect(text).toContain('Of 1 past deployment, 1 would have had another tier, and no hours fewer or more');
    expect(text).toContain('1 of 1 deployment would move from high to low');
    expect(text).toContain('What this change would have done to the last deployment');
    expect(text).not.toContain('<!--');
    expect(text.replace(/`[^`]*`/gu, '')).not.toMatch(/(^|[^\\])@acme/u);
  });

  test('no change where the rules are kept elsewhere, and none where the tiers separate', async () => {
    const world = afterQuarter('version: 1\ntiers: [low, high]\n');
    expect(await body(world)).toContain('**No change is proposed:** this policy has no rules under `risk`');
    // Every other one failed, all of them of the high tier.
    world.verified = world.decided
      .filter(({ tier }) => tier === 'high')
      .map(({ deploymentId }) => ({
        ...{ repositoryId: REPOSITORY.id, deploymentId, environment: 'production', sha: sha(deploymentId) },
        ...{ verdict: 'fail', failedChecks: [], at: toInstant(Date.parse(QUARTER_ENDED) - 5 * DAY_MS) },
      }));
    expect(await body(world)).toContain('They do: each tier fails more often than the one below it.');
  });

  test('how many more deployments it takes where too little is known', async () => {
    const world = afterQuarter();
    world.decided = world.decided.map((each) => ({ ...each, tier: each.deploymentId > 70 ? each.tier : null }));
    expect(await body(world)).toMatch(
      /low and high: not enough is known to say\. It takes about \d+ more deployments/u,
    );
  });

  test('fits into a comment, whatever there is', async () => {
    const world = afterQuarter();
    world.decided = world.decided.map((each, at) => ({ ...each, strategy: `${at}`.padEnd(80, '<') }));
    world.events = world.events.map((event, at) =>
      event.kind === 'deployment' ? { ...event, environment: `production-${`${at}`.padEnd(80, '|')}` } : event,
    );
    world.policy = `${POLICY}\n`;
    expect((await body(world)).length).toBeLessThan(65_536);
  });
});
