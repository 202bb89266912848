/** A gate's answer as outputs, text and files. */
import type { Decision } from '../domain/decision.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import { ORGANISATION_FILE, ORGANISATION_PLACE } from '../flow/policy/organisation-policy.ts';
import { explainMarkdown, explainText, headline } from '../policy/explain.ts';
import type { Answer } from './answer.ts';
import type { GateInputs } from './inputs.ts';
import { type Outcome, undecided } from './outcome.ts';
import { letsGo } from './wait-for-opening.ts';
import { writeReport } from './write-report.ts';

type Asked = Pick<GateInputs, 'policyFile' | 'isDryRun'> & { readonly repository: RepositoryRef };

export async function gateOutcome(answer: Answer, asked: Asked, reportDir: string): Promise<Outcome> {
  if (answer.kind !== 'decided') return withoutPolicy(answer, asked);
  const { decision, facts, policies } = answer;
  const result = JSON.stringify(decision);
  await writeReport(reportDir, 'facts.json', JSON.stringify(facts));
  return {
    decision: letsGo(decision) ? 'proceed' : 'stop',
    verdict: decision.verdict,
    reasonCode: reasonCodeOf(decision),
    headline: headline(decision, facts, policies),
    details: explainText(decision, facts, policies),
    summary: explainMarkdown(decision, facts, { policies }),
    problems: answer.warnings,
    outputs: {
      result,
      'report-path': await writeReport(reportDir, 'decision.json', result),
      'earliest-opening': decision.earliestOpening ?? '',
      tier: decision.tier,
      'release-type': decision.releaseType,
    },
  };
}

/** Nothing says who may deploy when, so the gate stays closed. */
function withoutPolicy(
  answer: Exclude<Answer, { kind: 'decided' }>,
  { policyFile: file, isDryRun, repository }: Asked,
): Outcome {
  switch (answer.kind) {
    case 'none': {
      const where = isDryRun ? 'in the workspace' : 'on the default branch';
      const text = `There is no ${file} ${where}, so nothing says who may deploy when, and the gate stays closed: add a policy, or take this step out.`;
      return undecided('no-policy', text);
    }
    case 'invalid': {
      const { problems } = answer;
      const broken = problems.find((problem) => problem.severity === 'error')?.file ?? file;
      const text = `${broken} is not a valid policy, so the gate stays closed: correct it (${problems.length} found, listed with line and column).`;
      return undecided('policy-invalid', text, problems);
    }
    case 'org-policy-unreadable': {
      const place = `${repository.owner}/${ORGANISATION_PLACE}`;
      const text = `It is not known whether the organisation has a policy (${ORGANISATION_FILE} in ${place}): this token is not shown that repository, so the gate stays closed. Make ${place} public (create it when there is none), or give "github-token" the token of an App that is installed on it, or a personal access token that can read it.`;
      return undecided('org-policy-unreadable', text);
    }
  }
}

/** The first thing that is in the way, what fails before what is pending; empty when nothing is. */
function reasonCodeOf(decision: Decision): string {
  const requirements = decision.gates.flatMap((gate) => (gate.status === 'skipped' ? [] : gate.requirements));
  if (decision.override !== null) return 'override';
  const first =
    requirements.find((one) => one.status === 'failed') ?? requirements.find((one) => one.status === 'pending');
  return first?.reason.code ?? '';
}
