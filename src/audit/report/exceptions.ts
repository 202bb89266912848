/** What of a release or a period an auditor asks about first: where it did not go the way of the policy. */
import { epochMs } from '../../domain/instant.ts';
import type { ExceptionCode, ReportedException, ReportedRelease, ReportedWord } from './report.ts';

type Stated = ReportedWord & { readonly repository: string };

export function exceptionsOf(
  releases: readonly ReportedRelease[],
  words: readonly Stated[],
): readonly ReportedException[] {
  const found = [...releases.flatMap(ofRelease), ...words.flatMap(ofWord)];
  return found.toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || one.seq - other.seq);
}

/** The word of a person that is an exception by itself. An override counts where it opened something. */
const STATED: Readonly<Record<string, ExceptionCode>> = { lift: 'lift', reject: 'rejected' };

function ofWord({ kind, at, seq, repository, environment, commit, who, reason }: Stated): readonly ReportedException[] {
  const code = STATED[kind];
  return code === undefined ? [] : [{ code, at, seq, repository, environment, deployment: null, commit, who, reason }];
}

function ofRelease(release: ReportedRelease): readonly ReportedException[] {
  return [...ofOpening(release), ...ofGate(release), ...ofOutcome(release)];
}

function ofOpening(release: ReportedRelease): readonly ReportedException[] {
  const { decision, openedAt } = release;
  if (decision === null || openedAt === null) return [];
  const { at, seq, override, mode, verdict } = decision;
  if (override !== null) {
    return [exception(release, { code: 'override', at, seq, who: override.user, reason: override.reason })];
  }
  const isOnlyObserved = mode === 'observe' && verdict !== 'open';
  return isOnlyObserved ? [exception(release, { code: 'not-enforced', at, seq, reason: decision.summary })] : [];
}

function ofGate(release: ReportedRelease): readonly ReportedException[] {
  const { state, stateAt, stateSeq, endedBy, reasons } = release;
  // A deployment that goes on because our rule was switched off went past us, too.
  const isPast = state === 'ended' && reasons.includes('rule-off');
  const code = isPast ? 'bypass' : ({ bypassed: 'bypass', rejected: 'rejected' } as const)[state];
  if (code === undefined || stateAt === null || stateSeq === null) return [];
  const who = endedBy.length === 0 ? null : endedBy.join(', ');
  return [exception(release, { code, at: stateAt, seq: stateSeq, who })];
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

function ofOutcome(release: ReportedRelease): readonly ReportedException[] {
  const { verification, rollback } = release;
  const said = verification === null ? undefined : VERDICTS[verification.verdict];
  const ended = rollback === null ? undefined : ENDS[rollback.state];
  return [
    ...(verification && said ? [exception(release, { ...verification, code: said })] : []),
    ...(rollback && ended
      ? [exception(release, { ...rollback, code: ended, reason: `to ${rollback.target.slice(0, 12)}` })]
      : []),
  ];
}

type Given = Pick<ReportedException, 'code' | 'at' | 'seq'> & Partial<Pick<ReportedException, 'who' | 'reason'>>;

function exception(
  { repository, environment, deployment, commit }: ReportedRelease,
  { code, at, seq, who = null, reason = null }: Given,
): ReportedException {
  return { code, at, seq, repository, environment, deployment, commit, who, reason };
}
