/** A gate's answer as outputs, text and files. */
import type { Decision } from '../domain/decision.ts';
import { explainMarkdown, explainText, headline } from '../policy/explain.ts';
import type { Answer } from './answer.ts';
import type { GateInputs } from './inputs.ts';
import { type Outcome, undecided } from './outcome.ts';
import { letsGo } from './wait-for-opening.ts';
import { writeReport } from './write-report.ts';

export async function gateOutcome(
  answer: Answer,
  inputs: Pick<GateInputs, 'policyFile' | 'isDryRun'>,
  reportDir: string,
): Promise<Outcome> {
  const file = inputs.policyFile;
  if (answer.kind === 'no-policy') {
    const where = inputs.isDryRun ? 'the workspace' : 'the default branch';
    const text = `There is no ${file} on ${where}, so nothing says who may deploy when, and the gate stays closed: add a policy, or take this step out.`;
    return undecided('no-policy', text);
  }
  if (answer.kind === 'policy-invalid') {
    const text = `${file} is not a valid policy, so the gate stays closed: correct it (${answer.problems.length} found, listed with line and column).`;
    return undecided('policy-invalid', text, answer.problems);
  }
  const { decision, facts } = answer;
  const result = JSON.stringify(decision);
  await writeReport(reportDir, 'facts.json', JSON.stringify(facts));
  return {
    decision: letsGo(decision) ? 'proceed' : 'stop',
    verdict: decision.verdict,
    reasonCode: reasonCodeOf(decision),
    headline: headline(decision, facts),
    details: explainText(decision, facts),
    summary: explainMarkdown(decision, facts),
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

/** The first thing that is in the way, what fails before what is pending; empty when nothing is. */
function reasonCodeOf(decision: Decision): string {
  const requirements = decision.gates.flatMap((gate) => (gate.status === 'skipped' ? [] : gate.requirements));
  if (decision.override !== null) return 'override';
  const first =
    requirements.find((one) => one.status === 'failed') ?? requirements.find((one) => one.status === 'pending');
  return first?.reason.code ?? '';
}
