import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { caseFrom, meansTo } from '../../../src/action/rollback/case.ts';
import type { JobDeployment } from '../../../src/action/rollback/lane.ts';
import { findTrigger } from '../../../src/action/rollback/trigger.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { rollbackSettings } from '../../../src/flow/rollback/case/settings.ts';
import { decideRollback } from '../../../src/rollback/decide.ts';
import { reportJson } from '../../../src/smoke/output/report-json.ts';
import { inForce } from '../policy/builders.ts';
import { BAD, GOOD, madeCase, NOW } from '../rollback/made-case.ts';
import { live, planOfText, run } from '../smoke/world.ts';

const PLAN = planOfText(
  `version: 1\ndeadline: 1m\nchecks:\n  - { id: live, version: { url: "http://live.example/", json: "$.commit", expect: "${BAD}" } }\n`,
);

/** A job whose smoke step saw these versions, and asks in the next step whether it goes back. */
async function decided(...answers: readonly string[]) {
  const reportDir = await mkdtemp(join(tmpdir(), 'tidegate-rollback-case-'));
  onTestFinished(() => rm(reportDir, { recursive: true }));
  const report = await run(PLAN, { live: answers.map(live) });
  const named = { ...report, environment: 'production', sha: BAD, finishedAt: toInstant(NOW) };
  await writeFile(join(reportDir, 'smoke-report.json'), reportJson(named));
  const found = await findTrigger({
    ...{ inputs: { sha: BAD }, environment: 'production', policies: [], defaultBranch: 'main', at: NOW, reportDir },
    runner: {
      ...{ repository: { id: 7, owner: 'acme', name: 'shop', installationId: 0 }, eventName: 'push' },
      repositoryUrl: 'https://github.com/acme/shop',
      ...{ ref: 'refs/heads/main', workflow: '.github/workflows/deploy.yml', isOfFork: false, sha: BAD, runId: 42 },
      ...{ runAttempt: 1, actors: ['anna'], deployment: null, workspace: '/w', reportDir, summaryFile: undefined },
    },
    github: { people: async () => ({}) },
  });
  if (found.kind !== 'trigger') throw new Error(found.because);
  const made = madeCase();
  const lane = made.deployments.map((each): JobDeployment => ({ ...each, run: null }));
  const failed = lane.find(({ sha }) => sha === BAD) ?? null;
  const { rules, environment, takenAway, target } = made;
  const { trigger, liveSha } = found;
  const read = caseFrom({
    ...{ at: NOW, environment, rules, policies: [], trigger, liveSha, failed, lane, dispatched: [] },
  });
  return decideRollback({ ...read, failed: made.failed, takenAway, target });
}

it('scenario 1: where the report saw last known good up to its end, there is nothing to start', async () => {
  expect(await decided(GOOD)).toMatchObject({ action: 'none', reason: { code: 'already-rolled-back' } });
  expect(await decided(GOOD.slice(0, 8))).toMatchObject({ action: 'none', reason: { code: 'already-rolled-back' } });
});

it('where the report saw a version that nobody expected, a person is asked', async () => {
  expect(await decided('e'.repeat(40))).toMatchObject({
    action: 'hold',
    reason: { code: 'approval-required', because: 'unexpected-live' },
  });
});

it.each(['deploy.yml', '.github/workflows/deploy.yml'])(
  'goes back with the workflow that a policy names %j',
  async (workflow) => {
    const policy = inForce(`version: 1\nenvironments: { production: { rollback: { workflow: ${workflow} } } }\n`);
    const rules = rollbackSettings([policy], 'production');
    const files: Record<string, string> = {
      '.github/workflows/deploy.yml': 'on: { workflow_dispatch: { inputs: { sha: {}, tidegate: {} } } }\n',
    };
    const means = await meansTo(GOOD, rules ?? { workflow: undefined }, {
      repository: async () => ({ defaultBranch: 'main', sha: BAD, owner: { id: 1, isOrganisation: false } }),
      file: async (path) => (files[path] === undefined ? null : { text: files[path] }),
      commit: async () => ({ sha: GOOD }) as never,
    });
    expect(means).toEqual({ target: { isAvailable: true }, inputs: ['sha', 'tidegate'] });
  },
);
