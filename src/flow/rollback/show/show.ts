/** What people see of a rollback, kept up to date: its issue, and what is told. The same as before is written once. */
import type { KeepIssue } from '../../../domain/effect.ts';
import { type EpochMs, toInstant } from '../../../domain/instant.ts';
import type { Notice } from '../../../domain/notice.ts';
import { questionKey } from '../../../domain/question.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { releaseManagerOf, sayReleaseManager } from '../../../policy/release-owner.ts';
import { whereToLook } from '../../escalation/where-to-look.ts';
import { assigneesOf } from '../../owner/assignees.ts';
import { runbookLine } from '../../owner/runbook-line.ts';
import { whoMayGoBack } from '../../owner/who-may-go-back.ts';
import type { Ports } from '../../ports.ts';
import { bodyOfIssue, SEED, titleOfIssue } from './issue-text.ts';
import { noticesOf } from './notices.ts';
import { sayAsked, seedOfIssue } from './seed.ts';
import { readTimeline } from './timeline.ts';
import { isWell, type RollbackView } from './view.ts';
import { whoIsWoken } from './who-is-woken.ts';

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
    who: whoMayGoBack(policies, environment),
    zone: policies.at(-1)?.policy.zone ?? 'UTC',
    ...helpOf(policies, environment),
    asked: isWell(seen.told) ? [] : sayAsked(policies),
    unanswered: whoIsWoken(policies, seen),
    page: await whereToLook(placeOf(seen), seen.failedSha, ports.store),
    timeline: await readTimeline(seen, ports.store),
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
    seed: isWell(seen.told) ? '' : number === null ? await seedOfIssue(policies, repository, ports) : SEED,
    isOver: false,
    ...(assignees.length === 0 ? {} : { assignees }),
  };
  const told = await ports.store.noticesOf(questionKey(seen.question));
  return { effects: [issue], notices: noticesOf(view, policies, toInstant(at), told) };
}

function placeOf({ question, told }: Seen) {
  const { repository, environment, deploymentId } = question;
  return { repository, environment, deploymentId, runId: told.failedRunId ?? 0 };
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
