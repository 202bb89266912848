/** The preflight of a gate: run when nothing else is missing, and what it found decides. */
import { expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { handle } from '../../../src/flow/handle.ts';
import type { KeptProbe } from '../../../src/flow/ports.ts';
import { claimOf, createWorld, GATE, NOW, type World } from './world.ts';

const MINUTE = 60_000;
const FILE = '.github/preflight.yml';
const POLICY = `version: 1\nenvironments: { production: { preflight: ${FILE} } }\n`;
const BOARD = `${POLICY}gates: [{ name: board, require: { approvals: { count: 1, from: { users: [ben] }, of: release } } }]\n`;
const SMOKE = `version: 1\ndeadline: 10m\nchecks:\n  - { id: home, http: { url: "https://shop.example/\${environment}/\${sha}" }, show-body: on-failure }\n`;

function worldWith(change: Partial<World> = {}, file: string | null = SMOKE): World {
  const world = Object.assign(createWorld(), { policy: POLICY, ...change });
  if (file !== null) world.files.set(FILE, file);
  return world;
}

function ran(verdict: KeptProbe['verdict'], ago: number, change: Partial<KeptProbe> = {}): KeptProbe {
  const at = toInstant(NOW - ago);
  return {
    repositoryId: GATE.repository.id,
    environment: 'production',
    deploymentId: GATE.deploymentId,
    purpose: 'preflight',
    file: FILE,
    sha: 'c'.repeat(40),
    verdict,
    failedChecks: verdict === 'pass' ? [] : ['home'],
    because: verdict === 'pass' ? null : 'home: status 500 @anna',
    liveSha: null,
    startedAt: at,
    at,
    failures: verdict === 'fail' ? 1 : 0,
    ...change,
  };
}

async function answered(world: World) {
  await handle(claimOf(GATE), world.ports);
  const [record] = world.records;
  if (record === undefined) throw new Error('expected an answer');
  const report = world.applied.find(({ kind }) => kind === 'report-gate');
  const comment = report?.kind === 'report-gate' ? report.comment : '';
  const dueAfter = (world.released[0]?.dueAt ?? Number.NaN) - NOW;
  return { record, comment, kinds: world.applied.map(({ kind }) => kind), dueAfter, reasons: record.gate?.reasons };
}

test('when nothing else is missing it is started, and the gate is held without waiting for it', async () => {
  const world = worldWith();
  const { kinds, reasons, dueAfter } = await answered(world);
  expect({ kinds, reasons }).toEqual({ kinds: ['report-gate'], reasons: ['preflight/preflight-unknown'] });
  expect(world.probed).toMatchObject([
    {
      ...{ repositoryId: 7, deploymentId: 11, purpose: 'preflight', file: FILE, environment: 'production' },
      sha: 'c'.repeat(40),
      askAgain: GATE,
      plan: { deadlineMs: 120_000, checks: [{ id: 'home', showsBodyOnFailure: false }] },
    },
  ]);
  const [asked] = world.probed[0]?.plan.checks ?? [];
  expect(asked?.asks).toMatchObject({ request: { url: `https://shop.example/production/${'c'.repeat(40)}` } });
  // Should its process end, it is missed and started again.
  expect(dueAfter).toBe(130_000);
});

test('as long as something else is missing, nothing is probed', async () => {
  const world = worldWith({ policy: BOARD });
  expect((await answered(world)).reasons).toEqual(['approvals/not-enough', 'preflight/preflight-unknown']);
  expect(world.probed).toEqual([]);
});

test('a pass opens the gate, and stands among the facts of its decision', async () => {
  const world = worldWith({ probe: ran('pass', MINUTE) });
  const { kinds, record } = await answered(world);
  expect(kinds).toEqual(['open-gate']);
  expect(record.facts?.preflights?.[0]).toEqual({
    file: FILE,
    verdict: 'pass',
    at: toInstant(NOW - MINUTE),
    failedChecks: [],
  });
  expect(world.probed).toEqual([]);
});

test('a pass that is too old, or of another commit, is none: it is run again', async () => {
  for (const probe of [ran('pass', 10 * MINUTE), ran('pass', MINUTE, { sha: 'd'.repeat(40) })]) {
    const world = worldWith({ probe });
    expect((await answered(world)).kinds).toEqual(['report-gate']);
    expect(world.probed).toHaveLength(1);
  }
});

test('what failed holds, says why in plain text, and is tried again by itself after five minutes', async () => {
  const world = worldWith({ probe: ran('fail', 30_000) });
  const { reasons, comment, dueAfter } = await answered(world);
  expect(reasons).toEqual(['preflight/preflight-failed']);
  expect(comment.replaceAll('\\', '')).toContain(
    'The target is not ready: home: status 500 \u200B@\u200Banna, Tue 24 Nov 07:29 UTC. Repair it; the preflight is run again by itself every 5 minutes, next Tue 24 Nov 07:34 UTC.',
  );
  // A line that is no bullet would end the list.
  const bullets = comment.split('\n\n').at(-1)?.split('\n') ?? [];
  expect(bullets.every((line) => line.trimStart().startsWith('- '))).toBe(true);
  expect(dueAfter).toBe(5 * MINUTE - 30_000);
  expect(world.probed).toEqual([]);
});

test('what failed says until when the window is open, when the next opens, and is told anew as a decision', async () => {
  const policy = `${POLICY}zone: Europe/Berlin\nwindows: { morning: { days: mon-fri, hours: "08:00-09:00" } }\ngates: [{ name: morning, require: { window: morning } }]\nnotify: [{ on: [decision], slack: OPS_URL }]\n`;
  const world = worldWith({
    policy,
    probe: ran('fail', 30_000, { because: 'standby: expected status 200, but found 503' }),
  });
  const { comment, record } = await answered(world);
  expect(comment).toContain('The target is not ready: standby answers 503, not 200, Tue 24 Nov 08:29 Europe/Berlin');
  expect(comment).toContain(
    '- morning closes Tue 24 Nov 09:00 Europe/Berlin; after that the next opening is Wed 25 Nov 08:00 Europe/Berlin',
  );
  const [told] = record.notices ?? [];
  expect(told).toMatchObject({ event: 'decision', target: { variable: 'OPS_URL' } });
  expect(told?.told.lines.join()).toContain('standby answers 503, not 200');
  const waiting = await answered(worldWith({ policy }));
  expect(waiting.record.notices?.[0]?.content).not.toBe(told?.content);
});

test('how exactly it failed is nothing new: GitHub takes ten reports', async () => {
  const keys = ['took 512 ms', 'took 640 ms'].map(async (because) => {
    const { record } = await answered(worldWith({ probe: ran('fail', 30_000, { because }) }));
    return record.gate?.reported;
  });
  const [one, other] = await Promise.all(keys);
  expect(one).toEqual(expect.any(String));
  expect(one).toBe(other);
});

test('whatever happens to the gate a minute later asks anew', async () => {
  const world = worldWith({ probe: ran('fail', MINUTE) });
  expect((await answered(world)).reasons).toEqual(['preflight/preflight-failed']);
  expect(world.probed).toHaveLength(1);
});

test('where as many runs are under way as may be, it is asked for a moment later', async () => {
  const world = worldWith({ smoke: 'full' });
  expect((await answered(world)).dueAfter).toBe(15_000);
});

test.each([
  ['is not there', null, `there is no ${FILE} on the default branch`],
  ['cannot be read', 'version: 1\nchecks:\n  - { id: home, htp: {} }\n', 'line 3'],
  ['asks for a secret', `version: 1\nchecks:\n  - { id: a, http: { url: "https://a/\${env.TOKEN}" } }\n`, 'env.TOKEN'],
])('a file that %s is an error, which says so and never opens', async (_what, file, said) => {
  const world = worldWith({}, file);
  const { record, comment, kinds, dueAfter } = await answered(world);
  expect(record.facts?.preflights?.[0]).toMatchObject({
    ...{ file: FILE, verdict: 'error', at: toInstant(NOW), failedChecks: [] },
    againAt: toInstant(NOW + 5 * MINUTE),
  });
  expect(kinds).toEqual(['report-gate']);
  expect(comment.replaceAll('\u200B', '').replaceAll('\\', '')).toContain(said);
  expect(dueAfter).toBe(5 * MINUTE);
  expect(world.probed).toEqual([]);
});

test('a policy that only observes waits for nothing and probes nothing', async () => {
  const world = worldWith({ policy: POLICY.replace('version: 1', 'version: 1\nmode: observe') });
  expect((await answered(world)).kinds).toEqual(['open-gate']);
  expect(world.probed).toEqual([]);
});

test('where GitHub refuses the file, the gate is held for that', async () => {
  const world = worldWith();
  const { github } = world.ports;
  Object.assign(world.ports, {
    github: async (...asked: Parameters<typeof github>) => {
      const reached = await github(...asked);
      const file: typeof reached.file = async (path, sha) => {
        if (path === FILE) throw new Failure('forbidden', 'GitHub refuses.');
        return reached.file(path, sha);
      };
      return { ...reached, file };
    },
  });
  expect((await answered(world)).reasons).toEqual(['forbidden']);
});

test('its timer alone looks anew at a gate that waits for its preflight only', async () => {
  const world = worldWith();
  await answered(world);
  const { at, facts, decision, gate } = world.records[0] ?? {};
  if (at === undefined || !facts || !decision || !gate) throw new Error('expected a decision');
  Object.assign(world, { records: [], applied: [], reading: { at, facts, decision }, now: NOW + 3 * MINUTE });
  world.lane = [{ question: GATE, life: gate, dueAt: null }];
  world.probe = ran('pass', -2 * MINUTE);
  await handle({ ...claimOf(GATE), isByTimerAlone: true }, world.ports);
  expect(world.applied.map(({ kind }) => kind)).toEqual(['open-gate']);
});

test('decided again on the facts that were kept, the decision is the same', async () => {
  const world = worldWith({ probe: ran('fail', 30_000) });
  const { record } = await answered(world);
  const again = await answered(Object.assign(world, { records: [], applied: [], released: [] }));
  expect(again.record.decision).toEqual(record.decision);
  expect((record.facts?.preflights?.[0]?.at as Instant) < (record.facts?.at as Instant)).toBe(true);
});
