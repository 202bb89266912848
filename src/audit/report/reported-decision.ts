/** What the log says of one decision: about what, for whom, by which rules. */
import type { Instant } from '../../domain/instant.ts';
import type { AuditEntry } from '../entry.ts';
import type { Names } from './names.ts';
import { type Data, listIn, numberIn, texts, word } from './read-data.ts';

export interface ReportedDecision {
  readonly at: Instant;
  readonly seq: number;
  readonly summary: string;
  readonly verdict: string;
  readonly mode: string;
  readonly tier: string;
  readonly releaseType: string;
  readonly policy: { readonly sources: readonly string[]; readonly digest: string };
  readonly factsDigest: string;
  readonly decisionDigest: string;
  readonly gates: readonly { readonly name: string; readonly status: string }[];
  /** What was to be let in: at most 100 are in the log, of `changeCount`. */
  readonly changes: readonly ReportedChange[];
  readonly changeCount: number;
  /** Whose approval counted, by gate, and in which role where the policy names one. */
  readonly counted: readonly {
    readonly gate: string;
    readonly people: readonly string[];
    readonly as?: string | undefined;
  }[];
  readonly override: { readonly user: string; readonly reason: string } | null;
  /** Who said yes or no to the release, and when; those whose word did not count are among them. */
  readonly approvals: readonly ReportedApproval[];
  /** The last run of each preflight before it. */
  readonly preflights: readonly ReportedPreflight[];
  /** Numbers of the milestones that it was planned with. */
  readonly plans: readonly number[];
  /** The zone in which the policy tells times; null: the log does not tell. */
  readonly zone: string | null;
}

export interface ReportedChange {
  readonly change: string;
  readonly author: string;
  /** The issues or requests that it was made for; absent: no gate asked, or the change has none. */
  readonly requests?: readonly string[] | undefined;
  /** Who else had a hand in it. */
  readonly contributors?: readonly string[] | undefined;
  /** Who approved its last state and had no hand in it; absent: the line is older than this. */
  readonly reviewedBy?: readonly string[] | undefined;
}

export interface ReportedApproval {
  readonly who: string;
  /** `approved` or `rejected`. */
  readonly state: string;
  readonly at: Instant;
  /** `comment`, `deployment-review` (on GitHub's own page) or `page` (on a page of Tidegate). */
  readonly source: string;
}

export interface ReportedPreflight {
  readonly file: string;
  readonly verdict: string;
  readonly at: Instant;
  readonly failedChecks: readonly string[];
}

export function decisionIn({ at, seq, data }: AuditEntry, names: Names): ReportedDecision {
  const policy = (data['policy'] ?? {}) as Data;
  return {
    at,
    seq,
    summary: names.within(word(data, 'summary')),
    verdict: word(data, 'verdict'),
    mode: word(data, 'mode'),
    tier: word(data, 'tier'),
    releaseType: word(data, 'releaseType'),
    policy: { sources: texts(policy['sources']), digest: word(policy, 'digest') },
    factsDigest: word(data, 'factsDigest'),
    decisionDigest: word(data, 'decisionDigest'),
    gates: listIn(data['gates']).map((gate) => ({ name: word(gate, 'name'), status: word(gate, 'status') })),
    changes: changesIn(data, names),
    changeCount: numberIn(data, 'changeCount') ?? 0,
    counted: listIn(data['counted']).map((each) => countedIn(each, names)),
    override: overrideIn(data, names),
    approvals: listIn(data['approvals']).map((each) => approvalIn(each, names)),
    preflights: listIn(data['preflights']).map(preflightIn),
    plans: plansIn(data),
    zone: word(data, 'zone') === '' ? null : word(data, 'zone'),
  };
}

/** Numbers of milestones. */
export function plansIn(data: Data): readonly number[] {
  const plans = data['plans'];
  return Array.isArray(plans) ? plans.filter((each) => typeof each === 'number') : [];
}

function countedIn(data: Data, names: Names): ReportedDecision['counted'][number] {
  const people = texts(data['people']).map((login) => names.of(login));
  const role = word(data, 'as');
  return { gate: word(data, 'gate'), people, ...(role === '' ? {} : { as: names.within(role) }) };
}

function overrideIn(data: Data, names: Names): ReportedDecision['override'] {
  const override = data['override'] as Data | null | undefined;
  if (!override) return null;
  return { user: names.of(word(override, 'user')), reason: names.within(word(override, 'reason')) };
}

function approvalIn(data: Data, names: Names): ReportedApproval {
  const who = names.of(word(data, 'user'));
  return { who, state: word(data, 'state'), at: word(data, 'at') as Instant, source: word(data, 'source') };
}

function preflightIn(data: Data): ReportedPreflight {
  const at = word(data, 'at') as Instant;
  return { file: word(data, 'file'), verdict: word(data, 'verdict'), at, failedChecks: texts(data['failedChecks']) };
}

/** Lines that were written before requests and reviews were logged have none. */
function changesIn(data: Data, names: Names): readonly ReportedChange[] {
  const reviewed = new Map(listIn(data['reviewed']).map((each) => [word(each, 'change'), each]));
  return listIn(data['changes']).map((each) => {
    const change = word(each, 'change');
    const requests = texts(each['requests']);
    const review = reviewed.get(change);
    const contributors = texts(review?.['contributors']).map((login) => names.of(login));
    return {
      change,
      author: names.of(word(each, 'author')),
      ...(requests.length === 0 ? {} : { requests: requests.map((one) => names.within(one)) }),
      ...(contributors.length === 0 ? {} : { contributors }),
      ...(review === undefined ? {} : { reviewedBy: texts(review['by']).map((login) => names.of(login)) }),
    };
  });
}
