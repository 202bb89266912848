/** Is the policy on the default branch valid? */
import type { PolicyQuestion, Question } from '../../domain/question.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { Policy } from '../../policy/schema.ts';
import { wantsOrganisationIssue } from '../dora/organisation-place.ts';
import { isOrganisationPlace, readPolicyState } from '../policies.ts';
import type { Ports } from '../ports.ts';
import type { Answer } from './answer.ts';
import { policyCheck } from './policy-check.ts';
import { recordOf } from './record-of.ts';

export async function answerPolicy(question: PolicyQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository } = question;
  const policy = await readPolicyState(ports, repository, await ports.github(repository));
  if (policy.written === null) return { record: recordOf(at, 'The repository has no policy of its own.'), dueAt: null };
  const { problems, isInForce } = policy.written;
  const found = await ports.store.openFindings(repository.id);
  const unguarded = found.flatMap(({ code, subject }) => (code === 'rule-missing' ? [subject] : []));
  const place = { repository, headSha: policy.sha, externalId: 'default-branch' };
  const check = policyCheck({ ...place, problems, isInForce, unguarded });
  const questions = isOrganisationPlace(repository) ? figuresAskedFor(repository, policy.organisation) : [];
  return { record: recordOf(at, check.title, { effects: [check], questions }), dueAt: null };
}

/** They ask for themselves from then on. */
function figuresAskedFor(repository: RepositoryRef, organisation: Policy | undefined): readonly Question[] {
  const areWanted = organisation !== undefined && wantsOrganisationIssue(organisation);
  return areWanted ? [{ kind: 'dora', repository, ofOrganisation: true }] : [];
}
