/** One release of a report: what it was, who had a hand in it, how it went, and then row by row. */
import { inertMarkdown } from '../../domain/markdown.ts';
import { both, cell, count, line, ranges, shortChange, table, utc } from './cells.ts';
import { ownApprovals } from './exceptions.ts';
import { eventTable } from './render-events.ts';
import type { ReportedRelease, ReportedReview, ReportedVerification } from './report.ts';
import type { ReportedChange, ReportedDecision } from './reported-decision.ts';
import type { ReportedEvent } from './reported-event.ts';

type Row = readonly [string, string];

/** @param covered lines that a checkpoint vouches for */
export function renderRelease(
  release: ReportedRelease,
  events: ReadonlyMap<number, readonly ReportedEvent[]>,
  covered: number,
): readonly string[] {
  const { repository, environment, deployment, commit, decision, review } = release;
  const rows: readonly Row[] = [
    ['Commit', cell(commit ?? 'not known')],
    ['Asked by', sayAsked(release)],
    ...(release.wayBack === null ? [] : [['Way back', sayWayBack(release.wayBack, covered)] as const]),
    ...decisionRows(release, covered),
    ['Gate', sayGate(release, covered)],
    ['Verified', sayVerified(release, covered)],
    ['Rolled back', sayRolledBack(release, covered)],
    ...(review === null ? [] : [['Review', sayReview(review, covered)] as const]),
    ['Policy', decision === null ? 'none decided' : sayPolicy(decision)],
    ['Lines of the log', sayPositions(release)],
  ];
  const told = [...new Set(release.events)].flatMap((seq) =>
    (events.get(seq) ?? []).filter((one) => isOf(one, release)),
  );
  return [
    `### ${inertMarkdown(repository)}: deployment ${deployment} to ${inertMarkdown(environment)}`,
    '',
    ...table(['', ''], rows),
    '',
    ...(told.length === 0 ? [] : [...eventTable(told, covered, false), '']),
  ];
}

function isOf(event: ReportedEvent, { deployment }: ReportedRelease): boolean {
  return event.deployment === null || event.deployment === deployment;
}

function sayAsked({ requestedAt, requestedBy, run, attempt, decision }: ReportedRelease): string {
  const who = requestedBy.length === 0 ? 'the log does not tell' : requestedBy.map(cell).join(', ');
  const when = requestedAt === null ? '' : `, ${both(requestedAt, decision?.zone ?? null)}`;
  const again = attempt === null || attempt === 1 ? '' : `, attempt ${attempt}`;
  return `${who}${when}${run === null ? '' : `, run ${run}${again}`}`;
}

function sayWayBack(back: NonNullable<ReportedRelease['wayBack']>, covered: number): string {
  const { deployment, commit, orderedBy, reason, at, seq, trigger } = back;
  const from = `from ${cell((commit ?? 'what failed').slice(0, 12))}${deployment === null ? '' : ` (deployment ${deployment})`}`;
  const by =
    orderedBy === null
      ? `by the policy, which authorises it in advance (trigger ${cell(trigger)})`
      : `by ${cell(orderedBy)}${reason === null ? '' : `: ${cell(reason)}`}`;
  return `${from}, ordered ${by}, ${utc(at)}, ${line(seq, covered)}`;
}

function decisionRows(release: ReportedRelease, covered: number): readonly Row[] {
  const { decision } = release;
  if (decision === null) return [['Decision', 'none: the policy never decided']];
  const { tier, releaseType, verdict, mode, at, summary: told, gates, override, seq } = decision;
  const isObserved = mode === 'observe' ? ' (observed only)' : '';
  return [
    ['Decision', `${cell(verdict)}${isObserved}, ${both(at, decision.zone)}, ${line(seq, covered)}: ${cell(told)}`],
    [releaseType === 'rollback' ? 'Takes away' : 'Changes', sayChanges(decision)],
    ['Risk', `${cell(tier)}, ${cell(releaseType)}`],
    ['Gates', gates.map(({ name, status }) => `${cell(name)}: ${cell(status)}`).join('; ') || 'none applied'],
    ...(decision.preflights.length === 0 ? [] : [['Preflight', sayPreflights(decision)] as const]),
    ['Approved by', sayApproved(release, decision)],
    ...(override === null ? [] : [['Override', `${cell(override.user)}: ${cell(override.reason)}`] as const]),
  ];
}

