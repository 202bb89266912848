/** What the record of a planned release says of the trains that it is a part of. */

import { commandWord } from '../../domain/command-word.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isSameName } from '../../policy/names.ts';
import type { KnownTrain, Ports } from '../ports.ts';
import { hiddenMembers } from './hidden-members.ts';
import { knownTrain, readMembers, type TrainMember } from './read-members.ts';
import { inert } from './train-rows.ts';
import { isOn, type NamedTrain, organisationIn, trainsIn } from './trains-of.ts';

export interface PlanOnTrains {
  readonly ports: Ports;
  readonly repository: RepositoryRef;
  readonly title: string;
  readonly policies: readonly PolicyInForce[];
  readonly at: EpochMs;
}

export async function trainLines({ ports, repository, title, policies, at }: PlanOnTrains): Promise<readonly string[]> {
  const { store } = ports;
  const organisation = organisationIn(policies);
  const lines: string[] = [];
  for (const train of trainsIn(organisation).filter((each) => isOn(each, repository))) {
    const members = await readMembers({ store, repository, train, title, organisation, at });
    const known = await knownTrain(store, repository, { train: train.name, title });
    const others = members.filter((each) => !isSameName(each.repository, fullName(repository)));
    const own = members.find((each) => isSameName(each.repository, fullName(repository)));
    const stopped = others.filter(({ noGo }) => noGo !== undefined);
    const hidden = stopped.length === 0 ? new Set<string>() : await hiddenMembers(stopped, repository, ports);
    lines.push(sayTrain(train, known), ...stopped.flatMap((each) => sayNoGo(each, train, hidden)));
    if (own?.noGo !== undefined) {
      lines.push(`⛔ The no-go here holds all of train ${inert(train.name)} in ${inert(train.environment)}.`);
    }
  }
  return lines;
}

function sayTrain({ name, order, environment }: NamedTrain, known: KnownTrain | undefined): string {
  const link =
    known === undefined || known.issue === null
      ? ''
      : ` ([its record](../../${encodeURIComponent(known.place.name)}/issues/${known.issue}))`;
  const members = order.map((each) => inert(each)).join(', ');
  return `Part of train ${inert(name)}${link}: it goes to ${inert(environment)} in this order, each when those before it are verified: ${members}.`;
}

/** The words of it stay where they were said; of what not everybody may read, also who said it, and at which stage. */
function sayNoGo(
  { repository, ref, plan, noGo }: TrainMember,
  { name, environment }: NamedTrain,
  hidden: ReadonlySet<string>,
): readonly string[] {
  if (noGo === undefined || ref === null) return [];
  const held = `⛔ Train ${inert(name)} is held in ${inert(environment)}, with this release: no-go for ${inert(repository)}`;
  if (hidden.has(repository)) return [`${held}. Somebody there has to say go before it goes on.`];
  const issue = plan?.issue ?? null;
  const where =
    issue === null
      ? `the record of its planned release in ${inert(repository)}`
      : `[its record](../../${encodeURIComponent(ref.name)}/issues/${issue})`;
  return [
    `${held} at ${inert(noGo.stage)} by ${inert(noGo.user)}. When that is settled, \`/tidegate go ${commandWord(noGo.stage, 'STAGE')}\` on ${where} lets it go on.`,
  ];
}
