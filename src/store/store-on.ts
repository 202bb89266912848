import type { DoraStore, LibraryStore, PlanStore, RollbackStore, Store, TrainStore } from '../flow/ports.ts';
import { acceptDelivery } from './accept-delivery.ts';
import { admitEffect } from './admit-effect.ts';
import { askNow, gatesWithoutTimer } from './ask-now.ts';
import { auditLogs } from './audit-lines.ts';
import { backlog } from './backlog.ts';
import { claimDeliveries } from './claim-deliveries.ts';
import { claimQuestion } from './claim-question.ts';
import { claimSweep, finishSweep, sweepMemory } from './claim-sweep.ts';
import { markDispatch } from './dispatches.ts';
import { decidedReleases, doraEvents, doraHistory, keepHistory } from './dora-history.ts';
import { endedSince } from './ended-gates.ts';
import { failDelivery } from './fail-delivery.ts';
import { findingCounts, openFindings, saveFindings } from './findings.ts';
import { finishDeliveries } from './finish-delivery.ts';
import { gateHistories } from './gate-histories.ts';
import { pausedUntil, pauseInstallation, takeRoom } from './installation-limit.ts';
import { keepValidPolicy } from './keep-valid-policy.ts';
import { keptIssue } from './kept-issue.ts';
import { governedRepositories, knownRepositories, knownRepository } from './known-repositories.ts';
import { laneGates } from './lane-gates.ts';
import { lastReading } from './last-reading.ts';
import { lastValidPolicy } from './last-valid-policy.ts';
import { keepPosture, keepUndeployed, libraryGates, libraryTotals, postures, undeployed } from './library.ts';
import { mergeChecks, waitingPullRequests } from './merge-checks.ts';
import { missingDeliveries } from './missing-deliveries.ts';
import { nextDueAt } from './next-due-at.ts';
import { openGates, openGatesOfInstallation } from './open-gates.ts';
import { firstGate, openedGates } from './opened-gates.ts';
import {
  forgetOrganisationPolicy,
  keepValidOrganisationPolicy,
  lastValidOrganisationPolicy,
} from './organisation-policy.ts';
import { outcomes } from './outcomes.ts';
import { overrides } from './overrides.ts';
import { pastDecisions } from './past-decisions.ts';
import { pendingEffects } from './pending-effects.ts';
import { plannedGates } from './planned-gates.ts';
import { plansOf, stageDecisions } from './plans.ts';
import { keepProbe, lastProbe, probeOf } from './probes.ts';
import { prune } from './prune.ts';
import { questionsAbout } from './questions-about.ts';
import { releaseClaim } from './release-claim.ts';
import { lastAnswer, releaseGates } from './release-gates.ts';
import { openReleaseRecords, releaseRecordsOf } from './release-records.ts';
import { reopenGates } from './reopen-gates.ts';
import { placeVerbs } from './repository-places.ts';
import { reviewVerbs } from './reviews.ts';
import { openRollbacks, rollback, rollbackOfRun, rollbacks } from './rollbacks.ts';
import { saveRecord } from './save-record.ts';
import { seeReviews } from './see-reviews.ts';
import { settleEffect } from './settle-effect.ts';
import { restrictions, statements } from './statements.ts';
import type { Database } from './tables.ts';
import { tellingVerbs } from './telling-verbs.ts';
import { trains } from './trains.ts';
import { acceptVerification, verifications } from './verifications.ts';
import { waitingDeliveries } from './waiting-deliveries.ts';

/** Runs one verb, a whole transaction, perhaps more than once. */
export type Run = <T>(verb: () => Promise<T>) => Promise<T>;

/** The same tables twice: how durable a commit is differs. */
export interface Databases {
  /** What is committed is on disk. The rule. */
  readonly durable: Database;
  /**
   * A power cut may take the last commits, though none before one that stays. Only for what is then done again, with
   * the same result.
   */
  readonly repeatable: Database;
}

