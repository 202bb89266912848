/** A small log that has one of everything that a report tells of, and what stands around it. */
import { auditLine, type NewAuditEntry } from '../../../../src/audit/entry.ts';
import { signedHead } from '../../../../src/audit/export-log.ts';
import { leafHash } from '../../../../src/audit/hash.ts';
import { makeReport, readFirst } from '../../../../src/audit/report/make-report.ts';
import { Names } from '../../../../src/audit/report/names.ts';
import type { AuditReport } from '../../../../src/audit/report/report.ts';
import type { Asked } from '../../../../src/audit/report/scope.ts';
import { MerkleTree } from '../../../../src/audit/tree.ts';
import { type Instant, toInstant } from '../../../../src/domain/instant.ts';
import { keyOfSeed } from '../known-values.ts';

export const GOOD = '1111111'.padEnd(40, '0');
export const BAD = '2222222'.padEnd(40, '0');
const HOTFIX = '3333333'.padEnd(40, '0');
const AUTO = '4444444'.padEnd(40, '0');
const BASE = Date.UTC(2026, 10, 23, 9);
const ORIGIN = 'github.com/installations/5/audit';
const SHOP = { repository: 'acme/shop', repositoryId: 1 };
const PAYMENTS = { repository: 'acme/payments', repositoryId: 2 };
const PEOPLE = { anna: 11, ben: 12, pia: 13, ravi: 14, ola: 15, sam: 16, dan: 17 };

export function at(minute: number): Instant {
  return toInstant(BASE + minute * 60_000);
}

type Subject = NewAuditEntry['subject'];
type Data = NewAuditEntry['data'];

function ours(minute: number, kind: NewAuditEntry['kind'], subject: Partial<Subject>, data: Data): NewAuditEntry {
  return { at: at(minute), actor: { kind: 'tidegate' }, kind, subject: { ...SHOP, ...subject }, data };
}

function said(
  minute: number,
  login: keyof typeof PEOPLE,
  kind: NewAuditEntry['kind'],
  subject: Partial<Subject>,
  data: Data = {},
): NewAuditEntry {
  const actor = { kind: 'user', id: PEOPLE[login], login } as const;
  return { at: at(minute), actor, kind, subject: { ...SHOP, ...subject }, data };
}

function place(deployment: number, commit?: string, environment = 'production'): Partial<Subject> {
  return { deployment, environment, ...(commit === undefined ? {} : { commit }) };
}

function decided(minute: number, deployment: number, data: Data): NewAuditEntry {
  return ours(minute, 'decision', place(deployment), {
    summary: 'Open: nothing is missing',
    verdict: 'open',
    mode: 'enforce',
    tier: 'high',
    releaseType: 'minor',
    policy: { sources: ['.github/tidegate.yml'], digest: 'a'.repeat(64) },
    factsDigest: 'f'.repeat(64),
    decisionDigest: 'd'.repeat(64),
    override: null,
    gates: [
      { name: 'promotion', status: 'met' },
      { name: 'board', status: 'met' },
    ],
    counted: [],
    changes: [{ change: '#5', author: 'anna' }],
    changeCount: 1,
    reviewed: [{ change: '#5', by: ['ben'] }],
    startedBy: ['ben'],
    zone: 'Europe/Berlin',
    ...data,
  });
}

function gated(minute: number, deployment: number, commit: string, to: string, data: Data = {}): NewAuditEntry {
  const from = to === 'held' ? null : 'held';
  const asked = {
    run: deployment + 1000,
    attempt: 1,
    requestedAt: at(Math.min(minute, deployment === 50 ? 9 : minute)),
  };
  return ours(minute, to === 'bypassed' ? 'bypass' : 'gate', place(deployment, commit), {
    from,
    to,
    reasons: to === 'held' ? ['approvals/not-enough'] : [],
    ...asked,
    ...data,
  });
}

function letIn(minute: number, deployment: number, commit: string): NewAuditEntry {
  return ours(minute, 'outcome', place(deployment, commit), { effect: 'open-gate', outcome: 'done', attempt: 1 });
}

function went(minute: number, deployment: number, commit: string, data: Data): NewAuditEntry {
  return ours(minute, 'rollback', place(deployment, commit), {
    rollback: `r${deployment}`,
    before: null,
    dispatches: 0,
    ...data,
  });
}

