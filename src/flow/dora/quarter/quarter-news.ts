/** One comment on the issue of delivery figures about each quarter that is over, once. */
import type { CommentIssue } from '../../../domain/effect.ts';
import { type EpochMs, toInstant } from '../../../domain/instant.ts';
import type { RepositoryRef } from '../../../domain/repository.ts';
import { endedQuarter, type Quarter, type QuarterFigures, quarterFigures } from '../../../dora/quarter.ts';
import { quarterLines } from '../../../dora/render/quarter.ts';
import { cutLines, ISSUE_LIMIT, roomIn } from '../../../dora/render/within.ts';
import type { DoraState } from '../../../dora/state.ts';
import type { Policy } from '../../../policy/schema.ts';
import { backtestPolicy } from '../../backtest/proposed/backtest.ts';
import type { PolicyState } from '../../policies.ts';
import { POLICY_FILE } from '../../policy/repository-policy.ts';
import type { Ports } from '../../ports.ts';
import { logOf, type ReadLog } from '../recent-figures.ts';
import { proposeRisk } from './propose-risk.ts';
import { ruleOutcomes } from './rule-outcomes.ts';
import { type SaidProposal, sayTiers } from './say-proposal.ts';
import { stepsIn, stepsToChange } from './tier-steps.ts';

export interface AskedQuarter {
  readonly repository: RepositoryRef;
  readonly state: Extract<PolicyState, { kind: 'in-force' }>;
  /** One policy for the figures. */
  readonly policy: Policy;
  /** Null: there is no issue yet. */
  readonly issueNumber: number | null;
  /** What was kept with the last answer; null: figures were never told. */
  readonly before: DoraState | null;
  /** Until when the history of the repository is known. */
  readonly wholeAt: EpochMs;
  readonly at: EpochMs;
}

export interface QuarterNews {
  /** The quarter that is told or past, for the state. */
  readonly quarter: string | undefined;
  readonly comments: readonly CommentIssue[];
}

/** Quarters from before the issue are never told, nor those of which fewer than 30 days were observed. */
export async function quarterNews(store: Ports['store'], asked: AskedQuarter): Promise<QuarterNews> {
  const { before, policy, at, issueNumber, wholeAt } = asked;
  const ended = endedQuarter(at, policy.zone);
  // Whether the issue was there already, a state of an older version does not say.
  if (before?.quarter === undefined) return { quarter: ended.name, comments: [] };
  const isTold = before.quarter >= ended.name;
  if (isTold || issueNumber === null || wholeAt < ended.span.until) return { quarter: before.quarter, comments: [] };
  const body = await bodyOf(store, asked, ended);
  if (body === null) return { quarter: ended.name, comments: [] };
  const key = `quarter/${ended.name}`;
  // The same whenever it is decided: whoever begins again from a backup finds the comment that was written.
  const since = toInstant(ended.span.until);
  const { repository } = asked;
  return { quarter: ended.name, comments: [{ kind: 'comment-issue', repository, issueNumber, key, since, body }] };
}

/** Null: too little of the quarter was observed. */
async function bodyOf(store: Ports['store'], asked: AskedQuarter, quarter: Quarter): Promise<string | null> {
  const { repository, state, policy } = asked;
  const policies = state.policies.map((each) => each.policy);
  const read = await logOf(store, repository.id, policies, quarter.span);
  const figures = quarterFigures(read.log, quarter, read.request);
  if (figures === null) return null;
  const steps = stepsIn(figures.report, policy.tiers);
  const proposed = await proposalOf(store, asked, read, figures);
  const lines = [
    ...quarterLines(figures, policy.tiers),
    ...sayTiers(figures.report.calibration, steps, proposed),
    '<sub>Tidegate tells each quarter once, when it is over. The figures are of services over time; they rank neither people nor teams.</sub>',
  ];
  return cutLines(lines, roomIn(ISSUE_LIMIT));
}

async function proposalOf(
  store: Ports['store'],
  { repository, state, policy }: AskedQuarter,
  { gates, request: { failRateTarget } }: ReadLog,
  { report, failed }: QuarterFigures,
): Promise<SaidProposal | null> {
  const steps = stepsToChange(stepsIn(report, policy.tiers), report, failRateTarget);
  if (steps.length === 0) return null;
  const own = state.policies.find(({ source }) => source === 'repository');
  const kept = own === undefined ? null : await store.lastValidPolicy(repository.id);
  if (own === undefined || kept === null) return { proposal: { kind: 'none', because: 'no-rules' }, backtest: null };
  const outcomes = ruleOutcomes(own.policy, gates, failed);
  const { organisation } = state;
  const text = { text: kept.text, file: POLICY_FILE, policy: own.policy, organisation, outcomes, failRateTarget };
  const proposal = proposeRisk(text, steps);
  if (proposal.kind === 'none') return { proposal, backtest: null };
  const changed = { organisation: undefined, own: { ...own, policy: proposal.policy } };
  return { proposal, backtest: await backtestPolicy(store, repository, state, changed) };
}
