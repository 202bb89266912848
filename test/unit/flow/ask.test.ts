import { expect, test } from 'vitest';
import type { GateQuestion } from '../../../src/domain/question.ts';
import { ask } from '../../../src/flow/ask.ts';
import type { Heard } from '../../../src/flow/ports.ts';

const repository = { id: 7, owner: 'acme', name: 'shop', installationId: 3 };
const open: GateQuestion = { kind: 'gate', repository, deploymentId: 1, runId: 2, environment: 'production' };
const pullRequest = { kind: 'pull-request', repository, number: 12 };

test.each<[Heard, readonly unknown[]]>([
  [{ kind: 'gate-requested', gate: { ...open, deploymentId: 5 } }, [{ ...open, deploymentId: 5 }]],
  [{ kind: 'pull-request-changed', repository, number: 12 }, [pullRequest, open]],
  [{ kind: 'default-branch-moved', repository }, [{ kind: 'policy', repository }, open]],
  [{ kind: 'deployment-moved', repository }, [open]],
  [{ kind: 'issue-moved', repository }, [open]],
  [{ kind: 'checks-moved', repository, sha: 'a' }, [open]],
  [
    { kind: 'command-written', repository, issueNumber: 12, commentId: 9 },
    [{ kind: 'command', repository, issueNumber: 12, commentId: 9 }],
  ],
  [{ kind: 'unrelated', because: 'it is' }, []],
])('%j asks', (event, questions) => {
  expect(ask(event, [open])).toEqual(questions);
});
