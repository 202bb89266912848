/** Whether the tiers tell risk apart, and what could be changed in the policy where they do not; as Markdown lines. */
import { inertMarkdown, plainLine } from '../../../domain/markdown.ts';
import { sayCalibrationSteps } from '../../../dora/render/calibration.ts';
import { count, sayName, sayPercent } from '../../../dora/render/words.ts';
import type { Calibration, CalibrationStep } from '../../../dora/report.ts';
import type { BacktestOfPolicy } from '../../backtest/proposed/backtest.ts';
import { sayBacktest } from '../../backtest/proposed/backtest-text.ts';
import type { NoProposal, RiskProposal, RuleMove } from './propose-risk.ts';

/** A longer one is no small change, and words tell it, too. */
const LONGEST_DIFF = 12_000;

export interface SaidProposal {
  readonly proposal: RiskProposal;
  /** Null: nothing is proposed. */
  readonly backtest: BacktestOfPolicy | null;
}

export function sayTiers(
  calibration: Calibration,
  steps: readonly CalibrationStep[],
  proposed: SaidProposal | null,
): readonly string[] {
  const head = ['### Whether the tiers tell risk apart', ''];
  if (steps.every(({ state }) => state === 'separated'))
    return [...head, 'They do: each tier fails more often than the one below it. Nothing to do.', ''];
  const lines = steps.map((step) => `- ${sayName(step.lower)} and ${sayName(step.higher)}: ${sayStep(step)}`);
  return [
    ...[...head, ...lines, ''],
    ...sayCalibrationSteps(calibration),
    ...(proposed === null ? [] : sayProposal(proposed)),
  ];
}

function sayStep({ state, needed }: CalibrationStep): string {
  if (state === 'separated') return 'separated.';
  if (state === 'recalibrate') return 'they do not separate; what the policy calls risky is not what fails.';
  const more = needed === undefined ? '' : ` It takes about ${count(Math.ceil(needed), 'more deployment')} of the two.`;
  return `not enough is known to say.${more}`;
}

const NONE: Readonly<Record<NoProposal, string>> = {
  'no-rules':
    'this policy has no rules under `risk` that give these tiers. Whoever keeps those rules can look at them.',
  'too-few': 'too few deployments are known by rule.',
  'nothing-to-move':
    'the rules that are left guard against what must not go lower, or fail too often for that. People have to look.',
  'not-editable': 'the text of the policy cannot be changed line by line so that it stays valid.',
};

function sayProposal({ proposal, backtest }: SaidProposal): readonly string[] {
  if (proposal.kind === 'none') {
    const more = proposal.needed === undefined ? '' : ` The rule of which most is known needs ${proposal.needed} more.`;
    return [`**No change is proposed:** ${NONE[proposal.because]}${more}`, ''];
  }
  return [
    '**A change of `risk` to talk about.** It changes nothing until somebody merges it:',
    '',
    ...proposal.moves.map((move) => `- ${sayMove(move)}`),
    '',
    ...sayDiff(proposal.diff),
    ...(backtest === null ? [] : [...sayEffect(backtest), sayBacktest(backtest), '']),
  ];
}

function sayMove({ because, rule, to, failed, n }: RuleMove): string {
  const name = inertMarkdown(plainLine(because, 200));
  return `“${name}” from ${sayName(rule.tier)} to ${sayName(to)}: ${failed} of ${count(n, 'deployment')} with it failed (${sayPercent(failed / n)}).`;
}

/** Shown as it is, so that it can be applied: text that could end the block or pass for a mark of ours is not. */
function sayDiff(diff: string): readonly string[] {
  if (diff.length > LONGEST_DIFF || diff.includes('<!--') || diff.includes('```')) {
    return ['The difference is not shown: it is too long, or has text that GitHub would not show as it is.', ''];
  }
  return ['```diff', diff.trimEnd(), '```', ''];
}

/** `Of 40 past deployments, 6 would have had another tier, and 31 h fewer would have been waited for windows.` */
function sayEffect({ compared }: BacktestOfPolicy): readonly string[] {
  if (compared.length === 0) return [];
  const moved = compared.filter(({ before, after }) => before.tier !== after.tier).length;
  const seconds = compared.reduce((sum, { before, after }) => {
    return before.heldFor === null || after.heldFor === null ? sum : sum + after.heldFor - before.heldFor;
  }, 0);
  const hours = Math.round(Math.abs(seconds) / 360) / 10;
  const held = hours === 0 ? 'no hours fewer or more' : `${hours} h ${seconds < 0 ? 'fewer' : 'more'}`;
  return [
    `Of ${count(compared.length, 'past deployment')}, ${moved} would have had another tier, and ${held} would have been held by windows and freezes.`,
    '',
  ];
}
