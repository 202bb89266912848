/** A rollback that switches: the workflow is given the inputs of the policy, and no commit. */
import { expect, test } from 'vitest';
import { applyDispatch } from '../../../src/flow/dispatched/apply-dispatch.ts';
import { dispatchOf } from '../../../src/flow/dispatched/dispatch-of.ts';
import { startInputs } from '../../../src/flow/dispatched/start-inputs.ts';
import type { Sending } from '../../../src/flow/ports.ts';
import { answerRollback } from '../../../src/flow/rollback/answer-rollback.ts';
import { switchInputs } from '../../../src/flow/rollback/case/switch.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { BAD, ordered, TARGET } from './dispatched-world.ts';
import { badRelease, FINDING, POLICY } from './rollback-world.ts';
import { createWorld, NOW, REPOSITORY } from './world.ts';

function inForce(rollback: string) {
  const file = '.github/tidegate.yml';
  const text = `version: 1\nenvironments: { production: { rollback: { ${rollback} } } }\n`;
  const parsed = parsePolicy(text, { source: 'policy', file });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return { policy: parsed.policy, source: 'repository', file } as const;
}

const SWITCH = 'mode: switch, inputs: { slot: blue }';

test('the policy that names the workflow says how it is started', () => {
  const ofCommit = inForce('workflow: deploy.yml');
  const switching = inForce(`workflow: switch.yml, ${SWITCH}`);
  expect(switchInputs([switching], 'Production')).toEqual({ slot: 'blue' });
  expect(switchInputs([ofCommit], 'production')).toBeUndefined();
  expect(switchInputs([switching, ofCommit], 'production')).toBeUndefined();
  expect(switchInputs([ofCommit, switching], 'production')).toEqual({ slot: 'blue' });
  expect(switchInputs([ofCommit, inForce(SWITCH)], 'production')).toEqual({ slot: 'blue' });
  expect(switchInputs([switching], 'staging')).toBeUndefined();
});

async function sent(workflow: string, inputs: Readonly<Record<string, string>> | undefined) {
  const kept = ordered({ failedSha: BAD, targetSha: TARGET });
  const world = Object.assign(createWorld(), { policy: workflow, rollbacks: [kept] });
  const { github } = world.ports;
  const sendings: Sending[] = [];
  Object.assign(world.ports, {
    github: async (...asked: Parameters<typeof github>) => {
      const reached = await github(...asked);
      const apply: typeof reached.apply = async (_effect, _at, _isNew, sending) => {
        if (sending) sendings.push(sending);
        return { kind: 'done', run: { id: 99, url: '' } };
      };
      return { ...reached, apply };
    },
  });
  world.filed = [
    { id: 5, environment: 'production', sha: BAD, startedAt: '2026-11-24T07:00:00Z' as never, state: 'success' },
  ];
  const effect = dispatchOf(kept, { repository: REPOSITORY, workflow: 'switch.yml', inputs });
  const outcome = await applyDispatch(effect, world.ports);
  return { outcome, sent: sendings[0]?.inputs, effect };
}

const TAKES_SLOT = 'on: { workflow_dispatch: { inputs: { slot: { type: string }, sha: { type: string } } } }\n';

test('the inputs of the policy are sent, and no commit', async () => {
  expect((await sent(TAKES_SLOT, { slot: 'blue' })).sent).toEqual({ slot: 'blue' });
  expect((await sent(TAKES_SLOT, undefined)).sent).toEqual({ sha: TARGET });
});

test('an input that the workflow does not declare is refused with its name and what to do', async () => {
  const { outcome, sent: inputs } = await sent(TAKES_SLOT, { slot: 'blue', flag: 'off' });
  expect(inputs).toBeUndefined();
  expect(outcome).toMatchObject({ kind: 'superseded', code: 'target-unavailable' });
  expect('because' in outcome && outcome.because).toMatch(/does not take the input `flag`.*add the line `flag: /);
});

test('a workflow that nobody can start by hand is told which inputs it needs', async () => {
  const { outcome } = await sent('on: push\n', { slot: 'blue', flag: 'off' });
  expect('because' in outcome && outcome.because).toContain(
    'inputs: { slot: { type: string }, flag: { type: string } }',
  );
});

test('a workflow that can show the rollback in its name is given its mark besides, unless the policy gives that', () => {
  const start = { targetSha: TARGET, rollbackId: 'r-1' };
  expect(startInputs(['slot', 'tidegate'], { ...start, switched: { slot: 'blue' } })).toEqual({
    ...{ inputs: { slot: 'blue', tidegate: 'r-1' }, mark: 'r-1' },
  });
  expect(startInputs(['tidegate'], { ...start, switched: { tidegate: 'x' } })).toEqual({
    ...{ inputs: { tidegate: 'x' }, mark: null },
  });
});

test('what was decided is dispatched with them, and the ledger names the commit that runs then', async () => {
  const policy = POLICY.replace(
    'workflow: deploy.yml',
    'workflow: deploy.yml\n      mode: switch\n      inputs: { slot: blue }',
  );
  expect(policy).not.toBe(POLICY);
  const world = Object.assign(badRelease(policy), { now: NOW });
  const { record } = await answerRollback(FINDING, world.ports);
  expect(record.effects.find(({ kind }) => kind === 'dispatch-run')).toMatchObject({ inputs: { slot: 'blue' } });
  expect(record.rollbacks).toMatchObject([{ state: 'ordered', targetSha: expect.any(String) }]);
});