function sayPreflights({ preflights }: ReportedDecision): string {
  const told = preflights.map(({ file, verdict, at, failedChecks }) => {
    const failed = failedChecks.length === 0 ? '' : ` (${failedChecks.map(cell).join(', ')})`;
    return `${cell(file)}: ${cell(verdict)}${failed}, ${utc(at)}`;
  });
  return told.join('; ');
}

/** Whose word counted, in which role, when and where they gave it; without any, on what ground it went in all the same. */
function sayApproved(release: ReportedRelease, decision: ReportedDecision): string {
  const { counted, verdict, tier, releaseType } = decision;
  if (counted.length > 0) return counted.map((each) => sayCounted(each, release, decision)).join('; ');
  if (release.wayBack !== null) return 'nobody: a way back needs no approval beside its order, which is above';
  if (release.openedAt === null) return 'nobody yet: no approval counted';
  if (verdict !== 'open') return 'nobody: no approval counted';
  return `nobody: the policy asks for no approval here (${cell(tier)}, ${cell(releaseType)})`;
}

function sayCounted(
  { gate, people, as: role }: ReportedDecision['counted'][number],
  { said }: ReportedRelease,
  decision: ReportedDecision,
): string {
  const authors = new Set(ownApprovals(decision).map(({ who }) => who));
  const each = people.map((who) => {
    const isIt = (login: string) => login.toLowerCase() === who.toLowerCase();
    const given = decision.approvals.findLast((one) => isIt(one.who) && one.state === 'approved');
    const at = given?.at ?? said.findLast((one) => one.kind === 'approve' && isIt(one.who))?.at;
    return [
      `${cell(who)}${role === undefined ? '' : ` as ${cell(role)}`}`,
      ...(authors.has(who) ? ['**an author of the change**'] : []),
      ...(at === undefined ? [] : [utc(at)]),
      ...(given === undefined ? [] : [SOURCES[given.source] ?? cell(given.source)]),
    ].join(', ');
  });
  return `${cell(gate)}: ${each.join('; ')}`;
}

const SOURCES: Readonly<Record<string, string>> = {
  comment: 'in a comment',
  'deployment-review': 'on the page of the run',
  page: 'on a page of Tidegate',
};

function sayPolicy({ policy, factsDigest, decisionDigest }: ReportedDecision): string {
  const { sources, digest } = policy;
  return `${sources.map(cell).join(', ')}, digest ${cell(digest)}; digest of the facts ${cell(factsDigest)}, of the decision ${cell(decisionDigest)}`;
}

