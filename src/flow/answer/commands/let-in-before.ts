/** What of a planned release was let in before somebody said no-go: that takes nothing out. */
import { sayLocal } from '../../../calendar/wording.ts';
import { commandWord } from '../../../domain/command-word.ts';
import type { EpochMs } from '../../../domain/instant.ts';
import { inertMarkdown } from '../../../domain/markdown.ts';
import type { RepositoryRef } from '../../../domain/repository.ts';
import { isUnderWay } from '../../../domain/rollback.ts';
import { entryFor } from '../../../policy/names.ts';
import { zoneOfPlans } from '../../../policy/plan/dates.ts';
import type { Policy } from '../../../policy/schema.ts';
import { productionOf } from '../../plan/production.ts';
import type { Store } from '../../ports.ts';

interface LetIn {
  readonly store: Pick<Store, 'plannedGates' | 'rollbacks' | 'openedGates'>;
  readonly repository: RepositoryRef;
  readonly policies: readonly Policy[];
  readonly at: EpochMs;
}

/** One for each production environment that has it: since when, and how to go back. Markdown. */
export async function sayLetIn(title: string, given: LetIn): Promise<readonly string[]> {
  const said: string[] = [];
  for (const environment of productionOf(given.policies)) {
    const text = await letInTo(environment, title, given);
    if (text !== undefined) said.push(text);
  }
  return said;
}

/** Undefined: nothing of it is there, or it goes back, or went back. */
async function letInTo(
  environment: string,
  title: string,
  { store, repository, policies, at }: LetIn,
): Promise<string | undefined> {
  const gates = await store.plannedGates(repository.id, environment, title);
  const newest = gates.find(({ openedAt }) => openedAt !== null);
  if (newest === undefined || newest.openedAt === null) return undefined;
  const { deploymentId, sha } = newest;
  const rollbacks = await store.rollbacks(repository.id, environment);
  const isBack = rollbacks.some(
    (each) => each.failedDeploymentId === deploymentId && (each.state === 'verified' || isUnderWay(each)),
  );
  if (isBack) return undefined;
  const name = inertMarkdown(environment);
  const since = `It is **not** taken out by this: ${name} was let in at ${sayLocal(newest.openedAt, zoneOfPlans(policies), at)}.`;
  const opened = await store.openedGates(repository.id, environment);
  if (opened.some((each) => each.deploymentId > deploymentId && each.sha !== sha)) {
    return `${since} Another release was let in since.`;
  }
  const isSetUp = policies.some((policy) => entryFor(policy, environment)?.rollback !== undefined);
  const back = `/tidegate rollback ${commandWord(environment, 'ENV')} @${sha.slice(0, 7)} REASON`;
  return `${since} ${isSetUp ? `To go back: \`${back}\`.` : `To go back, deploy to ${name} what was good: no rollback is set up there.`}`;
}