/** The release of a plan: no-go, what was left out, go, an approval, in, well, bad, paged, ordered back, looked back on. */
const PLANNED: readonly NewAuditEntry[] = [
  said(
    0,
    'ravi',
    'no-go',
    { milestone: 3, issue: 7, comment: 1 },
    { stage: 'test-end', reason: '0 months <b>', pulls: [5, 6], complete: true },
  ),
  said(2, 'ravi', 'leave-out', { milestone: 3, issue: 7, comment: 2, pullRequest: 6 }, { reason: 'it was reverted' }),
  said(4, 'pia', 'go', { milestone: 3, issue: 7, comment: 3 }, { stage: 'test-end' }),
  decided(10, 50, { verdict: 'waiting', summary: 'Held. Waiting for 1 more approval', plans: [3] }),
  gated(10, 50, BAD, 'held'),
  said(12, 'pia', 'approve', { environment: 'production', commit: BAD, comment: 4 }),
  decided(13, 50, {
    plans: [3],
    counted: [{ gate: 'board', people: ['pia'], as: 'product owner' }],
    approvals: [{ user: 'pia', state: 'approved', at: at(12), source: 'comment' }],
    preflights: [{ file: '.github/preflight.yml', verdict: 'pass', at: at(13) }],
  }),
  letIn(14, 50, BAD),
  gated(15, 50, BAD, 'approved'),
  ours(20, 'verification', place(50, BAD), { verdict: 'pass', runId: 1050 }),
  ours(60, 'verification', place(50, BAD), { verdict: 'fail', failedChecks: ['checkout'] }),
  ours(61, 'hold', place(50, BAD), { reason: 'its verification failed (checkout)' }),
  went(61, 50, BAD, { state: 'asked', target: GOOD, trigger: 'fail', orderedBy: null }),
  ours(61, 'rollback-decision', place(50), {
    action: 'hold',
    reason: 'approval-required',
    guards: [{ code: 'approval-required', held: true, value: 'tier: high' }],
  }),
  ours(62, 'escalation', place(50, BAD), { event: 'verification-failed', nth: 1, state: 'open', paged: [] }),
  ours(63, 'escalation', place(50, BAD), {
    ...{ event: 'verification-failed', nth: 1, state: 'open' },
    paged: [{ level: 1, variable: 'PD_KEY', pagedAt: at(62) }],
  }),
  ours(64, 'outcome', place(50, BAD), {
    ...{ effect: 'notify', outcome: 'done', attempt: 1, note: 'answered 202' },
    slot: '1/notify/escalation/verification-failed/50/level-1/escalation/pagerduty/PD_KEY',
  }),
  ours(70, 'acknowledge', place(50, BAD), { event: 'verification-failed', nth: 1, how: 'pagerduty', by: 'Mia Meier' }),
  said(
    72,
    'ola',
    'rollback',
    { ...PAYMENTS, issue: 5, comment: 9 },
    { train: 'checkout', title: 'release/1', reason: 'no connections' },
  ),
  said(
    72,
    'ola',
    'rollback',
    { ...PAYMENTS, environment: 'production', commit: BAD, comment: 9 },
    { reason: 'train checkout: no connections' },
  ),
  went(73, 50, BAD, { state: 'ordered', target: GOOD, trigger: 'requested', orderedBy: 'ola' }),
  went(73, 50, BAD, { state: 'dispatched', target: GOOD, trigger: 'requested', orderedBy: 'ola', run: 1051 }),
  decided(74, 51, {
    releaseType: 'rollback',
    startedBy: ['tidegate[bot]'],
    summary: 'Rollback of 2222222 to 1111111',
    gates: [],
  }),
  gated(74, 51, GOOD, 'held'),
  letIn(75, 51, GOOD),
  gated(75, 51, GOOD, 'approved'),
  ours(77, 'verification', place(51, GOOD), { verdict: 'pass', runId: 1051 }),
  went(78, 50, BAD, { state: 'verified', target: GOOD, trigger: 'requested', orderedBy: 'ola', run: 1051 }),
  ours(79, 'escalation', place(50, BAD), {
    ...{ event: 'verification-failed', nth: 1, state: 'over', ending: 'production went back' },
    paged: [{ level: 1, variable: 'PD_KEY', pagedAt: at(62) }],
  }),
  ours(
    90,
    'review',
    { ...place(51), issue: 8 },
    { state: 'reopened', closedAt: at(89), reopenings: 1, by: [{ id: 14, login: 'ravi' }] },
  ),
  said(
    96,
    'ravi',
    'review',
    { ...place(51), issue: 8 },
    { state: 'closed', closedAt: at(95), causes: ['gap/testing'], reopenings: 1 },
  ),
];

