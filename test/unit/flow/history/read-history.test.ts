/** Pages of a past become events: each once, whatever happens while they are read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DoraLog } from '../../../../src/dora/dora-log.ts';
import { deploy, deploymentsIn, hour, pastWorld, policy, pullRequest, readThrough, request } from './past-world.ts';

const INCIDENTS = policy('dora: { incident: { labels: [incident] } }');

test('what ran before is the success of the lane that ended before it', async () => {
  const world = pastWorld();
  deploy(world, 1, 'a');
  deploy(world, 2, 'b', { environment: 'production-eu' });
  // Waited for people, and ended after the one that began later.
  deploy(world, 3, 'c', { finishedAt: hour(9) });
  deploy(world, 4, 'd');
  deploy(world, 5, 'e', { state: 'failure' });
  const read = await readThrough(world, request());
  expect(deploymentsIn(read).map(({ sha, previousSha }) => [sha, previousSha])).toEqual([
    ['a', undefined],
    ['b', undefined],
    ['d', 'a'],
    ['e', undefined],
    ['c', 'd'],
  ]);
  expect(world.asked).toContain('d..c');
});

test('one that ended after many that were passed on tells nothing of what it brought', async () => {
  const world = pastWorld();
  deploy(world, 0, 'late', { finishedAt: hour(500) });
  for (let each = 1; each <= 60; each += 1) deploy(world, each, `s${each}`);
  const read = await readThrough(world, request());
  const late = deploymentsIn(read).at(-1);
  expect(late).toMatchObject({ sha: 'late' });
  expect(late).not.toHaveProperty('previousSha');
});

test('deployments to other environments are told without asking what they brought', async () => {
  const world = pastWorld();
  for (const at of [1, 2, 3]) deploy(world, at, `s${at}`, { environment: 'staging' });
  const read = await readThrough(world, request());
  expect(deploymentsIn(read)).toHaveLength(3);
  expect(world.asked).toEqual(['deployments']);
  expect(read.cursor.lanes).toEqual([]);
});

test('the policy says what production is, and which service runs there', async () => {
  const world = pastWorld();
  deploy(world, 1, 'a', { environment: 'live-1' });
  deploy(world, 2, 'b', { environment: 'LIVE-1' });
  deploy(world, 3, 'c');
  const ours = policy(
    'services: { web: { paths: ["web/**"] } }\nenvironments: { "live-*": { service: web } }\ndora: { production: ["live-*"] }',
  );
  const read = await readThrough(world, request({ policies: [ours] }));
  expect(deploymentsIn(read).map(({ service, previousSha }) => [service, previousSha])).toEqual([
    ['web', undefined],
    ['web', 'a'],
    ['shop', undefined],
  ]);
});

test('a deployment has the changes of its service, and a way back brings none', async () => {
  const world = pastWorld();
  for (const [at, sha] of [
    [1, 'a'],
    [2, 'b'],
    [3, 'a'],
    [4, 'a'],
  ] as const)
    deploy(world, at, sha);
  const own = pullRequest(1);
  const other = pullRequest(2, { files: [{ path: 'docs/x', status: 'added', additions: 1, deletions: 0 }] });
  world.ranges.set('a..b', { direction: 'forward', changes: [own, other], complete: true });
  world.ranges.set('b..a', { direction: 'backward', changes: [own, other], complete: true });
  const ours = policy('services: { web: { paths: ["src/**"] } }\nenvironments: { production: { service: web } }');
  const read = await readThrough(world, request({ policies: [ours] }));
  expect(deploymentsIn(read).map(({ changes }) => changes)).toEqual([undefined, [own.event], [], []]);
});

test('a range that GitHub cannot tell is unknown, not empty', async () => {
  const world = pastWorld();
  deploy(world, 1, 'a');
  deploy(world, 2, 'b');
  world.ranges.set('a..b', null);
  const read = await readThrough(world, request());
  const [, last] = deploymentsIn(read);
  expect(last).toMatchObject({ previousSha: 'a' });
  expect(last).not.toHaveProperty('changes');
  expect(last).not.toHaveProperty('tier');
  expect(read.cursor.counts.unknownRanges).toBe(1);
});

test('the tier is what the policies make of the changes, and there is none where people are not shown', async () => {
  const world = pastWorld();
  deploy(world, 1, 'a');
  deploy(world, 2, 'b');
  deploy(world, 3, 'c');
  const risky = pullRequest(1, { files: [{ path: 'db/1.sql', status: 'added', additions: 1, deletions: 0 }] });
  world.ranges.set('a..b', { direction: 'forward', changes: [risky], complete: true });
  world.ranges.set('b..c', { direction: 'forward', changes: [pullRequest(2)], complete: true });
  const ours = policy(
    'risk:\n  - { tier: high, because: schema, when: { paths: ["db/**"] } }\n  - { tier: low, because: else }',
  );
  const asked = request({ policies: [ours] });
  const read = await readThrough(world, asked);
  expect(deploymentsIn(read).map(({ tier }) => tier)).toEqual([undefined, 'high', 'low']);
  world.arePeopleShown = false;
  const blind = await readThrough(world, asked);
  expect(deploymentsIn(blind).map(({ tier }) => tier)).toEqual([undefined, undefined, undefined]);
  expect(blind.cursor.counts.withoutPeople).toBe(2);
});

test('it is an emergency when every change bears the label, and of a team when all that name one agree', async () => {
  const world = pastWorld();
  for (const [at, sha] of [
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [4, 'd'],
  ] as const)
    deploy(world, at, sha);
  const hot = pullRequest(1, { labels: ['Hotfix', 'team/cart'] });
  const warm = pullRequest(2, { labels: ['team/cart'] });
  const other = pullRequest(3, { labels: ['team/till'] });
  world.ranges.set('a..b', { direction: 'forward', changes: [hot], complete: true });
  world.ranges.set('b..c', { direction: 'forward', changes: [hot, warm, pullRequest(4)], complete: true });
  world.ranges.set('c..d', { direction: 'forward', changes: [warm, other], complete: true });
  const ours = policy('release-types: { emergency: { labels: [hotfix] } }\ndora: { team: { label-prefix: "team/" } }');
  const read = await readThrough(world, request({ policies: [ours] }));
  expect(deploymentsIn(read).map(({ type, team }) => [type, team])).toEqual([
    [undefined, undefined],
    ['emergency', 'cart'],
    [undefined, 'cart'],
    [undefined, undefined],
  ]);
});

test('without a policy a label named emergency is enough', async () => {
  const world = pastWorld();
  deploy(world, 1, 'a');
  deploy(world, 2, 'b');
  world.ranges.set('a..b', {
    direction: 'forward',
    changes: [pullRequest(1, { labels: ['emergency'] })],
    complete: true,
  });
  const read = await readThrough(world, request());
  expect(deploymentsIn(read)[1]).toMatchObject({ type: 'emergency' });
});

test('read in slices of any size, with deployments filed meanwhile, it is the same and each is told once', async () => {
  const shas = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 60 });
  const filed = fc.array(fc.nat({ max: 20 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(shas, fc.integer({ min: 1, max: 7 }), filed, async (all, budget, meanwhile) => {
      const world = pastWorld(4);
      all.forEach((sha, index) => {
        const environment = index % 5 === 0 ? 'staging' : 'production';
        deploy(world, index, sha, { environment, state: index % 7 === 3 ? 'failure' : 'success' });
      });
      const whole = await readThrough(world, request());
      const between = (slice: number): void => {
        for (const each of meanwhile) if (each === slice) deploy(world, 900 + world.deployments.length, 'new');
      };
      const sliced = await readThrough(world, request(), { budget, between });
      expect(deploymentsIn(sliced)).toEqual(deploymentsIn(whole));
      // And what was filed meanwhile is the next run's.
      const next = await readThrough(world, request({ at: hour(2000) }), { budget, from: sliced.cursor });
      const ids = [...sliced.events, ...next.events].map((event) => (event.kind === 'deployment' ? event.id : ''));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(world.deployments.length);
    }),
    { numRuns: 60 },
  );
});

test('a later run tells what is new, after what ran before, and what had not ended then', async () => {
  const world = pastWorld();
  deploy(world, 1, 'a');
  deploy(world, 2, 'b', { finishedAt: null, environment: 'staging' });
  deploy(world, 3, 'c');
  const first = await readThrough(world, request({ at: hour(100) }));
  expect(first.cursor.counts.unended).toBe(1);
  world.deployments[1] = { ...world.deployments[1], finishedAt: hour(101) } as (typeof world.deployments)[number];
  deploy(world, 102, 'd');
  const next = await readThrough(world, request({ at: hour(200) }), { from: first.cursor });
  expect(deploymentsIn(next).map(({ sha, previousSha }) => [sha, previousSha])).toEqual([
    ['b', undefined],
    ['d', 'c'],
  ]);
  expect(next.cursor.counts).toMatchObject({ deployments: 4, unended: 0 });
});

test('a later run does not read again what it knows', async () => {
  const world = pastWorld();
  for (let each = 0; each < 30; each += 1) deploy(world, each, `s${each}`);
  const first = await readThrough(world, request());
  world.asked.length = 0;
  const next = await readThrough(world, request({ at: hour(1100) }), { from: first.cursor });
  expect(next.events).toEqual([]);
  expect(world.asked).toEqual(['deployments']);
});

test('releases stand for deployments to production where there are none at all', async () => {
  const world = pastWorld(2);
  // A fix of the old version came out after the new one, and is listed by the age of its commit.
  const release = (id: number, sha: string, at: number) => ({ id, tag: `v${id}`, sha, publishedAt: hour(at) });
  world.releases.push(release(3, 'c', 20), release(1, 'a', 1), release(4, 'd', 30), release(2, 'b', 10));
  const read = await readThrough(world, request(), { budget: 1 });
  expect(deploymentsIn(read).map(({ id, environment, previousSha }) => [id, environment, previousSha])).toEqual([
    ['release/1', 'production', undefined],
    ['release/2', 'production', 'a'],
    ['release/3', 'production', 'b'],
    ['release/4', 'production', 'c'],
  ]);
  expect(read.cursor.counts.releases).toBe(4);
  world.releases.push(release(5, 'e', 1050));
  const next = await readThrough(world, request({ at: hour(1100) }), { from: read.cursor });
  expect(deploymentsIn(next).map(({ id, previousSha }) => [id, previousSha])).toEqual([['release/5', 'd']]);
});

test('releases are listed by the age of their commits, so all of them are known before the first is told', async () => {
  const world = pastWorld(10);
  for (let each = 1; each <= 60; each += 1) {
    const id = (each * 37) % 61;
    world.releases.push({ id, tag: `v${id}`, sha: `s${id}`, publishedAt: hour(id) });
  }
  const told = deploymentsIn(await readThrough(world, request(), { budget: 1 }));
  expect(told.map(({ previousSha }) => previousSha)).toEqual([undefined, ...told.slice(0, -1).map(({ sha }) => sha)]);
});

test('where deployments are only older than the bound nothing stands for them', async () => {
  const world = pastWorld();
  deploy(world, 1, 'a');
  world.releases.push({ id: 1, tag: 'v1', sha: 'a', publishedAt: hour(600) });
  const read = await readThrough(world, request({ since: hour(500) }));
  expect(read.events).toEqual([]);
  expect(world.asked).toEqual(['deployments']);
});

test('incidents are looked for by the labels of the policy, and later those that changed since', async () => {
  const world = pastWorld(1);
  const incident = (number: number) => ({
    number,
    title: `#${number}`,
    labels: ['incident'],
    intervals: [{ openedAt: hour(number) }],
  });
  world.incidents.push(incident(7), incident(8));
  const first = await readThrough(world, request({ policies: [INCIDENTS] }), { budget: 1 });
  expect(first.events).toEqual([
    { kind: 'incident', id: 'issue/7', title: '#7', intervals: [{ openedAt: hour(7) }] },
    { kind: 'incident', id: 'issue/8', title: '#8', intervals: [{ openedAt: hour(8) }] },
  ]);
  expect(world.asked.at(-1)).toBe('incidents incident null');
  const next = await readThrough(world, request({ at: hour(1100), policies: [INCIDENTS] }), { from: first.cursor });
  expect(world.asked.at(-1)).toBe(`incidents incident ${hour(1000).replace('T16:00:00Z', 'T15:50:00Z')}`);
  const others = policy('dora: { incident: { labels: [sev1] } }');
  await readThrough(world, request({ at: hour(1200), policies: [others] }), { from: next.cursor });
  expect(world.asked.at(-1)).toBe('incidents sev1 null');
});

test('without labels nobody looks for incidents', async () => {
  const world = pastWorld();
  world.incidents.push({ number: 1, title: 'x', labels: [], intervals: [] });
  deploy(world, 1, 'a', { environment: 'staging' });
  expect((await readThrough(world, request())).events).toHaveLength(1);
  expect(world.asked).toEqual(['deployments']);
});

test('what is kept of a huge history stays small', async () => {
  const world = pastWorld(100);
  for (let each = 0; each < 20_000; each += 1) {
    const environment = each % 2 === 0 ? 'production' : `pr-${each}`;
    deploy(world, each / 100, `s${each}`, { environment, finishedAt: each % 11 === 0 ? null : hour(each / 100 + 0.1) });
  }
  const read = await readThrough(world, request({ at: hour(200) }), { budget: 50 });
  expect(read.largestCursor).toBeLessThan(20_000);
  expect(read.cursor.counts.deployments).toBe(20_000 - Math.ceil(20_000 / 11));
}, 30_000);

test('figures can be made of what was read', async () => {
  const world = pastWorld();
  for (let each = 0; each < 10; each += 1) {
    deploy(world, each, `s${each}`);
    const range = { direction: 'forward', changes: [pullRequest(each + 1)], complete: true } as const;
    world.ranges.set(`s${each - 1}..s${each}`, range);
  }
  const log = new DoraLog();
  for (const event of deploymentsIn(await readThrough(world, request()))) log.add(event);
  expect(log.quality).toMatchObject({
    malformed: 0,
    unknownKinds: 0,
    duplicates: 0,
    outOfOrder: 0,
    malformedChanges: 0,
  });
  expect(log.lanes).toHaveLength(1);
});
