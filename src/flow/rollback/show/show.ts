/** What people see of a rollback, kept up to date: its issue, and what is told. The same as before is written once. */
import type { KeepIssue } from '../../../domain/effect.ts';
import { type EpochMs, toInstant } from '../../../domain/instant.ts';
import type { Notice } from '../../../domain/notice.ts';
import { questionKey } from '../../../domain/question.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { releaseManagerOf, sayReleaseManager } from '../../../policy/release-owner.ts';
import type { Ports } from '../../ports.ts';
import { assigneesOf } from '../../release-record/assignees.ts';
import { runbookLine } from '../../release-record/runbook-line.ts';
import { bodyOfIssue, SEED, titleOfIssue } from './issue-text.ts';
import { noticesOf } from './notices.ts';
import { sayAsked, seedOfIssue } from './seed.ts';
import { type RollbackView, whoMaySay } from './view.ts';

export interface Shown {
  readonly effects: readonly KeepIssue[];
  readonly notices: readonly Notice[];
}

type Seen = Pick<
  RollbackView,
  'question' | 'failedSha' | 'targetSha' | 'told' | 'kept' | 'isHeld' | 'waits' | 'isMissing'
>;

export async function show(
  seen: Seen,
  { policies, ports, at }: { readonly policies: readonly PolicyInForce[]; readonly ports: Ports; readonly at: EpochMs },
): Promise<Shown> {
  const { repository, environment, deploymentId } = seen.question;
  const view: RollbackView = {
    ...seen,
    who: whoMaySay(policies, environment),
    zone: policies.at(-1)?.policy.zone ?? 'UTC',
    ...helpOf(policies, environment),
    asked: sayAsked(policies),
  };
  const assignees = assigneesOf(policies, environment);
  const key = `rollback/${deploymentId}`;
  const number = await ports.store.keptIssue(repository.id, key);
  const issue: KeepIssue = {
    kind: 'keep-issue',
    repository,
    key,
    number,
    title: titleOfIssue(view),
    label: 'tidegate:review',
    body: bodyOfIssue(view),
    // Of an issue that is there it is people's.
    seed: number === null ? await seedOfIssue(policies, repository, ports) : SEED,
    isOver: false,
    ...(assignees.length === 0 ? {} : { assignees }),
  };
  const told = await ports.store.noticesOf(questionKey(seen.question));
  return { effects: [issue], notices: noticesOf(view, policies, toInstant(at), told) };
}

function helpOf(policies: readonly PolicyInForce[], environment: string): Pick<RollbackView, 'manager' | 'runbook'> {
  const manager = releaseManagerOf(
    policies.map(({ policy }) => policy),
    environment,
  );
  const inIssue = runbookLine(policies, environment, 'issue');
  const plain = runbookLine(policies, environment, 'plain');
  return {
    ...(manager === undefined ? {} : { manager: sayReleaseManager(manager) }),
    ...(inIssue === null || plain === null ? {} : { runbook: { inIssue, plain } }),
  };
}