/** An emergency over the policy with an approval of its author, one past it, and one that the policy took back by itself. */
const OTHERS: readonly NewAuditEntry[] = [
  decided(100, 60, {
    verdict: 'blocked',
    releaseType: 'emergency',
    summary: 'Frozen',
    startedBy: ['sam'],
    changes: [{ change: '#9', author: 'anna' }],
    reviewed: [{ change: '#9', by: [] }],
  }),
  gated(100, 60, HOTFIX, 'held'),
  said(101, 'sam', 'override', { ...place(60, HOTFIX), comment: 20 }, { reason: 'prod is down' }),
  decided(102, 60, {
    ...{
      releaseType: 'emergency',
      summary: 'Open by override',
      startedBy: ['sam'],
      changes: [{ change: '#9', author: 'anna' }],
      reviewed: [{ change: '#9', by: [] }],
    },
    override: { user: 'sam', reason: 'prod is down', expiresAt: at(200) },
    counted: [{ gate: 'board', people: ['anna'] }],
    policy: { sources: ['.github/tidegate.yml'], digest: 'b'.repeat(64) },
  }),
  letIn(103, 60, HOTFIX),
  ours(130, 'verification', place(60, HOTFIX), { verdict: 'missing' }),
  gated(140, 61, HOTFIX, 'held'),
  gated(141, 61, HOTFIX, 'bypassed', { by: [{ id: 17, login: 'dan' }] }),
  decided(150, 62, {
    changes: [{ change: AUTO, author: 'dan' }],
    reviewed: [{ change: AUTO, by: [] }],
    startedBy: [],
    tier: 'low',
  }),
  gated(150, 62, AUTO, 'held'),
  letIn(151, 62, AUTO),
  ours(155, 'verification', place(62, AUTO), { verdict: 'fail', failedChecks: ['home'], runId: 1062 }),
  went(156, 62, AUTO, { state: 'ordered', target: HOTFIX, trigger: 'fail', orderedBy: null }),
  went(156, 62, AUTO, { state: 'dispatched', target: HOTFIX, trigger: 'fail', orderedBy: null, run: 1063 }),
  gated(157, 63, HOTFIX, 'held'),
  decided(157, 63, {
    releaseType: 'rollback',
    changes: [{ change: AUTO, author: 'dan' }],
    reviewed: [],
    startedBy: ['tidegate[bot]'],
    summary: 'Rollback of 4444444',
    gates: [],
  }),
  letIn(158, 63, HOTFIX),
  went(160, 62, AUTO, {
    state: 'failed',
    target: HOTFIX,
    trigger: 'fail',
    orderedBy: null,
    run: 1063,
    ending: { code: 'run-failed', text: 'The run failed.' },
  }),
  said(170, 'ola', 'lift', { environment: 'production', commit: BAD, comment: 30 }, { reason: 'repaired' }),
];

export const WHOLE_LOG: readonly NewAuditEntry[] = [...PLANNED, ...OTHERS];

/** @param covered how many lines the checkpoint vouches for; 0: there is none */
export async function reportOn(
  asked: Partial<Asked> & { readonly name?: string },
  { entries = WHOLE_LOG, erased = [] as readonly string[], covered = WHOLE_LOG.length - 1, skipped = 0 } = {},
): Promise<AuditReport> {
  const lines = entries.map((each, index) => auditLine(each, index < 5 ? index : index + skipped));
  async function* read() {
    yield* lines;
  }
  const { name = null, ...rest } = asked;
  const whole: Asked = { repository: null, release: null, from: null, to: null, ...rest };
  const names = new Names(erased);
  const first = await readFirst(read, whole, names);
  const vouched = new MerkleTree();
  for (const line of lines.slice(0, covered)) vouched.append(leafHash(Buffer.from(line)));
  const key = keyOfSeed(new Uint8Array(32).fill(7));
  const checkpoint = covered === 0 ? null : { note: signedHead(vouched, ORIGIN, key).note, covered };
  return makeReport(read, first, { asked: whole, release: name, names, origin: ORIGIN, checkpoint });
}
