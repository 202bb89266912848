/** Environments of one group: a release that failed in one of them goes back from all that run it, the last one first. */
import type { KeptRollback, ToldRollback } from '../../../domain/rollback.ts';
import { entryFor, isSameName } from '../../../policy/names.ts';
import { orderOfGroup, rollbackGroupId } from '../../../rollback/group.ts';
import { explainRollback } from '../../../rollback/reasons.ts';
import { knownLane, trusts } from '../../baseline.ts';
import { commitsOf } from '../../dispatched/commits.ts';
import { type DecidedRollback, judgeRollback, type Reach } from '../case/gather-case.ts';
import { keptOf } from '../kept.ts';
import { placeOf, toldOf } from '../show/told.ts';
import type { Stand } from '../stand.ts';

export type Members =
  | { readonly kind: 'all'; readonly rollbacks: readonly KeptRollback[] }
  /** One of them may not go back, so none does: `decided` says why. */
  | { readonly kind: 'blocked'; readonly decided: DecidedRollback; readonly told: ToldRollback };

/** @param first the member in which the finding was made, and which goes back if it is for that one alone. */
export async function membersOf(first: DecidedRollback, told: ToldRollback, stand: Stand): Promise<Members> {
  const others = (await inGroup(first.question.environment, stand)).filter(
    (name) => !isSameName(name, first.question.environment),
  );
  const decided: DecidedRollback[] = [first];
  for (const environment of others) {
    const other = await judgeMember(environment, first, stand);
    if (other === null) continue;
    if (other.decision.action !== 'rollback') return blocked(first, other, told);
    decided.push(other);
  }
  if (decided.length === 1) return { kind: 'all', rollbacks: entry(first, told, null, 0) };
  const ordered = orderOfGroup(
    decided.map((each) => ({
      each,
      environment: each.question.environment,
      deploymentId: each.failed?.id ?? null,
      startedAt: each.failed?.startedAt ?? null,
    })),
  );
  const group = rollbackGroupId(ordered);
  const rollbacks: KeptRollback[] = [];
  for (const [position, { each }] of ordered.entries()) {
    rollbacks.push(...entry(each, each === first ? told : await toldOf(each, stand.ports), group, position));
  }
  return { kind: 'all', rollbacks };
}

function entry(decided: DecidedRollback, told: ToldRollback, group: string | null, position: number) {
  const kept = keptOf(decided, 'ordered', told, { group, position });
  return kept === null ? [] : [kept];
}

/** Null: it does not run the release. What was found in the first one is the finding for all. */
async function judgeMember(environment: string, first: DecidedRollback, stand: Stand): Promise<DecidedRollback | null> {
  const { repository } = stand.question;
  const { store } = stand.ports;
  const isTrusted = trusts(await knownLane(store, repository.id, environment));
  const commits = commitsOf(await store.rollbacks(repository.id, environment));
  const seen = await stand.github.deployments(environment, { isTrusted, sha: first.failed?.sha ?? '', commits });
  const running = seen.find((each) => isTrusted(each) && each.state === 'success');
  if (running === undefined || running.sha !== first.failed?.sha) return null;
  const question = { kind: 'rollback', repository, environment, deploymentId: running.id } as const;
  const [orderedBy] = first.rollbackCase.approvedBy;
  const reach: Reach = { ...stand, question, trigger: first.rollbackCase.trigger, orderedBy };
  return judgeRollback(reach);
}

/** As a decision about the first one, since that is where the finding was made. */
function blocked(first: DecidedRollback, other: DecidedRollback, told: ToldRollback): Members {
  const { environment } = other.question;
  const { headline, why, next } = explainRollback(other.decision, placeOf(other));
  const said = { headline, why: `Environments of one group go back together. In ${environment}: ${why}`, next };
  const decided = {
    ...first,
    decision: { ...first.decision, action: other.decision.action, reason: other.decision.reason },
  };
  return { kind: 'blocked', decided, told: { ...told, ...said } };
}

/** The environments of its group, itself included; alone where it has none. */
export async function inGroup(environment: string, { policies, github }: Pick<Stand, 'policies' | 'github'>) {
  const groups = policies.flatMap(({ policy }) => entryFor(policy, environment)?.group ?? []);
  if (groups.length === 0) return [environment];
  const isMember = (name: string): boolean =>
    policies.some(({ policy }) => {
      const group = entryFor(policy, name)?.group;
      return group !== undefined && groups.some((each) => isSameName(each, group));
    });
  const there = await github.environments();
  return [environment, ...there.filter((name) => !isSameName(name, environment) && isMember(name))];
}
