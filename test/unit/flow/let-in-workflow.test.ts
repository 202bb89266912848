/** The workflow that a rollback is deployed with, at the head of a branch that nobody asked about. */
import { describe, expect, test } from 'vitest';
import { answerGate } from '../../../src/flow/answer/answer-gate.ts';
import { workflowNotLetIn } from '../../../src/flow/dispatched/let-in-workflow.ts';
import { BAD, dispatched, TARGET } from './dispatched-world.ts';
import { createWorld, GATE, type World } from './world.ts';

const HEAD = 'd'.repeat(40);
const DEPLOY = '.github/workflows/deploy.yml';
const INNER = '.github/workflows/inner.yml';
const COMMITS = { failedSha: BAD, targetSha: TARGET };

type Files = Readonly<Record<string, Readonly<Record<string, string>>>>;

function holding(files: Files) {
  return {
    file: async (path: string, sha: string) => {
      const text = files[sha]?.[path];
      return text === undefined ? null : { text };
    },
  };
}

const calls = `jobs: { deploy: { uses: ./${INNER} } }\n`;

describe('a workflow at the head of the default branch', () => {
  test.each<[string, Files]>([
    ['as in the commit that failed', { [HEAD]: { [DEPLOY]: 'a' }, [BAD]: { [DEPLOY]: 'a' } }],
    ['as in the commit that is gone back to', { [HEAD]: { [DEPLOY]: 'a' }, [TARGET]: { [DEPLOY]: 'a' } }],
    [
      'and those that it calls, in circles, too',
      {
        [HEAD]: { [DEPLOY]: calls, [INNER]: `uses: ./${DEPLOY}\n` },
        [BAD]: { [DEPLOY]: calls, [INNER]: `uses: ./${DEPLOY}\n` },
      },
    ],
    ['that is not there', {}],
  ])('%s needs no other word', async (_, files) => {
    expect(await workflowNotLetIn(DEPLOY, HEAD, COMMITS, holding(files))).toBeNull();
  });

  test.each<[string, string, Files]>([
    [
      'that is another one',
      DEPLOY,
      { [HEAD]: { [DEPLOY]: 'b' }, [BAD]: { [DEPLOY]: 'a' }, [TARGET]: { [DEPLOY]: 'a' } },
    ],
    ['that is new', DEPLOY, { [HEAD]: { [DEPLOY]: 'b' } }],
    [
      'that calls another one',
      INNER,
      {
        [HEAD]: { [DEPLOY]: calls, [INNER]: 'b' },
        [BAD]: { [DEPLOY]: calls, [INNER]: 'a' },
        [TARGET]: { [DEPLOY]: calls },
      },
    ],
    [
      'that is made of two commits',
      INNER,
      {
        [HEAD]: { [DEPLOY]: calls, [INNER]: 'b' },
        [BAD]: { [DEPLOY]: calls, [INNER]: 'a' },
        [TARGET]: { [DEPLOY]: 'c', [INNER]: 'b' },
      },
    ],
  ])('%s was never let in', async (_, path, files) => {
    expect(await workflowNotLetIn(DEPLOY, HEAD, COMMITS, holding(files))).toBe(path);
  });
});

const POLICY = `version: 1
environments: { production: { rollback: { on: [fail], authorise: { low: auto }, workflow: deploy.yml } } }
`;

/** Our run, which GitHub took a moment after somebody pushed. */
function waiting(files: Files): World {
  const world = Object.assign(createWorld(), { policy: POLICY, rollbacks: [dispatched()] });
  world.gate = { ...world.gate, sha: HEAD, actors: ['tidegate[bot]'] };
  const reach = world.ports.github;
  const github: typeof reach = async (repository) => {
    const given = await reach(repository);
    const { file } = holding(files);
    return { ...given, file: async (path, sha) => (path === DEPLOY ? file(path, sha) : given.file(path, sha)) };
  };
  return Object.assign(world, { ports: { ...world.ports, github } });
}

describe('the gate of a rollback that we dispatched', () => {
  test('is held while its run has a workflow that was never let in', async () => {
    const files = { [HEAD]: { [DEPLOY]: 'b' }, [BAD]: { [DEPLOY]: 'a' }, [TARGET]: { [DEPLOY]: 'a' } };
    const { record } = await answerGate(GATE, waiting(files).ports);
    expect(record.gate).toMatchObject({ state: 'held', reasons: ['workflow-not-let-in'] });
    expect(record.effects.map(({ kind }) => kind)).toEqual(['report-gate']);
  });

  test('is opened where the head has moved and the workflow has not', async () => {
    const files = { [HEAD]: { [DEPLOY]: 'a' }, [BAD]: { [DEPLOY]: 'a' } };
    const { record } = await answerGate(GATE, waiting(files).ports);
    expect(record.effects).toMatchObject([{ kind: 'open-gate', headSha: HEAD, effectiveSha: TARGET }]);
  });
});