function sayChanges({ changes, changeCount, releaseType }: ReportedDecision): string {
  if (changes.length === 0) return changeCount === 0 ? 'none listed' : `${changeCount}`;
  const told = changes.map((change) => sayChange(change, releaseType !== 'rollback'));
  const left = changeCount - changes.length;
  return `${told.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

function sayChange(
  { change, author, requests = [], contributors = [], reviewedBy }: ReportedChange,
  isNew: boolean,
): string {
  const why = requests.length === 0 ? '' : ` for ${requests.map(cell).join(' and ')}`;
  const others = contributors.length === 0 ? '' : ` with ${contributors.map(cell).join(' and ')}`;
  const reviewers =
    reviewedBy?.length === 0 ? ' (**reviewed by nobody else**)' : ` (reviewed by ${reviewedBy?.map(cell).join(', ')})`;
  const review = reviewedBy === undefined || (!isNew && reviewedBy.length === 0) ? '' : reviewers;
  return `${cell(shortChange(change))} by ${cell(author === '' ? 'unknown' : author)}${others}${why}${review}`;
}

const ENDED_OTHERWISE: ReadonlySet<string> = new Set(['bypassed', 'rejected', 'expired', 'superseded', 'ended']);

/** The decision is told above: here is when GitHub took it, or how it ended otherwise. */
function sayGate(
  { state, stateAt, stateSeq, reasons, endedBy, openedAt, openedSeq }: ReportedRelease,
  covered: number,
): string {
  if (openedAt !== null && !ENDED_OTHERWISE.has(state)) {
    return `let in: GitHub took the approval ${utc(openedAt)}${openedSeq === null ? '' : `, ${line(openedSeq, covered)}`}`;
  }
  const why = reasons.length === 0 ? '' : ` (${reasons.map(cell).join(', ')})`;
  const by = endedBy.length === 0 ? '' : ` by ${endedBy.map(cell).join(', ')}`;
  const since = stateAt === null ? '' : ` since ${utc(stateAt)}`;
  return `${cell(state)}${by}${why}${since}${stateSeq === null ? '' : `, ${line(stateSeq, covered)}`}`;
}

/** Watching repeats itself: of a row of the same verdicts the first and the last are told. */
function sayVerified({ verifications, openedAt }: ReportedRelease, covered: number): string {
  if (verifications.length === 0) return openedAt === null ? 'not deployed by us' : 'nothing was said of it';
  const isEdge = (index: number) =>
    verifications[index]?.verdict !== verifications[index - 1]?.verdict ||
    verifications[index]?.verdict !== verifications[index + 1]?.verdict;
  return verifications
    .filter((_, index) => isEdge(index))
    .map((each) => sayVerification(each, covered))
    .join(', then ');
}

function sayVerification({ verdict, at, seq, failedChecks, run }: ReportedVerification, covered: number): string {
  const failed = failedChecks.length === 0 ? '' : ` (${failedChecks.map(cell).join(', ')})`;
  const seen = run === null ? 'seen by Tidegate' : `run ${run}`;
  const by = verdict === 'missing' ? 'nothing was said in time' : seen;
  return `${cell(verdict)}${failed}, ${utc(at)}, ${by}, ${line(seq, covered)}`;
}

function sayRolledBack({ rollback }: ReportedRelease, covered: number): string {
  if (rollback === null) return 'no';
  const { state, target, at, seq, orderedBy, reason, trigger, run, deployment } = rollback;
  const pre = trigger === undefined ? '' : `; nobody ordered it: the policy, on ${cell(trigger)}`;
  const by =
    orderedBy == null ? pre : `; ordered by ${cell(orderedBy)}${reason === undefined ? '' : `: ${cell(reason)}`}`;
  const how = run === undefined ? '' : `; run ${run}${deployment === undefined ? '' : `, deployment ${deployment}`}`;
  return `${cell(state)} to ${cell(target.slice(0, 12))}, ${utc(at)}, ${line(seq, covered)}${by}${how}`;
}

function sayReview(
  { state, at, closedAt = at, seq, issue, by, causes, reopenings }: ReportedReview,
  covered: number,
): string {
  const which = issue === null ? '' : `issue ${issue} `;
  const who = by === null ? '' : ` by ${cell(by)}`;
  const none = reopenings === 0 ? '' : ', no cause given';
  const why = causes.length === 0 ? none : `, cause ${causes.map(cell).join(', ')}`;
  const again = reopenings === 0 ? '' : `; opened again ${count(reopenings, 'time')} because it had no cause`;
  const where = line(seq, covered);
  switch (state) {
    case 'closed':
      return `${which}closed${who} ${utc(closedAt)}${why}${again}, ${where}`;
    case 'reopened':
      return `${which}open: closed${who} without a cause, and opened again ${utc(at)}${again}, ${where}`;
    default:
      return `${which}${cell(state)} since ${utc(at)}${again}, ${where}`;
  }
}

function sayPositions({ positions, lineCount }: ReportedRelease): string {
  const left = lineCount - positions.length;
  return `${left > 0 ? `${left} earlier ones, ` : ''}${ranges(positions)}`;
}
