/** What a gate asks about the candidate besides its changes: alerts, attestations, linked issues, the written record. */
import { expect, test } from 'vitest';
import type { Facts } from '../../../src/domain/facts.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { markOf } from '../../../src/domain/kept-issue.ts';
import type { Question } from '../../../src/domain/question.ts';
import { handle } from '../../../src/flow/handle.ts';
import { parseFacts } from '../../../src/policy/facts/parse.ts';
import { claimOf, createWorld, GATE, NOW, REPOSITORY, type World } from './world.ts';

const PULL_REQUEST: Question = { kind: 'pull-request', repository: REPOSITORY, number: 12 };
const DIGEST = `sha256:${'d'.repeat(64)}`;
const gateOf = (require: string, at = 'deploy') =>
  `version: 1\ngates: [{ name: evidence, at: ${at}, require: { ${require} } }]\n`;
const ALERTS = gateOf('alerts: { code-scanning: high, dependabot: critical }');
const ATTESTED = gateOf('attestation: { signer: .github/workflows/build.yml }');
const LINKED = gateOf('linked-issue: true');
const WRITTEN = gateOf('sections: [Rollback plan]');

async function asked(question: Question, parts: Partial<World>, digest?: string): Promise<World & { facts: Facts }> {
  const world = Object.assign(createWorld(), parts);
  if (digest !== undefined) world.gate = { ...world.gate, digest };
  await handle(claimOf(question), world.ports);
  const facts = world.records[0]?.facts as Facts;
  if (world.records[0]?.decision) expect(parseFacts(facts, 'facts')).toMatchObject({ kind: 'valid' });
  return Object.assign(world, { facts });
}

test('alerts are read of the tools that a gate asks about, on the commit and ref that are deployed', async () => {
  const known = { kind: 'known', tool: 'dependabot', open: [] } as const;
  const { reads, facts } = await asked(GATE, { policy: ALERTS, alerts: [known] });
  expect(reads.filter((read) => read.startsWith('alerts'))).toEqual(['alerts code-scanning, dependabot c main']);
  expect(facts.alerts).toEqual([known]);
});

test.each<readonly [string, string, Partial<World>]>([
  ['alerts', ALERTS, { alerts: [{ kind: 'unknown', tool: 'dependabot', because: 'switched-off' }] }],
  ['attestation', ATTESTED, { artifacts: { complete: true, uploaded: [] } }],
])('%s: no event tells when what is missing is there, so it is looked for again', async (_, policy, parts) => {
  const { applied, released } = await asked(GATE, { policy, ...parts });
  expect(applied.map(({ kind }) => kind)).toEqual(['report-gate']);
  expect(released).toEqual([{ dueAt: NOW + 600_000 }]);
});

test('alerts that cannot be read hold the gate, and say why', async () => {
  const refused = new Failure('forbidden', 'This needs the permission "security_events: read".');
  const { applied, released } = await asked(GATE, { policy: ALERTS, alerts: refused });
  expect(applied.map(({ kind }) => kind)).toEqual(['report-gate']);
  expect(JSON.stringify(applied)).toContain('permission');
  expect(released[0]?.dueAt).not.toBeNull();
});

test('an attestation is looked for by the digest that the deployment names', async () => {
  const attestation = {
    digest: DIGEST,
    signer: '.github/workflows/build.yml',
    repository: 'acme/shop',
    sha: 'c'.repeat(40),
  };
  const { reads, facts } = await asked(GATE, { policy: ATTESTED, attestations: [attestation] }, DIGEST);
  expect(reads).toContain('attestations sha256:ddd');
  expect(facts.candidate.digest).toBe(DIGEST);
  expect(facts.attestations).toEqual([attestation]);
});

test('where the deployment names no digest, what its run uploaded is asked about, as each gate names it', async () => {
  const other = DIGEST.replaceAll('d', 'e');
  const artifacts = {
    complete: true,
    uploaded: [
      { name: 'dist', digest: DIGEST },
      { name: 'image', digest: other },
    ],
  };
  const policy = gateOf('attestation: { signer: .github/workflows/build.yml, artifact: "dist*" }');
  const named = await asked(GATE, { policy, artifacts });
  expect(named.reads.filter((read) => /^(artifacts|attestations)/.test(read))).toEqual([
    `artifacts of run ${GATE.runId}`,
    'attestations sha256:ddd',
  ]);
  expect(named.facts.candidate).toMatchObject({ artifacts });
  expect(named.facts.candidate).not.toHaveProperty('digest');
  const unnamed = await asked(GATE, { policy: ATTESTED, artifacts });
  expect(unnamed.reads.filter((read) => read.startsWith('attestations'))).toEqual([]);
  expect(unnamed.applied.map(({ kind }) => kind)).not.toContain('open-gate');
  const told = await asked(GATE, { policy, artifacts }, DIGEST);
  expect(told.reads.filter((read) => read.startsWith('artifacts'))).toEqual([]);
  expect((await asked(GATE, { policy: LINKED, artifacts })).facts.candidate).not.toHaveProperty('artifacts');
});

test('without a digest nothing is looked for, and the gate does not open', async () => {
  const { reads, facts, applied } = await asked(GATE, { policy: ATTESTED });
  expect(reads.filter((read) => read.startsWith('attestations'))).toEqual([]);
  expect(facts).not.toHaveProperty('attestations');
  expect(applied.map(({ kind }) => kind)).not.toContain('open-gate');
});

test('linked issues are asked of the pull requests that did not bring them, at both questions', async () => {
  const linkedIssues = ['acme/shop#3'];
  const deployed = await asked(GATE, { policy: LINKED, linkedIssues });
  expect(deployed.reads).toContain('linked issues of #12');
  expect(deployed.facts.changes).toMatchObject([{ issues: linkedIssues }]);
  const merged = await asked(PULL_REQUEST, { policy: gateOf('linked-issue: true', 'merge'), linkedIssues });
  expect(merged.facts.changes).toMatchObject([{ issues: linkedIssues }]);
  const unasked = await asked(GATE, { policy: ATTESTED, linkedIssues });
  expect(unasked.reads).not.toContain('linked issues of #12');
});

test('the record is what people wrote around our part of it', async () => {
  const key = `release/${'c'.repeat(40)}`;
  const ours = `${markOf(key)}\n## Ours\n<!-- tidegate:end -->`;
  const body = `before\n${ours}\n## Rollback plan\nGo back.`;
  const world = createWorld();
  world.issues[5] = { body, milestone: null };
  const store = { ...world.ports.store, keptIssue: async (_: number, asked: string) => (asked === key ? 5 : null) };
  Object.assign(world, { policy: WRITTEN });
  await handle(claimOf(GATE), { ...world.ports, store });
  const facts = world.records[0]?.facts as Facts;
  expect(facts.record).toEqual({ body: 'before\n\n## Rollback plan\nGo back.' });
});

test('a release without a record has none, and nobody looks for one that no gate asks about', async () => {
  expect((await asked(GATE, { policy: WRITTEN })).facts).not.toHaveProperty('record');
  const world = createWorld();
  const store = { ...world.ports.store, keptIssue: async () => Promise.reject(new Error('nobody asked')) };
  Object.assign(world, { policy: ALERTS });
  await handle(claimOf(GATE), { ...world.ports, store });
  expect(world.records[0]?.decision).toBeDefined();
});
