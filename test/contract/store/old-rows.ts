/** Rows as each version of the tables held them, written past the verbs: those know the newest tables only. */
import { gate, openGate, pullRequest, report, SHA, T0 } from './samples.ts';

export interface OldRows {
  /** The migration that made the table, counted from 1. */
  readonly since: number;
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

const INSTANT = '2026-11-23T09:00:00Z';

const DELIVERY = { event: 'push', received_at: T0, state: 'waiting', failures: 0, because: null, finished_at: null };

const QUESTION = { repository_id: 1, touched: 2, claimed_touched: 1, failures: 0, because: null, final_at: null };

const EFFECT = { question_key: '1/gate/1', lane: '1/environment/production', attempts: 0, decided_at: T0, note: null };

/** In an order in which every row finds the rows that it points to. */
export const OLD_ROWS: readonly OldRows[] = [
  {
    since: 1,
    table: 'delivery',
    rows: [
      { ...DELIVERY, id: 'waits', body: Buffer.from([0, 1, 254, 255]) },
      { ...DELIVERY, id: 'is-done', body: Buffer.alloc(0), state: 'done', finished_at: T0 },
      { ...DELIVERY, id: 'aside', body: Buffer.from('{}'), state: 'set-aside', failures: 5, because: 'boom' },
    ],
  },
  {
    since: 1,
    table: 'question',
    rows: [
      { ...QUESTION, key: '1/gate/1', kind: 'gate', lane: EFFECT.lane, body: JSON.stringify(gate(1)), due_at: T0 + 5 },
      {
        ...QUESTION,
        key: '1/pull-request/2',
        kind: 'pull-request',
        lane: '1/pull-request/2',
        body: JSON.stringify(pullRequest(2)),
        due_at: null,
      },
    ],
  },
  {
    since: 1,
    table: 'lane',
    rows: [{ key: EFFECT.lane, question_key: '1/gate/1', token: 7, leased_until: null }],
  },
  {
    since: 1,
    table: 'record',
    rows: [{ question_key: '1/gate/1', at: T0, summary: 'waits for the window', facts: null, decision: null }],
  },
  {
    since: 1,
    table: 'effect',
    rows: [
      {
        ...EFFECT,
        slot: '1/gate/1/report',
        kind: 'report-gate',
        content: 'c1',
        digest: 'd1',
        payload: JSON.stringify(report(gate(1), 'held')),
        state: 'pending',
        due_at: T0 + 5,
        settled_at: null,
      },
      {
        ...EFFECT,
        slot: '1/gate/9/open',
        kind: 'open-gate',
        content: 'c2',
        digest: 'd2',
        payload: JSON.stringify(openGate(gate(9))),
        state: 'done',
        due_at: null,
        settled_at: T0,
      },
    ],
  },
  {
    since: 1,
    table: 'override',
    rows: [
      {
        repository_id: 1,
        comment_id: 5,
        environment_key: 'production',
        environment: 'Production',
        user_id: 7,
        user_login: 'ada',
        sha: SHA,
        reason: 'the shop is down – naïve Ünïcode ✓',
        at: INSTANT,
      },
    ],
  },
  { since: 1, table: 'policy', rows: [{ repository_id: 1, text: 'version: 1\n', sha: SHA, at: INSTANT }] },
  { since: 1, table: 'audit_log', rows: [{ installation_id: 90, size: 2 }] },
  {
    since: 1,
    table: 'audit_entry',
    rows: [0, 1].map((seq) => ({ installation_id: 90, seq, repository_id: 1, line: `{"seq":${seq}}` })),
  },
  { since: 2, table: 'organisation_policy', rows: [{ owner_id: 70, text: 'version: 1\n', sha: SHA, at: INSTANT }] },
  {
    since: 3,
    table: 'deployment_review',
    rows: [
      {
        repository_id: 1,
        run_id: 1001,
        environment_key: 'production',
        user_id: 7,
        state: 'approved',
        nth: 1,
        seen_at: T0,
      },
    ],
  },
  {
    since: 6,
    table: 'gate',
    rows: [
      {
        question_key: '1/gate/1',
        repository_id: 1,
        environment_key: 'production',
        deployment_id: 1,
        run_id: 1001,
        run_attempt: 1,
        sha: SHA,
        state: 'held',
        reasons: '["window-closed"]',
        since: T0,
        requested_at: T0,
        reports: 1,
        reported: 'key',
        warned_at: null,
        ended_by: '[]',
      },
    ],
  },
  {
    since: 4,
    table: 'statement',
    rows: [
      {
        repository_id: 1,
        comment_id: 6,
        kind: 'hold',
        environment_key: 'production',
        environment: 'production',
        sha: SHA,
        user_id: 7,
        user_login: 'ada',
        reason: 'not today',
        at: INSTANT,
        until_at: null,
        ended_by: null,
      },
    ],
  },
  {
    since: 9,
    table: 'installation_limit',
    rows: [
      {
        installation_id: 90,
        spent: JSON.stringify([{ at: T0, writes: 80, points: 800 }]),
        paused_until: T0 + 60_000,
        others_paused_until: 0,
      },
    ],
  },
  { since: 9, table: 'deferred_effect', rows: [{ effect_id: 1, installation_id: 90, rank: 1, since: T0 }] },
  { since: 17, table: 'plan', rows: [{ repository_id: 1, milestone: 3, state: 'open', body: '{"number":3}' }] },
  {
    since: 17,
    table: 'plan_decision',
    rows: [
      {
        repository_id: 1,
        comment_id: 8,
        milestone: 3,
        stage: 'code-freeze',
        verdict: 'no-go',
        user_id: 7,
        user_login: 'ada',
        reason: 'red tests',
        at: INSTANT,
      },
    ],
  },
  { since: 8, table: 'release_gate', rows: [{ repository_id: 1, deployment_id: 1, sha: SHA, at: T0 }] },
  { since: 8, table: 'kept_issue', rows: [{ repository_id: 1, key: `release/${SHA}`, number: 12 }] },
  {
    since: 7,
    table: 'sweep',
    rows: [{ name: 'waiting-runs', due_at: T0, token: 3, leased_until: null, memory: '{"after":0}' }],
  },
  {
    since: 7,
    table: 'finding',
    rows: [{ repository_id: 1, code: 'rule-missing', subject: 'production', since: T0, last_seen: T0, gone_at: null }],
  },
  {
    since: 10,
    table: 'verification',
    rows: [
      {
        repository_id: 1,
        deployment_id: 1,
        environment_key: 'production',
        environment: 'production',
        sha: SHA,
        verdict: 'pass',
        failed_checks: '[]',
        at: INSTANT,
      },
    ],
  },
  {
    since: 14,
    table: 'verification',
    rows: [
      {
        repository_id: 1,
        deployment_id: 2,
        environment_key: 'production',
        environment: 'production',
        sha: SHA,
        verdict: 'fail',
        failed_checks: '["home"]',
        causes: '{"preExisting":["home"],"reasonCode":"pre-existing"}',
        at: INSTANT,
      },
    ],
  },
  {
    since: 11,
    table: 'notice',
    rows: [
      {
        slot: '1/gate/1/held/0',
        content: 'held',
        question_key: '1/gate/1',
        awaits: null,
        payload: '{}',
        state: 'done',
        attempts: 1,
        wanted_at: T0,
        due_at: null,
        settled_at: T0,
        note: null,
      },
    ],
  },
  { since: 12, table: 'repository_turn', rows: [{ repository_id: 1, installation_id: 90, round: 3 }] },
  {
    since: 13,
    table: 'rollback',
    rows: [{ id: 'r-1', repository_id: 1, environment_key: 'production', state: 'verified', body: '{}' }],
  },
  { since: 13, table: 'rollback_run', rows: [{ repository_id: 1, run_id: 900, rollback_id: 'r-1' }] },
  {
    since: 19,
    table: 'probe',
    rows: [
      {
        repository_id: 1,
        deployment_id: 1,
        purpose: 'hypercare',
        file: '.github/smoke.yml',
        environment_key: 'production',
        environment: 'Production',
        sha: SHA,
        verdict: 'fail',
        failed_checks: '["home"]',
        because: 'home: status 500',
        live_sha: null,
        started_at: T0,
        at: T0 + 1,
        failures: 1,
      },
    ],
  },
  {
    since: 16,
    table: 'dora_event',
    rows: [{ repository_id: 1, kind: 'deployment', id: '1', at: T0, body: '{"kind":"deployment"}' }],
  },
  { since: 16, table: 'dora_history', rows: [{ repository_id: 1, cursor: '{}', whole_at: T0, state: null }] },
  {
    since: 18,
    table: 'escalation',
    rows: [
      {
        ...{ id: '1/escalation/verification-failed/1', repository_id: 1, is_open: 1, nth: 2, body: '{}' },
        acknowledged: null,
      },
    ],
  },
  {
    since: 18,
    table: 'escalation_page',
    rows: [{ alert_key: 'tidegate/a', escalation_id: '1/escalation/verification-failed/1', nth: 2 }],
  },
  {
    since: 20,
    table: 'review',
    rows: [
      {
        ...{ repository_id: 1, deployment_id: 1, environment: 'production', issue_number: 12, opened_at: INSTANT },
        ...{ due_at: INSTANT, closed_at: null, causes: '["gap/testing"]', reopenings: 1, undone_at: null },
      },
    ],
  },
  { since: 21, table: 'posture', rows: [{ repository_id: 1, at: T0, unguarded: 2, body: '{}' }] },
  {
    since: 21,
    table: 'undeployed',
    rows: [{ repository_id: 1, environment_key: 'production', changes: 3, oldest_at: T0, body: '{}' }],
  },
  {
    since: 22,
    table: 'train',
    rows: [{ repository_id: 1, key: 'checkout/r1', installation_id: 90, state: 'open', at: T0, body: '{}' }],
  },
  {
    since: 22,
    table: 'train_order',
    rows: [
      {
        ...{ comment_id: 9, repository_id: 1, key: 'checkout/r1', user_id: 7, user_login: 'ada' },
        ...{ reason: 'prices are wrong', at: INSTANT },
      },
    ],
  },
  {
    since: 22,
    table: 'planned_gate',
    rows: [{ repository_id: 1, deployment_id: 1, title_key: 'release%2F1', environment_key: 'production' }],
  },
  { since: 25, table: 'opening', rows: [{ repository_id: 1, deployment_id: 1, body: '{}' }] },
  { since: 24, table: 'policy_news', rows: [{ repository_id: 1, body: '{}' }] },
  {
    since: 28,
    table: 'repository_place',
    rows: [{ repository_id: 2, installation_id: 90, owner: 'acme', name: 'api', lost: 'archived', at: T0 }],
  },
];
