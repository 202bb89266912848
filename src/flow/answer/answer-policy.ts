/** Is the policy on the default branch valid? */
import type { Problem } from '../../domain/problem.ts';
import type { PolicyQuestion, Question } from '../../domain/question.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { Policy } from '../../policy/schema.ts';
import { type Answer, recordOf } from '../answer.ts';
import { policyNews } from '../notify/policy-news.ts';
import { templateProblems } from '../notify/template-problems.ts';
import { isOrganisationPlace, type PolicyState, readPolicyState } from '../policies.ts';
import { wantsOrganisationIssue } from '../policy/organisation-place.ts';
import type { Ports } from '../ports.ts';
import { policyCheck } from './policy-check.ts';

export async function answerPolicy(question: PolicyQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository } = question;
  const github = await ports.github(repository);
  const policy = await readPolicyState(ports, repository, github);
  const found = await ports.store.openFindings(repository.id);
  const news = await policyNews(question, policy, found, ports);
  if (policy.written === null) {
    return { record: recordOf(at, 'The repository has no policy of its own.', news), dueAt: null };
  }
  const { isInForce } = policy.written;
  const problems = [...policy.written.problems, ...(await ofTemplates(repository, policy, github))];
  const unguarded = found.flatMap(({ code, subject }) => (code === 'rule-missing' ? [subject] : []));
  const place = { repository, headSha: policy.sha, externalId: 'default-branch' };
  const check = policyCheck({ ...place, problems, isInForce, unguarded });
  const questions = isOrganisationPlace(repository) ? figuresAskedFor(repository, policy.organisation) : [];
  return { record: recordOf(at, check.title, { ...news, effects: [check], questions }), dueAt: null };
}

/** Of the policies whose files lie in this repository. */
async function ofTemplates(
  repository: RepositoryRef,
  state: PolicyState,
  github: Parameters<typeof templateProblems>[2],
): Promise<readonly Problem[]> {
  if (state.kind !== 'in-force') return [];
  return templateProblems(
    state.policies,
    isOrganisationPlace(repository) ? ['org', 'repository'] : ['repository'],
    github,
  );
}

/** They ask for themselves from then on. */
function figuresAskedFor(repository: RepositoryRef, organisation: Policy | undefined): readonly Question[] {
  const areWanted = organisation !== undefined && wantsOrganisationIssue(organisation);
  return areWanted ? [{ kind: 'dora', repository, ofOrganisation: true }] : [];
}
