/** What people see of a rollback, kept up to date: its issue, and what is told. The same as before is written once. */
import type { KeepIssue } from '../../../domain/effect.ts';
import { type EpochMs, toInstant } from '../../../domain/instant.ts';
import type { Notice } from '../../../domain/notice.ts';
import { questionKey } from '../../../domain/question.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import type { Ports } from '../../ports.ts';
import { bodyOfIssue, SEED, titleOfIssue } from './issue-text.ts';
import { noticesOf } from './notices.ts';
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
  };
  const key = `rollback/${deploymentId}`;
  const issue: KeepIssue = {
    kind: 'keep-issue',
    repository,
    key,
    number: await ports.store.keptIssue(repository.id, key),
    title: titleOfIssue(view),
    label: 'tidegate:review',
    body: bodyOfIssue(view),
    seed: SEED,
    isOver: false,
  };
  const told = await ports.store.noticesOf(questionKey(seen.question));
  return { effects: [issue], notices: noticesOf(view, policies, toInstant(at), told) };
}
