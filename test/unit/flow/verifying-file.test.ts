/** By which smoke file a pass was made: only one by the file that the policy names counts. */
import { describe, expect, test } from 'vitest';
import { digestOfText } from '../../../src/domain/canonical.ts';
import type { DeploymentFact } from '../../../src/domain/facts.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { VerificationQuestion, WatchQuestion } from '../../../src/domain/question.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { answerVerification } from '../../../src/flow/answer/answer-verification.ts';
import { answerWatch } from '../../../src/flow/answer/answer-watch.ts';
import { areVerifiedAsBefore, withVerifications } from '../../../src/flow/gather/verified.ts';
import { createWorld, NOW, REPOSITORY, type World } from './world.ts';

const SHA = 'c'.repeat(40);
const FILE = '.github/smoke.yml';
const TEXT = 'version: 1\nchecks: []\n';
const OWN = { path: FILE, digest: digestOfText(TEXT) };
const POLICY = `version: 1
environments: { production: { verify: { smoke: ./${FILE}, within: 15m, watch: 48h } } }
notify: [{ on: [verification-missing], slack: S }]
`;

async function said(claim: Partial<VerificationQuestion['claim']>, parts: Partial<World> = {}) {
  const world = Object.assign(createWorld(), { policy: POLICY, ...parts });
  if (parts.files === undefined) world.files.set(FILE, TEXT);
  world.job = { runAttempt: 2, deployments: [{ id: 70, sha: SHA }] };
  const question: VerificationQuestion = {
    kind: 'verification',
    repository: REPOSITORY,
    claim: {
      ...{ tokenId: 't', runId: 900, runAttempt: 2, environment: 'production', sha: SHA, verdict: 'pass' },
      ...{ failedChecks: [], at: toInstant(NOW), ...claim },
    },
  };
  const { record } = await answerVerification(question, world.ports);
  const [kept] = record.verifications ?? [];
  return { kept, summary: record.summary, asked: record.questions.map(({ kind }) => kind) };
}

describe('a pass', () => {
  test('by the file of the policy counts, and begins the watch', async () => {
    const { kept, asked } = await said({ smoke: OWN });
    expect(kept).toMatchObject({ verdict: 'pass', smoke: OWN });
    expect(kept).not.toHaveProperty('uncounted');
    expect(asked).toContain('hypercare');
  });

  test.each([
    [
      'ran another file',
      { smoke: { ...OWN, path: '.github/quick.yml' } },
      'other-file',
      /another file \(.github\/quick.yml\)/,
    ],
    ['ran a file outside the workspace', { smoke: { ...OWN, path: `/tmp/${FILE}` } }, 'other-file', /another file/],
    ['ran other content', { smoke: { ...OWN, digest: digestOfText('checks: none') } }, 'other-content', /Verify again/],
    ['names no file', {}, 'unnamed', /sent by an older Action: it does not name its file/],
  ] as const)('that %s is kept and does not count', async (_, claim, code, text) => {
    const { kept, summary, asked } = await said(claim);
    expect(kept).toMatchObject({ verdict: 'pass', uncounted: { code, asked: FILE } });
    expect(summary).toMatch(text);
    expect(asked).not.toContain('hypercare');
  });

  test('by a file that no commit has does not count', async () => {
    const { kept, summary } = await said({ smoke: OWN }, { files: new Map() });
    expect(kept).toMatchObject({ uncounted: { code: 'no-such-file' } });
    expect(summary).toContain('Add the file');
  });

  test('does not count where the policy cannot be read', async () => {
    const { kept } = await said({ smoke: OWN }, { policy: 'version: 1\nenvironments: 7\n' });
    expect(kept).toMatchObject({ uncounted: { code: 'policy-unknown', asked: null } });
  });

  test.each([
    ['the policy names no file', 'version: 1\nenvironments: { production: { verify: { within: 15m } } }\n'],
    ['the policy names one elsewhere', `version: 1\nenvironments: { staging: { verify: { smoke: ${FILE} } } }\n`],
    ['there is no policy', null],
  ])('counts whatever ran it where %s', async (_, policy) => {
    expect((await said({}, { policy })).kept).not.toHaveProperty('uncounted');
  });
});

test.each(['fail', 'error', 'inconclusive'] as const)(
  'a verdict of %s counts whatever file found it',
  async (verdict) => {
    const { kept, asked } = await said({ verdict, smoke: { ...OWN, path: 'other.yml' } });
    expect(kept).toMatchObject({ verdict, smoke: { path: 'other.yml' } });
    expect(kept).not.toHaveProperty('uncounted');
    expect(asked).toContain('rollback');
  },
);

const UNCOUNTED: Verification = {
  ...{ repositoryId: REPOSITORY.id, deploymentId: 70, environment: 'production', sha: SHA, verdict: 'pass' },
  ...{ failedChecks: [], smoke: { ...OWN, path: 'other.yml' }, uncounted: { code: 'other-file', asked: FILE } },
  at: toInstant(NOW - 60_000),
};
const DEPLOYED: DeploymentFact = {
  ...{ id: 70, environment: 'production', sha: SHA, state: 'success' },
  ...{ startedAt: toInstant(NOW - 960_000), finishedAt: toInstant(NOW - 900_000) },
};

test('a deployment that only another file verified is missing its verification, and people are told why', async () => {
  const world = Object.assign(createWorld(), { policy: POLICY, verified: [UNCOUNTED], filed: [DEPLOYED] });
  const watch: WatchQuestion = {
    ...{ kind: 'watch', repository: REPOSITORY, deploymentId: 70, runId: 900, environment: 'production' },
  };
  const { record } = await answerWatch(watch, world.ports);
  expect(record.verifications).toMatchObject([{ verdict: 'missing', deploymentId: 70 }]);
  expect(record.questions).toContainEqual(expect.objectContaining({ kind: 'rollback' }));
  expect(record.summary).toContain(
    'no verification that counts arrived in time. A verification passed, but ran another file',
  );
  expect(JSON.stringify(record.notices)).toContain('ran another file (other.yml)');
});

test('a decision sees it beside the deployment, until one comes that counts, and is made anew then', async () => {
  const uncounted = { code: 'other-file', asked: FILE, path: 'other.yml', at: UNCOUNTED.at };
  const known = { isTold: true, newest: [], uncounted: [UNCOUNTED] };
  const [seen] = await withVerifications([{ ...DEPLOYED, isOfJob: true }], 'production', async () => known);
  expect(seen).toEqual({ ...DEPLOYED, uncounted });
  const missing = { ...known, newest: [{ ...UNCOUNTED, verdict: 'missing', uncounted: undefined } as const] };
  const [late] = await withVerifications([DEPLOYED], 'production', async () => missing);
  expect(late).toMatchObject({ verification: { verdict: 'missing' }, uncounted });
  const { uncounted: _, ...pass } = UNCOUNTED;
  const counted = { ...known, newest: [pass] };
  const [after] = await withVerifications([DEPLOYED], 'production', async () => counted);
  expect(after).toEqual({ ...DEPLOYED, verification: { verdict: 'pass', at: UNCOUNTED.at } });
  const before = [{ ...DEPLOYED, uncounted } as DeploymentFact];
  expect(await areVerifiedAsBefore(before, async () => known)).toBe(true);
  expect(await areVerifiedAsBefore(before, async () => counted)).toBe(false);
  expect(await areVerifiedAsBefore([DEPLOYED], async () => known)).toBe(false);
});
