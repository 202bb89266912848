import { expect, test } from 'vitest';
import type { Event } from '../../../src/domain/event.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { type GateQuestion, questionKey } from '../../../src/domain/question.ts';
import { ask } from '../../../src/flow/ask.ts';

const repository = { id: 7, owner: 'acme', name: 'shop', installationId: 3 };
const renamed = { ...repository, name: 'store', installationId: 4 };
const open: GateQuestion = { kind: 'gate', repository, deploymentId: 1, runId: 2, environment: 'production' };
const pullRequest = { kind: 'pull-request', repository, number: 12 };

const group = {
  headSha: 'b'.repeat(40),
  baseSha: 'a'.repeat(40),
  base: 'main',
  madeAt: toInstant(0),
  isOver: false,
};

test.each<[Event, readonly unknown[]]>([
  [{ kind: 'gate-requested', gate: { ...open, deploymentId: 5 } }, [{ ...open, deploymentId: 5 }]],
  [{ kind: 'pull-request-changed', repository, number: 12 }, [pullRequest, open]],
  [{ kind: 'merge-group-changed', repository, number: 12, group }, [{ ...pullRequest, group }]],
  [{ kind: 'default-branch-moved', repository }, [{ kind: 'policy', repository }, open]],
  [{ kind: 'deployment-moved', repository }, [open]],
  [{ kind: 'issue-moved', repository }, [open]],
  [{ kind: 'milestone-moved', repository, number: 4 }, [{ kind: 'plan', repository, milestone: 4 }, open]],
  [{ kind: 'checks-moved', repository, sha: 'a' }, [open]],
  [{ kind: 'run-moved', repository, runId: 2 }, [open]],
  [{ kind: 'people-changed', installationId: 3 }, [open]],
  [{ kind: 'repositories-added', repositories: [repository] }, [{ kind: 'policy', repository }]],
  [
    { kind: 'repository-changed', repository: renamed },
    [
      { kind: 'policy', repository: renamed },
      { ...open, repository: renamed },
    ],
  ],
  [
    { kind: 'command-written', repository, issueNumber: 12, commentId: 9 },
    [{ kind: 'command', repository, issueNumber: 12, commentId: 9 }],
  ],
  [{ kind: 'unrelated', because: 'it is' }, []],
])('%j asks', (event, questions) => {
  expect(ask(event, [open])).toEqual(questions);
});

test('a merge group is another subject than its pull request, and over or not it is the same one', () => {
  const asked = { kind: 'pull-request', repository, number: 12, group } as const;
  expect(questionKey(asked)).not.toBe(questionKey({ kind: 'pull-request', repository, number: 12 }));
  expect(questionKey({ ...asked, number: 13, group: { ...group, isOver: true } })).toBe(questionKey(asked));
});
