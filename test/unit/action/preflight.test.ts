/** The preflight of a gate that is asked in a job: run from the job itself, as far as it may reach. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { afterPreflight } from '../../../src/action/preflight.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { Network } from '../../../src/domain/probe.ts';
import { emptyFacts } from '../../../src/flow/gather/empty-facts.ts';
import { waitsOnlyForPreflight } from '../../../src/flow/preflight/with-preflight.ts';
import { decide } from '../../../src/policy/decide.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const SHA = 'c'.repeat(40);
const FILE = '.github/preflight.yml';

async function serve(status: number): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function undecided() {
  const text = `version: 1\nenvironments: { production: { preflight: ${FILE} } }\n`;
  const parsed = parsePolicy(text, { source: 'policy', file: '.github/tidegate.yml' });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  const policies = [{ policy: parsed.policy, source: 'repository', file: '.github/tidegate.yml' }] as const;
  const repository = { id: 7, owner: 'acme', name: 'shop', installationId: 0 };
  const facts = {
    ...emptyFacts(NOW, repository),
    question: { kind: 'deploy', environment: 'production', actor: 'anna' } as const,
    candidate: { sha: SHA },
  };
  return { kind: 'decided', policies, facts, decision: decide(policies, facts), warnings: [] } as const;
}

async function answered(smoke: string | null, network: Network = 'loopback') {
  const said: string[] = [];
  const file = vi.fn(async () => (smoke === null ? null : { text: smoke }));
  const repository = async () => ({
    defaultBranch: 'main',
    sha: 'a'.repeat(40),
    owner: { id: 1, isOrganisation: false },
  });
  const runner = { workspace: '/nowhere', isOfFork: false };
  const before = undecided();
  expect(waitsOnlyForPreflight(before.decision)).toBe(true);
  const surroundings = { network, runner, now: () => NOW + 1000, say: (text: string) => said.push(text) };
  const { facts, decision } = await afterPreflight(before, { repository, file }, surroundings);
  expect(file).toHaveBeenCalledWith(FILE, 'a'.repeat(40));
  return { preflight: facts.preflights?.[0], verdict: decision.verdict, said };
}

function home(url: string): string {
  return `version: 1\nchecks:\n  - { id: home, http: { url: "${url}" }, retry: { attempts: 1 } }\n`;
}

test('a pass opens, and stands among the facts', async () => {
  const { preflight, verdict } = await answered(home(await serve(200)));
  expect({ preflight, verdict }).toEqual({
    preflight: { file: FILE, verdict: 'pass', at: toInstant(NOW + 1000), failedChecks: [] },
    verdict: 'open',
  });
});

test('what failed holds, and the log says why', async () => {
  const { preflight, verdict, said } = await answered(home(await serve(500)));
  expect({ verdict, failed: preflight?.failedChecks }).toEqual({ verdict: 'waiting', failed: ['home'] });
  expect(said).toEqual([expect.stringMatching(/^preflight .*: fail \(home: .*500/)]);
});

test('a file that is not there, or asks for more than the job allows, is an error', async () => {
  const url = await serve(200);
  for (const [smoke, network] of [
    [null, 'loopback'],
    [home(url), 'public'],
    [`${home(url)}network: loopback\n`, 'public'],
  ] as const) {
    const { preflight, verdict } = await answered(smoke, network);
    expect({ seen: preflight?.verdict, verdict }).toEqual({ seen: 'error', verdict: 'waiting' });
  }
});
