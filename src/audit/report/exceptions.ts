/** What of a release or a period an auditor asks about first: where it did not go the way of the policy. */
import { epochMs } from '../../domain/instant.ts';
import type {
  ExceptionCode,
  ReportedException,
  ReportedRelease,
  ReportedVerification,
  ReportedWord,
} from './report.ts';
import type { ReportedChange, ReportedDecision } from './reported-decision.ts';

type Stated = ReportedWord & { readonly repository: string };

export function exceptionsOf(
  releases: readonly ReportedRelease[],
  words: readonly Stated[],
): readonly ReportedException[] {
  const found = [...releases.flatMap(ofRelease), ...words.flatMap(ofWord)];
  // A review is told with the way back and with what that goes back from; it was closed once.
  const closings = new Set<number>();
  const once = found.filter(({ code, seq }) => {
    if (code !== 'review-without-cause') return true;
    const isNew = !closings.has(seq);
    closings.add(seq);
    return isNew;
  });
  return once.toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || one.seq - other.seq);
}

/** The word of a person that is an exception by itself. An override counts where it opened something. */
const STATED: Readonly<Record<string, ExceptionCode>> = { lift: 'lift', reject: 'rejected' };

function ofWord({ kind, at, seq, repository, environment, commit, who, reason }: Stated): readonly ReportedException[] {
  const code = STATED[kind];
  return code === undefined ? [] : [{ code, at, seq, repository, environment, deployment: null, commit, who, reason }];
}

function ofRelease(release: ReportedRelease): readonly ReportedException[] {
  return [...ofOpening(release), ...ofChanges(release), ...ofGate(release), ...ofOutcome(release)];
}

function ofOpening(release: ReportedRelease): readonly ReportedException[] {
  const { decision, openedAt, requestedBy } = release;
  if (decision === null || openedAt === null) return [];
  const { at, seq, override, mode, verdict, summary: reason } = decision;
  const by = requestedBy.length === 0 ? null : requestedBy.join(', ');
  const emergency: readonly ReportedException[] =
    decision.releaseType === 'emergency' ? [exception(release, { code: 'emergency', at, seq, who: by, reason })] : [];
  if (override !== null) {
    return [
      exception(release, { code: 'override', at, seq, who: override.user, reason: override.reason }),
      ...emergency,
    ];
  }
  const isOnlyObserved = mode === 'observe' && verdict !== 'open';
  if (!isOnlyObserved) return emergency;
  return [exception(release, { code: 'not-enforced', at, seq, who: by, reason }), ...emergency];
}

/** Of what was let in. A way back brings what was let in before, and lists what it takes away. */
function ofChanges(release: ReportedRelease): readonly ReportedException[] {
  const { decision, openedAt, state } = release;
  if (decision === null || decision.releaseType === 'rollback') return [];
  if (openedAt === null && state !== 'bypassed') return [];
  const { at, seq } = decision;
  const unreviewed = decision.changes.filter(({ reviewedBy }) => reviewedBy?.length === 0);
  const authors = [...new Set(unreviewed.map(({ author }) => author))].join(', ');
  const reason = unreviewed.map(({ change }) => nameOf(change)).join(', ');
  return [
    ...(unreviewed.length === 0 ? [] : [exception(release, { code: 'unreviewed', at, seq, who: authors, reason })]),
    ...ownApprovals(decision).map((each) => exception(release, { code: 'approved-by-author', at, seq, ...each })),
  ];
}

/** Approvals that counted, of people who had a hand in a change. */
export function ownApprovals({
  counted,
  changes,
}: ReportedDecision): readonly { readonly who: string; readonly reason: string }[] {
  const people = [...new Set(counted.flatMap((each) => each.people))];
  return people.flatMap((who) => {
    const own = changes.filter((change) => handsIn(change).some((hand) => hand.toLowerCase() === who.toLowerCase()));
    return own.length === 0 ? [] : [{ who, reason: `of ${own.map(({ change }) => nameOf(change)).join(', ')}` }];
  });
}

