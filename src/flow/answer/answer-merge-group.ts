/**
 * May the pull requests of a merge group still merge? Each is judged again: since it was put into the queue an approval
 * may have been taken back, or a freeze begun. The branch gets all of them at once, so the worst verdict is the group's.
 */
import type { WriteCheck } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { type EpochMs, epochMs, type Instant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { MergeGroupQuestion } from '../../domain/question.ts';
import { decide } from '../../policy/decide.ts';
import { type Answer, recordOf } from '../answer.ts';
import { gatherPullRequest } from '../gather.ts';
import { type PolicyState, readPolicyState } from '../policies.ts';
import type { AnswerRecord, GitHub, Ports } from '../ports.ts';
import { type Judged, mergeCheck, refuseBrokenPolicy, refusedCheck, unjudgedCheck } from './merge-check.ts';
import { proposedPolicyCheck } from './proposed-policy.ts';
import { unlessRefused } from './unless-refused.ts';

/** GitHub's queue gives up a group that lacks a check after 60 minutes, unless it is set otherwise: we are earlier. */
const [WAITS_MS, LASTS_MS] = [1_800_000, 3_600_000];
/** What GitHub does not tell yet of a group it has just made. Events name no groups, so we look again by ourselves. */
const [UNKNOWN_FOR_MS, LOOK_AGAIN_MS] = [120_000, 60_000];

type Said = Pick<WriteCheck, 'status' | 'conclusion' | 'title' | 'summary'>;
/** A pull request of the group; one that is closed is not judged. */
type Member = Partial<Judged> & { readonly number: number; readonly said: Said };

export async function answerMergeGroup(question: MergeGroupQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, group } = question;
  if (group.isOver) return { record: recordOf(at, 'The merge group is over.', { final: true }), dueAt: null };
  const github = await ports.github(repository);
  const policy = await readPolicyState(ports, repository, github);
  if (policy.kind === 'none' || (policy.kind === 'org-policy-unreadable' && !policy.hasOwn)) {
    return { record: recordOf(at, 'Not governed.'), dueAt: null };
  }
  if (policy.kind !== 'in-force') return write(question, at, unjudgedCheck(repository, group.headSha, policy));
  const members = await unlessRefused(judgeAll(question, github, policy, at));
  if (members instanceof Failure) {
    const refused = refusedCheck(repository, group.headSha, members);
    const isEarly = at < epochMs(group.madeAt) + UNKNOWN_FOR_MS;
    return write(question, at, isEarly ? { ...refused, status: 'in_progress', conclusion: undefined } : refused);
  }
  const [worst, ...others] = members.toSorted((one, other) => ranked(other) - ranked(one) || one.number - other.number);
  if (worst === undefined) return { record: recordOf(at, 'The merge group is merged.', { final: true }), dueAt: null };
  const isOpen = ranked(worst) === 0 && others.length > 0;
  const title = isOpen
    ? `All ${members.length} pull requests of the group may merge`
    : `#${worst.number}: ${worst.said.title}`;
  const summary = [worst, ...others].map((one) => `### #${one.number}\n\n${one.said.summary}`).join('\n\n');
  const changes = members.flatMap(({ decision }) => decision?.nextTransitionAt ?? []);
  const { facts = null, decision = null } = worst;
  return write(question, at, { ...worst.said, title: plainLine(title, 140), summary }, { facts, decision }, changes);
}

/** A failure throws a pull request out of the queue, and the next try is another group: so it is the last word. */
function write(
  { repository, group: { headSha, madeAt } }: MergeGroupQuestion,
  at: EpochMs,
  { status, conclusion, title, summary }: Said,
  parts: Partial<AnswerRecord> = {},
  changes: readonly Instant[] = [],
): Answer {
  const said = { status, ...(conclusion && { conclusion }), title, summary, annotations: [] };
  const check = { kind: 'write-check', repository, name: 'tidegate', headSha, externalId: 'merge', ...said } as const;
  const madeMs = epochMs(madeAt);
  const final = conclusion === 'failure' || at >= madeMs + LASTS_MS;
  const times = [at + LOOK_AGAIN_MS, madeMs + WAITS_MS, ...changes.map(epochMs)].filter((time) => time > at);
  return {
    record: recordOf(at, title, { ...parts, effects: [check], final }),
    dueAt: final ? null : Math.min(...times),
  };
}

/** None when all of them are merged. */
async function judgeAll(question: MergeGroupQuestion, github: GitHub, policy: InForce, at: EpochMs) {
  const state = await github.mergeGroup?.(question.group);
  const lost = state?.unexplained[0];
  if (!state?.complete || lost !== undefined) {
    const which = lost === undefined ? 'the commits of this merge group come' : `commit ${lost.slice(0, 7)} comes`;
    throw new Failure('rejected', `GitHub does not tell from which pull requests ${which}`);
  }
  const members: Member[] = [];
  for (const number of new Set([...state.pullRequests, question.number])) {
    const member = await judge({ ...question, number }, github, policy, at);
    if (member !== null) members.push(member);
  }
  return members;
}

type InForce = PolicyState & { readonly kind: 'in-force' };

async function judge(asked: MergeGroupQuestion, github: GitHub, policy: InForce, at: EpochMs): Promise<Member | null> {
  const { repository, number, group } = asked;
  const pullRequest = await github.pullRequest(number);
  if (pullRequest.change.mergedAt !== undefined) return null;
  if (pullRequest.state === 'closed') return { number, said: refusal('The pull request is closed', '') };
  const own = { kind: 'pull-request', repository, number } as const;
  const proposed = await proposedPolicyCheck(own, github, pullRequest, policy.organisation);
  const rules = policy.policies.map((one) => one.policy);
  const facts = await gatherPullRequest(github, { repository, pullRequest, at }, rules);
  const decision = decide(policy.policies, facts);
  const said = refuseBrokenPolicy(mergeCheck(repository, [{ number, facts, decision }], policy.policies), proposed);
  const endsAt = epochMs(group.madeAt) + WAITS_MS;
  const opensAt = decision.earliestOpening === null ? at : epochMs(decision.earliestOpening);
  const isGivenUp = said.status === 'in_progress' && (at >= endsAt || opensAt > endsAt);
  return { number, facts, decision, said: isGivenUp ? refusal(`Not open in time: ${said.title}`, said.summary) : said };
}

function refusal(title: string, summary: string): Said {
  return { status: 'completed', conclusion: 'failure', title, summary: `**${plainLine(title, 140)}**\n\n${summary}` };
}

/** The higher, the less it may merge. */
function ranked({ said: { status, conclusion } }: Member): number {
  if (status === 'in_progress') return 1;
  return conclusion === 'failure' ? 2 : 0;
}
