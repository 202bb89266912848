/** What happened to a finding, all of it: what is decided later takes nothing away of what was known before. */
import { epochMs, type Instant } from '../../../domain/instant.ts';
import { type EscalationQuestion, questionKey } from '../../../domain/question.ts';
import type { KeptEscalation, Store } from '../../ports.ts';
import { sayVerdict } from './told.ts';
import { type RollbackView, short } from './view.ts';

/** Plain text. */
export interface Happened {
  readonly at: Instant;
  readonly text: string;
}

type Reads = Pick<Store, 'verifications' | 'statements' | 'escalation'>;
type Seen = Pick<RollbackView, 'question' | 'failedSha' | 'targetSha' | 'told' | 'kept'>;

/** Oldest first, each thing once. */
export async function readTimeline(seen: Seen, store: Reads): Promise<readonly Happened[]> {
  const { told, failedSha } = seen;
  const found = { at: told.foundAt, text: `${short(failedSha)}: ${told.finding}` };
  const all = [
    ...(await verified(seen, store)),
    ...(told.earlier ?? []),
    ...(await paged(seen, store)),
    ...(await said(seen, store)),
    found,
    ...ledger(seen),
  ];
  const once = new Map(all.map((each) => [JSON.stringify([epochMs(each.at), each.text]), each]));
  return [...once.values()].toSorted((one, other) => epochMs(one.at) - epochMs(other.at));
}

/** What was last said of the deployment, whatever was decided since. */
async function verified({ question, failedSha }: Seen, store: Reads): Promise<readonly Happened[]> {
  const { newest } = await store.verifications(question.repository.id, question.environment);
  const own = newest.filter(({ deploymentId, sha }) => deploymentId === question.deploymentId && sha === failedSha);
  return own.map((each) => ({ at: each.at, text: `${short(failedSha)}: ${sayVerdict(each)}` }));
}

const EVENTS: readonly EscalationQuestion['event'][] = [
  'verification-failed',
  'verification-missing',
  'rollback-failed',
];

async function paged({ question, told }: Seen, store: Reads): Promise<readonly Happened[]> {
  const { repository, environment, deploymentId } = question;
  const runId = told.failedRunId ?? 0;
  const happened: Happened[] = [];
  for (const event of EVENTS) {
    const key = questionKey({ kind: 'escalation', repository, environment, deploymentId, runId, event });
    const kept = await store.escalation(key);
    if (kept !== null) happened.push(...ofEscalation(kept));
  }
  return happened;
}

function ofEscalation({ pages, acknowledged, endedAt, ending }: KeptEscalation): readonly Happened[] {
  const told = pages.flatMap(({ level, variable, pagedAt }) =>
    pagedAt === null ? [] : [{ at: pagedAt, text: `level ${level} is paged (${variable})` }],
  );
  const where = { comment: 'in a comment', pagerduty: 'in PagerDuty' } as const;
  return [
    ...told,
    ...(acknowledged === null
      ? []
      : [{ at: acknowledged.at, text: `${acknowledged.by} takes it on (${where[acknowledged.how]})` }]),
    ...(endedAt === null ? [] : [{ at: endedAt, text: `nobody is paged any more: ${ending ?? 'it is over'}` }]),
  ];
}

async function said({ question, failedSha, told }: Seen, store: Reads): Promise<readonly Happened[]> {
  const { repository, environment } = question;
  const { requests = [], liftedHoldAt } = await store.statements(repository.id, environment, failedSha);
  const since = Math.min(epochMs(told.foundAt), ...(told.earlier ?? []).map(({ at }) => epochMs(at)));
  const orders = requests.filter(({ sha, at }) => sha === failedSha && epochMs(at) >= since);
  const lifts = liftedHoldAt !== null && epochMs(liftedHoldAt) >= since ? [liftedHoldAt] : [];
  return [
    ...orders.map(({ at, user, reason }) => ({ at, text: `${user} orders to go back: ${reason}` })),
    ...lifts.map((at) => ({ at, text: 'the hold is lifted' })),
  ];
}

function ledger({ kept, targetSha }: Seen): readonly Happened[] {
  if (kept === null) return [];
  const target = targetSha === null ? '' : ` to ${short(targetSha)}`;
  const by = kept.orderedBy === null ? 'by the policy' : `by ${kept.orderedBy}`;
  const decided =
    kept.state === 'asked' ? 'people are asked whether it goes back' : `going back${target} is ordered ${by}`;
  return [
    { at: kept.decidedAt, text: decided },
    ...(kept.dispatchedAt === null ? [] : [{ at: kept.dispatchedAt, text: 'the workflow that does it is started' }]),
    ...(kept.endedAt === null ? [] : [{ at: kept.endedAt, text: `it ends: ${kept.state}` }]),
  ];
}