/** The verbs over any database that has the tables; each is run as that database needs it. */
export function storeOn({ durable: db, repeatable }: Databases, run: Run): Store {
  return {
    acceptDelivery: (delivery) => run(() => acceptDelivery(db, delivery)),
    waitingDeliveries: (limit) => run(() => waitingDeliveries(db, limit)),
    finishDelivery: (id, questions, at, gates) =>
      run(async () => {
        await repeatable.transaction().execute((tx) => finishDeliveries(tx, [{ id, questions, at, gates }]));
      }),
    failDelivery: (id, because, limit) => run(() => failDelivery(db, id, because, limit)),
    claimDeliveries: (at, leaseUntil, limit) => run(() => claimDeliveries(repeatable, at, leaseUntil, limit)),
    claimQuestion: (at, leaseUntil) => run(() => claimQuestion(repeatable, at, leaseUntil)),
    nextDueAt: () => run(() => nextDueAt(db)),
    saveRecord: (claim, record) => run(() => saveRecord(db, claim, record)),
    releaseClaim: (claim, next) => run(() => releaseClaim(repeatable, claim, next)),
    pendingEffects: (questionKey, at) => run(() => pendingEffects(db, questionKey, at)),
    settleEffect: (effect, outcome, at) => run(() => settleEffect(db, effect, outcome, at)),
    questionsAbout: (repositoryId, sha) => run(() => questionsAbout(db, repositoryId, sha)),
    seeReviews: (gate, reviews, at) => run(() => seeReviews(db, gate, reviews, at)),
    overrides: (repositoryId, environment) => run(() => overrides(db, repositoryId, environment)),
    statements: (repositoryId, environment, sha) => run(() => statements(db, repositoryId, environment, sha)),
    restrictions: (repositoryId) => run(() => restrictions(db, repositoryId)),
    lastValidPolicy: (repositoryId) => run(() => lastValidPolicy(db, repositoryId)),
    keepValidPolicy: (repositoryId, policy) => run(() => keepValidPolicy(db, repositoryId, policy)),
    lastValidOrganisationPolicy: (ownerId) => run(() => lastValidOrganisationPolicy(db, ownerId)),
    keepValidOrganisationPolicy: (ownerId, policy) => run(() => keepValidOrganisationPolicy(db, ownerId, policy)),
    forgetOrganisationPolicy: (ownerId) => run(() => forgetOrganisationPolicy(db, ownerId)),
    missingDeliveries: (ids) => run(() => missingDeliveries(db, ids)),
    askNow: (questions, at, gates) => run(() => askNow(db, questions, at, gates)),
    gatesWithoutTimer: (limit) => run(() => gatesWithoutTimer(db, limit)),
    knownRepository: (id) => run(() => knownRepository(db, id)),
    knownRepositories: () => run(() => knownRepositories(db)),
    governedRepositories: () => run(() => governedRepositories(db)),
    mergeChecks: (repositoryId, shas) => run(() => mergeChecks(db, repositoryId, shas)),
    waitingPullRequests: (installationId, limit) => run(() => waitingPullRequests(db, installationId, limit)),
    saveFindings: (judged, at) => run(() => saveFindings(db, judged, at)),
    openFindings: (repositoryId) => run(() => openFindings(db, repositoryId)),
    findingCounts: () => run(() => findingCounts(db)),
    ...reviewVerbs(db, run),
    releaseGates: (repositoryId, of) => run(() => releaseGates(db, repositoryId, of)),
    releaseRecordsOf: (gate, sha) => run(() => releaseRecordsOf(db, gate, sha)),
    openReleaseRecords: (repositoryId) => run(() => openReleaseRecords(db, repositoryId)),
    lastAnswer: (gate) => run(() => lastAnswer(db, gate)),
    keptIssue: (repositoryId, key) => run(() => keptIssue(db, repositoryId, key)),
    pastDecisions: (of, limit) => run(() => pastDecisions(db, of, limit)),
    acceptVerification: (question, at) => run(() => acceptVerification(db, question, at)),
    verifications: (repositoryId, environment) => run(() => verifications(db, repositoryId, environment)),
    lastProbe: (repositoryId, environment) => run(() => lastProbe(db, repositoryId, environment)),
    probeOf: (key) => run(() => probeOf(db, key)),
    keepProbe: (probe) => run(() => keepProbe(db, probe)),
    ...placeVerbs(db, run),
    ...planVerbs(db, run),
    ...trainVerbs(db, run),
    ...rollbackVerbs(db, run),
    ...upkeepVerbs(db, run),
    ...tellingVerbs(db, run),
    ...doraVerbs(db, run),
    ...libraryVerbs(db, run),
    ...gateVerbs(db, run),
    ...auditLogs(db),
    close: () => db.destroy(),
  };
}

function planVerbs(db: Database, run: Run): PlanStore {
  return {
    plansOf: (repositoryId) => run(() => plansOf(db, repositoryId)),
    stageDecisions: (repositoryId, milestone) => run(() => stageDecisions(db, repositoryId, milestone)),
  };
}

