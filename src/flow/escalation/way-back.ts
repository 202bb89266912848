/** The commands with which whoever is woken goes back: at night nobody knows them by heart. */
import type { EscalationQuestion } from '../../domain/question.ts';
import { fullName } from '../../domain/repository.ts';
import { isSameName } from '../../policy/names.ts';
import type { KnownTrain, Store } from '../ports.ts';
import { trainAim } from '../train/train-text.ts';

/** Undefined: no policy sets rollbacks up there; or one did not end well, and another is no way out. */
export function wayBackFrom(
  { environment, event }: Pick<EscalationQuestion, 'environment' | 'event'>,
  sha: string,
  isSetUp: boolean,
): string | undefined {
  if (event === 'rollback-failed' || !isSetUp) return undefined;
  const name = /\s/.test(environment) ? `"${environment.replaceAll('"', '')}"` : environment;
  return `/tidegate rollback ${name.replaceAll('`', '')} @${sha.slice(0, 7)} REASON`;
}

/** A sentence for each train of which the deployment is: what went with it may have to go back with it. */
export async function waysBackOfTrains(
  { repository, environment, deploymentId, event }: EscalationQuestion,
  store: Pick<Store, 'trains' | 'plannedGates'>,
): Promise<readonly string[]> {
  if (event === 'rollback-failed') return [];
  const all = await store.trains(repository.installationId);
  const here = all.filter(
    (train) =>
      isSameName(train.environment, environment) &&
      train.members.some(({ repositoryId }) => repositoryId === repository.id),
  );
  const ways: string[] = [];
  for (const train of here) {
    const gates = await store.plannedGates(repository.id, train.environment, train.title);
    if (gates.some((each) => each.deploymentId === deploymentId)) ways.push(sayTrain(train));
  }
  return ways;
}

function sayTrain({ train, place, issue, back }: KnownTrain): string {
  const record =
    issue === null ? `its record, an issue of ${fullName(place)}` : `its record, ${fullName(place)}#${issue}`;
  if (back?.state === 'under-way')
    return `Train ${train} is on its way back already; how far it is stands in ${record}.`;
  return `It is part of the train ${train}. To take back all of that, last one first: comment \`/tidegate rollback ${trainAim(train)} REASON\` in ${record}.`;
}
