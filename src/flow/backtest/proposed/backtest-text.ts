/** The backtest of a proposed policy in words, for the check on the pull request. */
import { inertMarkdown, plainLine } from '../../../domain/markdown.ts';
import { sayDifferences, sayReleases } from '../say-differences.ts';
import { type BacktestOfPolicy, MOST_DEPLOYMENTS } from './backtest.ts';
import type { ComparedDeployment } from './judge-past.ts';

/** A policy may have 200 gates; whoever reads this wants the most frequent ones. */
const MOST_LINES = 20;

/** As Markdown, without a line break at the end. */
export function sayBacktest(backtest: BacktestOfPolicy): string {
  const { compared, untold } = backtest;
  const count = compared.length + untold;
  if (count === 0) return `${heading('past deployments')}\n\n${sayNone(backtest)}`;
  const differences = differencesIn(compared);
  const lines = [...differences.slice(0, MOST_LINES), ...sayUntold(backtest)];
  const more = differences.length > MOST_LINES ? [`and ${differences.length - MOST_LINES} more differences`] : [];
  const nothing = `Nothing would have changed for ${sayReleases(compared.length, 'deployment')}`;
  const told = differences.length === 0 && compared.length > 0 ? [nothing, ...lines] : [...lines, ...more];
  return [
    heading(count === 1 ? 'last deployment' : `last ${count} deployments`),
    '',
    ...told.map((line) => `- ${inertMarkdown(plainLine(line, 1000))}`),
    '',
    `<sub>${sayBasis(backtest, count)}</sub>`,
  ].join('\n');
}

function heading(what: string): string {
  return `#### What this change would have done to the ${what}`;
}

function sayNone({ isCut }: BacktestOfPolicy): string {
  if (isCut)
    return 'It cannot be told: the facts that were kept of the last deployment are too large to be judged here.';
  return 'It cannot be told yet: Tidegate has decided about no deployment here under a policy.';
}

function differencesIn(compared: readonly ComparedDeployment[]): readonly string[] {
  const before = compared.map((one) => one.before);
  const after = compared.map((one) => one.after);
  return [...sayDifferences(before, after, 'deployment'), ...sayUnmet(compared)];
}

/** Gates that both policies have, and that ask more or less than before of the same deployment. */
function sayUnmet(compared: readonly ComparedDeployment[]): readonly string[] {
  const of = sayReleases(compared.length, 'deployment');
  const tell = (what: string, gates: readonly string[]) =>
    tally(gates).map(([gate, count]) => `${count} of ${of} would ${what} ${plainLine(gate, 100)}`);
  return [
    ...tell(
      'have waited longer for',
      compared.flatMap(({ before, after, untold }) => newlyUnmet(after, before, untold)),
    ),
    ...tell(
      'not have waited for',
      compared.flatMap(({ before, after, untold }) => newlyUnmet(before, after, untold)),
    ),
  ];
}

type Judged = ComparedDeployment['before'];

function newlyUnmet(one: Judged, other: Judged, untold: readonly string[]): readonly string[] {
  const isInBoth = (gate: string) => one.unknown.includes(gate) && other.unknown.includes(gate);
  return [...new Set(one.unmet)].filter(
    (gate) => isInBoth(gate) && !other.unmet.includes(gate) && !untold.includes(gate),
  );
}

function sayUntold({ compared, untold }: BacktestOfPolicy): readonly string[] {
  const gates = tally(compared.flatMap((one) => [...new Set(one.untold)]));
  const lacking = compared.filter((one) => one.untold.length > 0).length;
  const names = gates.map(([gate, count]) => `${plainLine(gate, 100)} (${count})`).join(', ');
  return [
    ...(lacking === 0
      ? []
      : [
          `Of ${sayReleases(lacking, 'deployment')} it cannot be told whether they would have opened: what these gates ask about was not read at the time: ${names}`,
        ]),
    ...(untold === 0
      ? []
      : [
          `Of ${sayReleases(untold, 'deployment')} nothing can be told: what the new rules for the tier ask about was not read at the time`,
        ]),
  ];
}

function sayBasis({ isCut, ofOrganisation }: BacktestOfPolicy, count: number): string {
  const which = ofOrganisation ? ' of the repositories of this organisation' : '';
  const cut = isCut ? ' Older ones are left out: their facts are too large.' : '';
  const most = count >= MOST_DEPLOYMENTS ? ` At most ${MOST_DEPLOYMENTS} are looked at.` : '';
  return `Rests on ${sayReleases(count, 'deployment')}${which} that Tidegate decided about, each judged again on the facts kept from its last decision, by the policy in force and by this one. Nothing here fails the check.${cut}${most}`;
}

function tally(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}
