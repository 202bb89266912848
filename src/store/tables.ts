/**
 * The tables, as Kysely sees them. Instants are milliseconds since the epoch; documents are canonical JSON in text
 * columns, because their bytes are what digests are made of (and PostgreSQL's jsonb keeps neither order nor `\u0000`).
 */
import type { Generated, Kysely, Transaction } from 'kysely';
import type { Effect } from '../domain/effect.ts';
import type { EpochMs } from '../domain/instant.ts';
import type { Question } from '../domain/question.ts';
import type { AuditEntryTable, AuditLogTable } from './tables/audit.ts';
import type { DoraEventTable, DoraHistoryTable } from './tables/dora.ts';
import type { EscalationPageTable, EscalationTable, OpeningTable, PolicyNewsTable } from './tables/escalations.ts';
import type { PostureTable, UndeployedTable } from './tables/library.ts';
import type { DeploymentReviewTable, OverrideTable, StatementTable } from './tables/people.ts';
import type { RepositoryPlaceTable } from './tables/places.ts';
import type { PlanDecisionTable, PlanLeaveOutTable, PlanTable } from './tables/plans.ts';
import type { ProbeTable } from './tables/probes.ts';
import type {
  GateTable,
  KeptIssueTable,
  ReleaseGateTable,
  RollbackRunTable,
  RollbackTable,
  VerificationTable,
} from './tables/releases.ts';
import type { ReviewTable } from './tables/reviews.ts';
import type { PlannedGateTable, TrainOrderTable, TrainTable } from './tables/trains.ts';
import type {
  DeferredEffectTable,
  FindingTable,
  InstallationLimitTable,
  RepositoryTurnTable,
  SweepTable,
} from './tables/upkeep.ts';

export type * from './tables/audit.ts';
export type * from './tables/dora.ts';
export type * from './tables/escalations.ts';
export type * from './tables/library.ts';
export type * from './tables/people.ts';
export type * from './tables/places.ts';
export type * from './tables/plans.ts';
export type * from './tables/probes.ts';
export type * from './tables/releases.ts';
export type * from './tables/reviews.ts';
export type * from './tables/trains.ts';
export type * from './tables/upkeep.ts';

export interface Tables {
  delivery: DeliveryTable;
  question: QuestionTable;
  lane: LaneTable;
  record: RecordTable;
  effect: EffectTable;
  notice: NoticeTable;
  override: OverrideTable;
  statement: StatementTable;
  policy: PolicyTable;
  organisation_policy: OrganisationPolicyTable;
  deployment_review: DeploymentReviewTable;
  gate: GateTable;
  sweep: SweepTable;
  finding: FindingTable;
  release_gate: ReleaseGateTable;
  kept_issue: KeptIssueTable;
  verification: VerificationTable;
  probe: ProbeTable;
  review: ReviewTable;
  rollback: RollbackTable;
  rollback_run: RollbackRunTable;
  plan: PlanTable;
  plan_decision: PlanDecisionTable;
  plan_leave_out: PlanLeaveOutTable;
  planned_gate: PlannedGateTable;
  train: TrainTable;
  train_order: TrainOrderTable;
  dora_event: DoraEventTable;
  dora_history: DoraHistoryTable;
  escalation: EscalationTable;
  escalation_page: EscalationPageTable;
  opening: OpeningTable;
  policy_news: PolicyNewsTable;
  posture: PostureTable;
  undeployed: UndeployedTable;
  installation_limit: InstallationLimitTable;
  deferred_effect: DeferredEffectTable;
  repository_turn: RepositoryTurnTable;
  repository_place: RepositoryPlaceTable;
  audit_log: AuditLogTable;
  audit_entry: AuditEntryTable;
}

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** The inbox. */
export interface DeliveryTable {
  seq: Generated<number>;
  /** GitHub's GUID, unique. */
  id: string;
  event: string;
  received_at: EpochMs;
  /** Emptied when the delivery is done: facts are read from GitHub, so nobody needs it again. */
  body: Uint8Array;
  state: 'waiting' | 'done' | 'set-aside';
  failures: number;
  because: string | null;
  finished_at: EpochMs | null;
  /** Until when a process takes it in; null when none does. */
  leased_until: EpochMs | null;
}

/** The agenda. */
export interface QuestionTable {
  key: string;
  kind: Question['kind'];
  repository_id: number;
  lane: string;
  /** The question as JSON. */
  body: string;
  due_at: EpochMs | null;
  /** Grows with every event about the question. */
  touched: number;
  /** `touched` when it was last claimed: a difference means that an event came while it was being answered. */
  claimed_touched: number;
  /** Claims in a row that did not end well. Counted when claiming, so that a crash counts. */
  failures: number;
  because: string | null;
  final_at: EpochMs | null;
}

/** Who answers in a lane, and until when. `token` only grows: it fences off whoever lost the lane. */
export interface LaneTable {
  key: string;
  question_key: string;
  token: number;
  /** Null: given back. */
  leased_until: EpochMs | null;
}

/**
 * Every answer with the facts it was made from. A decision without facts was made on those of the last answer before it
 * that has some, with `at` as the decision names it.
 */
export interface RecordTable {
  id: Generated<number>;
  question_key: string;
  at: EpochMs;
  summary: string;
  facts: string | null;
  decision: string | null;
  /** Names of the gates that held it, as a JSON list; null: nothing was decided, or an older version wrote it. */
  holding: string | null;
}

/** The outbox: one row per slot, holding the content that was wanted last. */
export interface EffectTable {
  id: Generated<number>;
  slot: string;
  question_key: string;
  lane: string;
  kind: Effect['kind'];
  /** What `contentOf` says: tells whether the slot already holds what is wanted. */
  content: string;
  /** Of the payload; differs from `content` where several payloads mean the same. */
  digest: string;
  /** The effect as JSON. */
  payload: string;
  state: 'pending' | 'done' | 'superseded';
  attempts: number;
  /** When to try next; null when settled. */
  due_at: EpochMs | null;
  decided_at: EpochMs;
  settled_at: EpochMs | null;
  note: string | null;
}

/** What people asked to be told. One slot has as many rows as there were changes to tell. */
export interface NoticeTable {
  id: Generated<number>;
  slot: string;
  /** What `Notice.content` says: the same in the last row of the slot is not told again. */
  content: string;
  question_key: string;
  /** The slot of the effect that has to be done first; null: none. */
  awaits: string | null;
  /** The notice as JSON. */
  payload: string;
  state: 'pending' | 'done' | 'superseded';
  /** Counted when claiming, so that a crash counts. */
  attempts: number;
  wanted_at: EpochMs;
  /** When to try next; null when settled. */
  due_at: EpochMs | null;
  settled_at: EpochMs | null;
  /** How it ended; before that, of the last try: see `tries-of-notice.ts`. */
  note: string | null;
}

export interface PolicyTable {
  repository_id: number;
  text: string;
  sha: string;
  /** RFC 3339. */
  at: string;
}

export interface OrganisationPolicyTable {
  /** Of the organisation's account. */
  owner_id: number;
  text: string;
  sha: string;
  /** RFC 3339. */
  at: string;
}
