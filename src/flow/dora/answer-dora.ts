/** What do the delivery figures say, and did a state of them change? */
import type { CommentIssue, KeepIssue } from '../../domain/effect.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { DoraQuestion } from '../../domain/question.ts';
import { fullName } from '../../domain/repository.ts';
import { renderDoraIssue } from '../../dora/render/issue.ts';
import type { DoraReport } from '../../dora/report.ts';
import { changesOf, type DoraState, keepState, readState, stateOf } from '../../dora/state.ts';
import type { Policy } from '../../policy/schema.ts';
import { type Answer, recordOf } from '../answer.ts';
import { type ReadStanding, readStanding } from '../library/standing.ts';
import { readPolicyState } from '../policies.ts';
import type { Ports } from '../ports.ts';
import { joinedPolicy } from './joined-policy.ts';
import { policyMarks } from './policy-marks.ts';
import { type QuarterNews, quarterNews } from './quarter/quarter-news.ts';
import { recentFigures, WINDOW_MS } from './recent-figures.ts';

const DAY_MS = 86_400_000;
/** The issue is told by it, and its comments by it and the instant. */
const KEY = 'dora';

export async function answerDora(question: DoraQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const dueAt = at + DAY_MS;
  const { repository } = question;
  const github = await ports.github(repository);
  const state = await readPolicyState(ports, repository, github);
  if (state.kind !== 'in-force') return { record: recordOf(at, 'Not told: no policy is in force.'), dueAt };
  const { sha: headSha, policies: inForce } = state;
  const { standing, notices } = await readStanding(ports, { repository, github, headSha, policies: inForce, at });
  const policies = inForce.map((each) => each.policy);
  const policy = joinedPolicy(policies);
  if (policy === null || policy.dora?.issue === false) {
    return { record: recordOf(at, 'Not told: the policy wants no issue of delivery figures.', { notices }), dueAt };
  }
  const history = await ports.store.doraHistory(repository.id);
  // Half of a history would be told as if it were all of it. Its end asks again.
  if (history === null || history.wholeAt === null) {
    return { record: recordOf(at, 'Not told yet: the history of the repository is being read.', { notices }), dueAt };
  }
  const marks = await policyMarks(github, toInstant(at - WINDOW_MS));
  const report = await recentFigures(ports.store, { repositoryId: repository.id, policies, at, marks });
  const number = await ports.store.keptIssue(repository.id, KEY);
  if (number === null && !hasDeployments(report)) {
    return { record: recordOf(at, 'Not told: nothing was deployed to production.', { notices }), dueAt };
  }
  const before = history.state === null ? null : readState(history.state);
  const { wholeAt } = history;
  const news = await quarterNews(ports.store, { repository, state, policy, issueNumber: number, before, wholeAt, at });
  return { record: told({ question, policy, report, number, before, at, standing, notices, news }), dueAt };
}

/** In the window; what only failed was none. */
function hasDeployments({ lanes }: DoraReport): boolean {
  return lanes.some(
    ({
      metrics: {
        deploymentFrequency: { n, rollbacks, redeploys },
      },
    }) => n + rollbacks + redeploys > 0,
  );
}

interface Told extends ReadStanding {
  readonly question: DoraQuestion;
  readonly policy: Policy;
  readonly report: DoraReport;
  /** Null: there is no issue yet. */
  readonly number: number | null;
  readonly before: DoraState | null;
  readonly at: EpochMs;
  readonly news: QuarterNews;
}

/** Editing an issue tells nobody, so a change of state is told in a comment. The first issue tells itself. */
function told({ question: { repository }, policy, report, number, before, at, ...more }: Told): Answer['record'] {
  const targets = policy.dora?.targets;
  const now = { ...stateOf(report, targets, before), quarter: more.news.quarter };
  const said = before === null ? [] : changesOf(before, now);
  const { title, body } = renderDoraIssue(report, {
    ...{ repository: fullName(repository), targets, tiers: policy.tiers, standing: more.standing },
  });
  const issue: KeepIssue = {
    ...{ kind: 'keep-issue', repository, key: KEY, number, title, label: 'tidegate:dora', body, seed: '' },
    isOver: false,
  };
  const comments: readonly CommentIssue[] =
    number === null || said.length === 0
      ? []
      : [{ kind: 'comment-issue', repository, issueNumber: number, ...commentOf(said, at) }];
  const summary =
    said.length === 0 ? 'The delivery figures are up to date.' : `The delivery figures: ${said.join(' ')}`;
  return recordOf(at, summary, {
    ...{ effects: [issue, ...comments, ...more.news.comments], doraState: keepState(now), notices: more.notices },
  });
}

function commentOf(said: readonly string[], at: EpochMs): Pick<CommentIssue, 'key' | 'since' | 'body'> {
  const lines = said.map((sentence) => `- ${sentence}`);
  return { key: `${KEY}/${at}`, since: toInstant(at), body: lines.join('\n') };
}
