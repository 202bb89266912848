/** What do the delivery figures of all repositories of an organisation say? Told once a day, where it is asked for. */
import type { KeepIssue } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import type { OrganisationDoraQuestion } from '../../domain/question.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { renderOrganisationIssue } from '../../dora/render/organisation.ts';
import { type Answer, recordOf } from '../answer.ts';
import { readPolicyState } from '../policies.ts';
import { isOfSameOwner, wantsOrganisationIssue } from '../policy/organisation-place.ts';
import type { Ports } from '../ports.ts';
import { organisationReports } from './organisation-reports.ts';

const DAY_MS = 86_400_000;
const KEY = 'dora-organisation';

export async function answerOrganisationDora(question: OrganisationDoraQuestion, ports: Ports): Promise<Answer> {
  const { repository } = question;
  const at = ports.clock.now();
  const notTold = (why: string): Answer => ({ record: recordOf(at, why), dueAt: at + DAY_MS });
  const { organisation } = await readPolicyState(ports, repository, await ports.github(repository));
  if (organisation === undefined || !wantsOrganisationIssue(organisation)) {
    return notTold('Not told: the policy of the organisation does not ask for figures of all its repositories.');
  }
  const reports = await organisationReports(ports, await toldOf(repository, ports), organisation, at);
  const number = await ports.store.keptIssue(repository.id, KEY);
  if (number === null && reports.every(({ report }) => report === null)) {
    return notTold('Not told yet: the figures of no repository are known.');
  }
  const { title, body } = renderOrganisationIssue(reports, { organisation: repository.owner });
  const issue: KeepIssue = {
    ...{ kind: 'keep-issue', repository, key: KEY, number, title, label: 'tidegate:dora', body, seed: '' },
    isOver: false,
  };
  const summary = 'The delivery figures of the organisation are up to date.';
  return { record: recordOf(at, summary, { effects: [issue] }), dueAt: at + DAY_MS };
}

/** Governed and of this owner. What everybody may read tells of nothing that not everybody may read. */
async function toldOf(place: RepositoryRef, ports: Ports): Promise<readonly RepositoryRef[]> {
  const governed = await ports.store.governedRepositories();
  const own = governed.filter((each) => isOfSameOwner(each, place));
  if (!(await (await ports.github(place)).isPublic())) return own;
  const told: RepositoryRef[] = [];
  for (let from = 0; from < own.length; from += ASKED_AT_ONCE) {
    const some = own.slice(from, from + ASKED_AT_ONCE);
    const areOpen = await Promise.all(some.map((each) => isKnownToBePublic(each, ports)));
    told.push(...some.filter((_, index) => areOpen[index]));
  }
  return told;
}

/** A request each; one after another would take an organisation of hundreds too long. */
const ASKED_AT_ONCE = 10;

async function isKnownToBePublic(repository: RepositoryRef, ports: Ports): Promise<boolean> {
  try {
    return await (await ports.github(repository)).isPublic();
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'not-found' || error.kind === 'forbidden')) return false;
    throw error;
  }
}
