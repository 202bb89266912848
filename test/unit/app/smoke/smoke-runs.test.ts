/** Smoke files that the App runs: against real servers on this machine, a few at a time, and nothing else. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createSmokeRuns, type SmokeRunsOptions } from '../../../../src/app/smoke/smoke-runs.ts';
import type { Network } from '../../../../src/domain/probe.ts';
import { handle } from '../../../../src/flow/handle.ts';
import type { AskedSmoke, NewProbe } from '../../../../src/flow/ports.ts';
import { claimOf, createWorld, GATE } from '../../flow/world.ts';
import { planOfText } from '../../smoke/world.ts';

const SHA = 'c'.repeat(40);
const T0 = Date.parse('2026-11-24T08:00:00Z');
const REPOSITORY = { id: 7, owner: 'acme', name: 'shop', installationId: 3 };

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function runs(network: Network = 'loopback') {
  const kept: NewProbe[] = [];
  const asked: unknown[] = [];
  const onEnded = vi.fn();
  let now = T0;
  const options: SmokeRunsOptions = {
    network,
    proxyFrom: {},
    store: {
      keepProbe: async (probe) => {
        kept.push(probe);
      },
      askNow: async (questions, _at, gates) => {
        asked.push({ questions, gates });
      },
    },
    clock: { now: () => (now += 1000) },
    log: pino({ level: 'silent' }),
    onEnded,
  };
  const running = createSmokeRuns(options);
  onTestFinished(() => running.stop());
  return { running, kept, asked, onEnded };
}

function askedFor(checks: string, change: Partial<AskedSmoke> = {}, top = ''): AskedSmoke {
  return {
    ...{
      repositoryId: 7,
      environment: 'production',
      deploymentId: 70,
      purpose: 'hypercare',
      file: 'smoke.yml',
      sha: SHA,
    },
    plan: planOfText(`version: 1\ndeadline: 20s\nfail-fast: false\n${top}checks:\n${checks}`),
    askAgain: { kind: 'hypercare', repository: REPOSITORY, environment: 'production', deploymentId: 70, runId: 99 },
    ...change,
  };
}

function http(id: string, url: string): string {
  return `  - { id: ${id}, http: { url: "${url}" }, retry: { attempts: 1 } }\n`;
}

async function ended({ kept }: { readonly kept: readonly NewProbe[] }, count = 1): Promise<NewProbe> {
  await expect.poll(() => kept.length, { timeout: 10_000, interval: 5 }).toBe(count);
  return kept[count - 1] as NewProbe;
}

test('what a run found is kept first, and then the question that waits for it is asked again', async () => {
  const url = await serve((_request, response) => response.end(JSON.stringify({ commit: SHA.slice(0, 7) })));
  const place = runs();
  const check = `  - { id: live, interval: 1ms, version: { url: "${url}", json: "$.commit", expect: "${SHA}" } }\n`;
  const asked = askedFor(check);
  expect(place.running.start(asked)).toBe('started');
  const { startedAt, at, ...probe } = await ended(place);
  const { plan: _, askAgain, ...key } = asked;
  expect(probe).toEqual({ ...key, verdict: 'pass', failedChecks: [], because: null, liveSha: SHA.slice(0, 7) });
  expect(startedAt < at).toBe(true);
  await expect.poll(() => place.onEnded.mock.calls.length).toBe(1);
  expect(place.asked).toEqual([{ questions: [askAgain], gates: 'reminder' }]);
});

test('what failed is named, the reason of the verdict first', async () => {
  const url = await serve((request, response) => {
    response.statusCode = request.url === '/bad' ? 500 : 200;
    response.end();
  });
  const place = runs();
  place.running.start(askedFor(`${http('good', url)}${http('bad', `${url}/bad`)}`));
  const { verdict, failedChecks, because, liveSha } = await ended(place);
  expect({ verdict, failedChecks, liveSha }).toEqual({ verdict: 'fail', failedChecks: ['bad'], liveSha: null });
  expect(because).toMatch(/^bad: .*500/);
});

test.each([
  ['program', '  - { id: x, command: { argv: [touch, /tmp/never] } }\n', 'starts no programs'],
  ['file', '  - { id: x, junit: { file: /etc/passwd } }\n', 'reads no files'],
])('no %s of this machine is touched for anybody: that is an error', async (_what, check, said) => {
  const place = runs();
  place.running.start(askedFor(check));
  expect(await ended(place)).toMatchObject({
    verdict: 'error',
    failedChecks: ['x'],
    because: expect.stringContaining(said),
  });
});

test('addresses of the own network are refused unless the operator allows them', async () => {
  const asked = vi.fn();
  const url = await serve((_request, response) => {
    asked();
    response.end();
  });
  const place = runs('public');
  place.running.start(askedFor(http('home', url)));
  expect((await ended(place)).verdict).toBe('error');
  place.running.start(askedFor(http('home', url), {}, 'network: loopback\n'));
  expect(await ended(place, 2)).toMatchObject({ verdict: 'error', because: expect.stringContaining('PROBE_NETWORK') });
  expect(asked).not.toHaveBeenCalled();
});

test('the same run is not started twice, and never more than four are under way', async () => {
  const url = await serve(() => undefined);
  const place = runs();
  const start = (deploymentId: number) => place.running.start(askedFor(http('home', url), { deploymentId }));
  expect([1, 1, 2, 3, 4, 5].map(start)).toEqual(['started', 'running', 'started', 'started', 'started', 'full']);
});

test('one organisation, however many repositories it has, leaves room for the others', async () => {
  const url = await serve(() => undefined);
  const place = runs();
  const start = (deploymentId: number, installationId: number) => {
    const repository = { ...REPOSITORY, id: deploymentId, installationId };
    const askAgain = { kind: 'hypercare', repository, environment: 'production', deploymentId, runId: 99 } as const;
    return place.running.start(askedFor(http('home', url), { deploymentId, askAgain }));
  };
  expect([1, 2, 3, 4, 5].map((id) => start(id, 1)).at(-1)).toBe('full');
  expect([6, 7, 8, 9, 10].map((id) => start(id, 2))).toEqual(['started', 'started', 'started', 'started', 'full']);
  expect(start(11, 3)).toBe('full');
});

test('when the App stops, a run ends at once, nothing of it is kept, and no other begins', async () => {
  const url = await serve(() => undefined);
  const place = runs();
  place.running.start(askedFor(http('home', url)));
  const before = performance.now();
  await place.running.stop();
  expect(performance.now() - before).toBeLessThan(5000);
  expect({ kept: place.kept, asked: place.asked }).toEqual({ kept: [], asked: [] });
  expect(place.running.start(askedFor(http('home', url)))).toBe('full');
});

test('a run that takes longer than it may ends with its deadline, and makes room', async () => {
  const url = await serve(() => undefined);
  const place = runs();
  const asked = askedFor(http('home', url));
  place.running.start({ ...asked, plan: { ...asked.plan, deadlineMs: 50 } });
  expect((await ended(place)).verdict).not.toBe('pass');
  await expect.poll(() => place.running.start(asked)).toBe('started');
});

test('a gate that waits for its preflight opens when the run that it started has passed', async () => {
  const url = await serve((_request, response) => response.end('ready'));
  const place = runs();
  const world = Object.assign(createWorld(), {
    policy: 'version: 1\nenvironments: { production: { preflight: .github/preflight.yml } }\n',
  });
  world.files.set('.github/preflight.yml', `version: 1\nchecks:\n${http('home', url)}`);
  Object.assign(world.ports, { smoke: place.running.start });
  await handle(claimOf(GATE), world.ports);
  expect(world.applied.map(({ kind }) => kind)).toEqual(['report-gate']);
  world.probe = { ...(await ended(place)), failures: 0 };
  world.now = Date.parse(world.probe.at) + 1000;
  await expect.poll(() => place.asked).toEqual([{ questions: [GATE], gates: 'reminder' }]);
  await handle(claimOf(GATE), world.ports);
  expect(world.applied.map(({ kind }) => kind)).toEqual(['report-gate', 'open-gate']);
});