function trainVerbs(db: Database, run: Run): TrainStore {
  return {
    trains: (installationId) => run(() => trains(db, installationId)),
    plannedGates: (repositoryId, environment, title) => run(() => plannedGates(db, repositoryId, environment, title)),
  };
}

function rollbackVerbs(db: Database, run: Run): RollbackStore {
  return {
    rollbacks: (repositoryId, environment) => run(() => rollbacks(db, repositoryId, environment)),
    rollback: (id) => run(() => rollback(db, id)),
    rollbackOfRun: (repositoryId, runId) => run(() => rollbackOfRun(db, repositoryId, runId)),
    markDispatch: (id, nth, sentAt) => run(() => markDispatch(db, id, nth, sentAt)),
    openRollbacks: (repositoryId) => run(() => openRollbacks(db, repositoryId)),
  };
}

function upkeepVerbs(
  db: Database,
  run: Run,
): Pick<
  Store,
  | 'prune'
  | 'backlog'
  | 'admitEffect'
  | 'takeRoom'
  | 'pauseInstallation'
  | 'pausedUntil'
  | 'claimSweep'
  | 'finishSweep'
  | 'sweepMemory'
> {
  return {
    prune: (at) => run(() => prune(db, at)),
    backlog: (at) => run(() => backlog(db, at)),
    admitEffect: (effect, at, limits) => run(() => admitEffect(db, effect, at, limits)),
    takeRoom: (installationId, wanted, at, limits) => run(() => takeRoom(db, installationId, wanted, at, limits)),
    pauseInstallation: (installationId, pause) => run(() => pauseInstallation(db, installationId, pause)),
    pausedUntil: (installationId, at) => run(() => pausedUntil(db, installationId, at)),
    claimSweep: (name, at, leaseUntil) => run(() => claimSweep(db, name, at, leaseUntil)),
    finishSweep: (claim, next) => run(() => finishSweep(db, claim, next)),
    sweepMemory: (name) => run(() => sweepMemory(db, name)),
  };
}

function doraVerbs(db: Database, run: Run): DoraStore & Pick<Store, 'outcomes'> {
  return {
    outcomes: (repositoryId) => run(() => outcomes(db, repositoryId)),
    doraEvents: (repositoryId) => run(() => doraEvents(db, repositoryId)),
    doraHistory: (repositoryId) => run(() => doraHistory(db, repositoryId)),
    keepHistory: (repositoryId, slice) => run(() => keepHistory(db, repositoryId, slice)),
    gateHistories: (repositoryId, since) => run(() => gateHistories(db, repositoryId, since)),
    decidedReleases: (repositoryId) => run(() => decidedReleases(db, repositoryId)),
  };
}

function libraryVerbs(db: Database, run: Run): LibraryStore {
  return {
    libraryGates: (repositoryId, limit) => run(() => libraryGates(db, repositoryId, limit)),
    keepPosture: (kept) => run(() => keepPosture(db, kept)),
    postures: (repositoryIds) => run(() => postures(db, repositoryIds)),
    keepUndeployed: (repositoryId, lanes) => run(() => keepUndeployed(db, repositoryId, lanes)),
    undeployed: (repositoryId) => run(() => undeployed(db, repositoryId)),
    libraryTotals: (since) => run(() => libraryTotals(db, since)),
  };
}

type GateVerbs = Pick<
  Store,
  | 'endedSince'
  | 'firstGate'
  | 'laneGates'
  | 'lastReading'
  | 'openGates'
  | 'openGatesOfInstallation'
  | 'openedGates'
  | 'reopenGates'
>;

function gateVerbs(db: Database, run: Run): GateVerbs {
  return {
    laneGates: (repositoryId, environment, since) => run(() => laneGates(db, repositoryId, environment, since)),
    endedSince: (repositoryId, environment, at) => run(() => endedSince(db, repositoryId, environment, at)),
    lastReading: (gate) => run(() => lastReading(db, gate)),
    openGates: (repositoryId) => run(() => openGates(db, repositoryId)),
    openGatesOfInstallation: (installationId) => run(() => openGatesOfInstallation(db, installationId)),
    openedGates: (repositoryId, environment) => run(() => openedGates(db, repositoryId, environment)),
    firstGate: (repositoryId, environment) => run(() => firstGate(db, repositoryId, environment)),
    reopenGates: (gates, at) => run(() => reopenGates(db, gates, at)),
  };
}