function handsIn({ author, contributors = [] }: ReportedChange): readonly string[] {
  // Whoever is not to be named at all is nobody who could be recognised as the same.
  return [author, ...contributors].filter((login) => login !== '' && login !== 'erased');
}

function nameOf(change: string): string {
  return change.startsWith('#') ? change : `commit ${change.slice(0, 12)} without a pull request`;
}

function ofGate(release: ReportedRelease): readonly ReportedException[] {
  const { state, stateAt, stateSeq, endedBy, reasons, run } = release;
  // A deployment that goes on because our rule was switched off went past us, too.
  const isPast = state === 'ended' && reasons.includes('rule-off');
  const code = isPast ? 'bypass' : ({ bypassed: 'bypass', rejected: 'rejected' } as const)[state];
  if (code === undefined || stateAt === null || stateSeq === null) return [];
  const who = endedBy.length === 0 ? null : endedBy.join(', ');
  const where = run === null ? 'on GitHub' : `with run ${run} on GitHub`;
  const reason = isPast ? 'our rule was switched off for the environment' : `what was said with it stands ${where}`;
  return [exception(release, { code, at: stateAt, seq: stateSeq, who, reason })];
}

const VERDICTS: Readonly<Record<string, ExceptionCode>> = {
  fail: 'verification-failed',
  missing: 'verification-missing',
};
const ENDS: Readonly<Record<string, ExceptionCode>> = {
  verified: 'rolled-back',
  failed: 'rollback-failed',
  unknown: 'rollback-failed',
  cancelled: 'rollback-failed',
};

/** Each verdict once for as long as it stays the same: what is watched is looked at again and again. */
function ofVerifications(release: ReportedRelease): readonly ReportedException[] {
  const { verifications } = release;
  const news = verifications.filter(({ verdict }, index) => verdict !== verifications[index - 1]?.verdict);
  return news.flatMap((each) => {
    const code = VERDICTS[each.verdict];
    return code === undefined ? [] : [exception(release, { code, ...each, ...foundBy(each) })];
  });
}

function foundBy({ run, failedChecks, verdict }: ReportedVerification): Pick<Given, 'who' | 'reason'> {
  if (verdict === 'missing') return { who: null, reason: 'no verification arrived in the time that the policy gives' };
  const failed = failedChecks.length === 0 ? 'it failed' : `failed: ${failedChecks.join(', ')}`;
  return { who: null, reason: `${failed}; ${run === null ? 'seen by Tidegate' : `said by run ${run}`}` };
}

function ofOutcome(release: ReportedRelease): readonly ReportedException[] {
  const { rollback, review } = release;
  const ended = rollback === null ? undefined : ENDS[rollback.state];
  return [
    ...ofVerifications(release),
    ...(rollback && ended ? [ofRollback(release, rollback, ended)] : []),
    ...(review?.state === 'closed' && review.causes.length === 0 && review.reopenings > 0
      ? [exception(release, { code: 'review-without-cause', at: review.at, seq: review.seq, who: review.by })]
      : []),
  ];
}

function ofRollback(
  release: ReportedRelease,
  { target, reason, orderedBy, trigger, at, seq }: NonNullable<ReportedRelease['rollback']>,
  code: ExceptionCode,
): ReportedException {
  const pre = orderedBy == null && trigger !== undefined ? `authorised in advance, on ${trigger}` : undefined;
  const why = [`to ${target.slice(0, 12)}`, reason ?? pre].filter((part) => part !== undefined).join(': ');
  return exception(release, {
    code,
    at,
    seq,
    who: orderedBy ?? (pre === undefined ? null : 'the policy'),
    reason: why,
  });
}

type Given = Pick<ReportedException, 'code' | 'at' | 'seq'> & Partial<Pick<ReportedException, 'who' | 'reason'>>;

function exception(
  { repository, environment, deployment, commit }: ReportedRelease,
  { code, at, seq, who = null, reason = null }: Given,
): ReportedException {
  return { code, at, seq, repository, environment, deployment, commit, who, reason };
}
